using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Families;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>
/// Services that fit a family. It begins with what the record knows: the needs of the latest assessment, everybody’s age and the children’s home. Whatever
/// is chosen instead is posted, so that no address, history or log holds it.
/// </summary>
[Needs(Duty.SeeConnections)]
public sealed class FindHelpModel(KithDb db, MatchServices matchServices, FamilyNeeds familyNeeds, FamilyHomes familyHomes, TimeProvider time) : FamilyPage
{
    [BindProperty]
    public FindHelpInput Input { get; set; } = new();

    [BindProperty(Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<HelpNeed> Needs { get; private set; } = [];

    public FoundNeeds Found { get; private set; } = new(null, []);

    public IReadOnlyList<Home> Homes { get; private set; } = [];

    public IReadOnlyList<string> Languages { get; private set; } = [];

    public Matches Matches { get; private set; } = new([], 0);

    public IReadOnlyDictionary<ServiceId, ConnectionLine> Known { get; private set; } = new Dictionary<ServiceId, ConnectionLine>();

    public bool IsSample { get; private set; }

    public string WhereFrom { get; private set; } = string.Empty;

    public int Pages => Math.Max(1, (Matches.Total + MatchServices.PerPage - 1) / MatchServices.PerPage);

    public bool MayConnect => Family.May(By, Duty.Connect) && Family.ClosedOn is null;

    public string NeedsHint => Found.Needs.Count > 0 ? $"Begins with what the assessment authorised on {Found.AssessedOn:d MMMM yyyy} found. None ticked finds every kind of help" : "None ticked finds every kind of help";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        ModelState.Clear();
        var today = Now.At(time.GetUtcNow()).Today;
        Found = await familyNeeds.Of(Family.Episode, today, ct);
        Input = new FindHelpInput { Needs = Found.Needs.Select(n => n.Need.Code).ToList(), For = Family.People.Select(p => p.Id).ToList() };
        await Find(today, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var today = Now.At(time.GetUtcNow()).Today;
        Found = await familyNeeds.Of(Family.Episode, today, ct);
        await Find(today, ct);
        return Page();
    }

    private async Task Find(DateOnly today, CancellationToken ct)
    {
        Number = Math.Clamp(Number, 1, 100);
        Needs = HelpNeed.On(today);
        Homes = await familyHomes.Of(Family, By, ct);
        Languages = await db.Set<ServiceLanguage>().Where(l => l.Language.Length > 3).Select(l => l.Language).Distinct().OrderBy(l => l).ToListAsync(ct);
        IsSample = await db.Services.AnyAsync(s => s.Source == SearchDirectoryModel.SampleSource, ct);
        var home = Homes.FirstOrDefault(h => h.Id == Input.Home) ?? (Homes.Count > 0 ? Homes[0] : null);
        Input.Home = home?.Id;
        var area = await familyHomes.AreaOf(home, ct);
        WhereFrom = From(home, area);
        var whom = Family.People.Where(p => Input.For.Contains(p.Id)).ToList();
        var wanted = new Wanted(
            Needs.Where(n => Input.Needs.Contains(n.Code)).ToList(),
            whom.ConvertAll(p => new PersonWanted(p.Name, AgeOf(p, today))),
            whom.Select(p => AgeOf(p, today)).OfType<int>().Distinct().ToList(),
            area,
            home?.Name ?? "home",
            SearchInput.Metres(FindHelpInput.Distances.Contains(Input.Miles) ? Input.Miles : FindHelpInput.UsualMiles),
            Languages.Contains(Input.Language ?? string.Empty) ? Input.Language : null);
        Matches = await matchServices.Find(wanted, Number, ct);
        var found = Matches.Services.Select(m => m.Shown.Id).ToList();
        Known = (await (from c in db.Connections.ReadableIn(Family.Episode, By, Family.Held)
                        where found.Contains(c.Service) && c.RemovedAt == null
                        orderby c.At descending
                        select new ConnectionLine(c.Id, c.Service, string.Empty, c.Reason, c.State, c.StateOn, c.ReplyDueOn, c.Change, c.Label, c.LabelPerson, c.RemovedAt)).ToListAsync(ct))
            .DistinctBy(c => c.ServiceId).ToDictionary(c => c.ServiceId);
    }

    // An unborn child is met by what is for babies.
    private static int? AgeOf(PersonInView person, DateOnly today) =>
        PersonName.AgeOn(person.BirthDate, today) ?? (person.Age.StartsWith("unborn", StringComparison.Ordinal) ? 0 : null);

    private static string From(Home? home, HomeArea area) => (home, area) switch
    {
        (null, _) => "No home is recorded, so distances are not known.",
        ({ IsProtected: true }, _) => "The home is protected, so neither distances nor its area are used.",
        (_, { Place: null }) => "The home’s postcode is not known here, so distances are not shown.",
        (_, { Place.District: not null }) => $"The nearest to {home.Name} come first. Distances are approximate: they are from the centre of its postcode district.",
        _ => $"The nearest to {home.Name} come first; after them those that come to people, are online or show no place.",
    };
}

public sealed class FindHelpInput
{
    public const int UsualMiles = 10;

    public static IReadOnlyList<int> Distances { get; } = [3, 5, 10, 20, 40];

    [Display(Name = "Needs")]
    public List<string> Needs { get; set; } = [];

    [Display(Name = "For whom")]
    public List<PersonId> For { get; set; } = [];

    [Display(Name = "Near")]
    public RowId? Home { get; set; }

    [Display(Name = "Within")]
    public int Miles { get; set; } = UsualMiles;

    [Display(Name = "Language")]
    public string? Language { get; set; }
}
