using System.Globalization;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>When each child must next be seen, overdue first, for every family that the worker may see.</summary>
[Needs(Duty.SeeVisitRegister)]
public sealed class VisitRegisterModel(KithDb db, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Only children who have not been seen for so many days.</summary>
    [BindProperty(SupportsGet = true, Name = "n")]
    public int? UnseenDays { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<VisitLine> Visits { get; private set; } = [];

    public int Count { get; private set; }

    public int Overdue { get; private set; }

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public ClockRule Protected => Clocks.RuleFor(Clock.ChildProtectionVisit, Today);

    public ClockRule InNeed => Clocks.RuleFor(Clock.ChildInNeedVisit, Today);

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Today;
        var wanted = from v in db.VisitsDue.VisibleTo(db, HttpContext.MustAct(), Duty.SeeVisitRegister)
                     join e in db.FamilyEpisodes on v.FamilyEpisode equals e.Id
                     join f in db.Families on e.Family equals f.Id
                     join p in db.People on v.Child equals p.Id
                     where e.ClosedOn == null && db.FamilyMembers.Any(m => m.Family == f.Id && m.Person == p.Id && m.Until == null && m.Kind == MemberKind.Child)
                     select new { Visit = v, Family = f, Child = p };
        if (UnseenDays is >= 0 and < 10_000)
        {
            var since = today.AddDays(-UnseenDays.Value);
            wanted = wanted.Where(w => w.Visit.LastSeenOn == null || w.Visit.LastSeenOn <= since);
        }

        Count = await wanted.CountAsync(ct);
        Overdue = await wanted.CountAsync(w => w.Visit.DueOn < today, ct);
        Number = Math.Clamp(Number, 1, Pages);
        var rows = await wanted.OrderBy(w => w.Visit.DueOn).ThenBy(w => w.Family.Name).ThenBy(w => w.Visit.Id).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(w => new
            {
                w.Family.Ref,
                w.Family.Name,
                w.Child.FirstName,
                w.Child.LastName,
                w.Child.BirthDate,
                w.Child.ExpectedBirthDate,
                Number = w.Child.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).Select(i => i.Value).FirstOrDefault(),
                w.Visit.DueOn,
                w.Visit.LastSeenOn,
                w.Visit.LastSeenAloneOn,
                Lead = (from i in db.Involvements
                        join p in db.Postings on i.Posting equals p.Id
                        join o in db.Workers on p.Worker equals o.Id
                        where i.FamilyEpisode == w.Visit.FamilyEpisode && i.EndedOn == null && i.Kind == InvolvementKind.Allocated
                        select o.Name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        Visits = rows.ConvertAll(r => new VisitLine(
            r.Ref,
            r.Name,
            PersonName.Of(r.FirstName, r.LastName, r.Number),
            PersonName.AgeInWords(r.BirthDate, r.ExpectedBirthDate, today),
            r.DueOn,
            r.LastSeenOn,
            r.LastSeenAloneOn,
            r.Lead));
    }

    public string PageLink(int number) => CaseworkLinks.Visits() + QueryString.Create(
        new Dictionary<string, string?> { ["n"] = UnseenDays?.ToString(CultureInfo.InvariantCulture), ["p"] = number.ToString(CultureInfo.InvariantCulture) }.Where(q => q.Value is not null));
}

public sealed record VisitLine(string Ref, string Family, string Child, string Age, DateOnly DueOn, DateOnly? LastSeenOn, DateOnly? LastSeenAloneOn, string? Lead);
