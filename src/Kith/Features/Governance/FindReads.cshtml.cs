using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// Where privacy officers ask who has looked at a family, by its reference and without opening it, find a worker to see what they opened, or find somebody of the record to
/// see who looked at them. One of the local authority reads of every worker and of every person, one of a partner of its own workers. Names are posted, so that they stand in
/// no address or log.
/// </summary>
[Needs(Duty.OverseeReads)]
[OnlyLooks]
public sealed class FindReadsModel(KithDb db, ReadsReader reads, Viewing viewing, TimeProvider time) : PageModel
{
    private const int Most = 25;

    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    [BindProperty]
    [StringLength(Text.Line, ErrorMessage = "What you look for must be 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<FamilysReader>? Readers { get; private set; }

    public IReadOnlyList<WorkerFound>? Workers { get; private set; }

    [BindProperty]
    public PersonSoughtInput Input { get; set; } = new();

    public IReadOnlyList<Resemblance>? People { get; private set; }

    public bool IsUnknown { get; private set; }

    /// <summary>The worker is of the authority, which answers for the record.</summary>
    public bool IsOfAuthority { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = await Open(ct);
        if (Text.Trimmed(Reference) is { } reference)
        {
            await Find(reference.ToLowerInvariant(), me, ct);
        }
    }

    public async Task OnPostAsync(CancellationToken ct)
    {
        var me = await Open(ct);
        if (Text.Trimmed(Name) is { } name && ModelState.GetFieldValidationState(nameof(Name)) != ModelValidationState.Invalid)
        {
            Workers = await db.Workers.Where(w => w.Name.Contains(name) && db.Postings.Any(p => p.Worker == w.Id && (IsOfAuthority || p.Agency == me.Agency)))
                .OrderBy(w => w.Name).ThenBy(w => w.Id).Take(Most).Select(w => new WorkerFound(w.Id, w.Name)).ToListAsync(ct);
            viewing.Searches.Add(new SearchMade(SearchKind.Reads, SearchPurpose.Oversight, name.ToUpperInvariant(), Workers.Count));
        }
    }

    /// <summary>Somebody of the record, by exactly their name and date of birth; never one of the officer’s own people.</summary>
    public async Task<IActionResult> OnPostPersonAsync(CancellationToken ct)
    {
        var me = await Open(ct);
        if (!IsOfAuthority)
        {
            return Forbid();
        }

        var isDateRead = ModelState.GetFieldValidationState("Input.BirthDate") != ModelValidationState.Invalid;
        ModelState.Add(new Refusals()
            .If(Text.Trimmed(Input.FirstName) is null, "FirstName", "Enter their first name")
            .If(Text.Trimmed(Input.LastName) is null, "LastName", "Enter their last name")
            .If(isDateRead && Input.BirthDate is null, "BirthDate", "Enter their date of birth"));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var born = await db.PeopleOverseenBy(me).Where(p => p.BirthDate == Input.BirthDate).Select(p => new Resemblance(p.Id, p.FirstName, p.LastName, p.BirthDate)).ToListAsync(ct);
        People = born.FindAll(p => Same(p.FirstName, Input.FirstName) && Same(p.LastName, Input.LastName));
        viewing.Searches.Add(new SearchMade(SearchKind.Reads, SearchPurpose.Oversight, SearchMade.OfPerson(Input.FirstName, Input.LastName, Input.BirthDate, null), People.Count));
        return Page();
    }

    public string PageLink(int number) => $"{GovernanceLinks.Reads}?reference={Uri.EscapeDataString(Reference ?? string.Empty)}&p={number}";

    private async Task<Acting> Open(CancellationToken ct)
    {
        var me = HttpContext.MustAct();
        IsOfAuthority = await db.AuthorityOf(me).AnyAsync(ct);
        return me;
    }

    private static bool Same(string? known, string? sought) => string.Equals(Text.Trimmed(known), Text.Trimmed(sought), StringComparison.OrdinalIgnoreCase);

    private async Task Find(string reference, Acting me, CancellationToken ct)
    {
        var own = db.ConflictsOf(me.Worker);
        var family = await db.Families.Where(f => f.Ref == reference && !db.FamilyEpisodes.Any(e => e.Family == f.Id && own.Contains(e.Id))).Select(f => (FamilyId?)f.Id).FirstOrDefaultAsync(ct);
        viewing.Searches.Add(new SearchMade(SearchKind.Reads, SearchPurpose.Oversight, reference, family is null ? 0 : 1));
        if (family is not { } id)
        {
            IsUnknown = true;
            return;
        }

        viewing.Family = id;
        Readers = await reads.ReadersOf(id, ReadsBetween.Of(null, null, Now.At(time.GetUtcNow()).Today), IsOfAuthority ? null : me.Agency).Page(Number, ct);
    }
}

public sealed record WorkerFound(WorkerId Id, string Name);

public sealed class PersonSoughtInput
{
    [Display(Name = "First name")]
    [StringLength(Text.Line, ErrorMessage = "The first name must be 200 characters or fewer")]
    public string? FirstName { get; set; }

    [Display(Name = "Last name")]
    [StringLength(Text.Line, ErrorMessage = "The last name must be 200 characters or fewer")]
    public string? LastName { get; set; }

    [Display(Name = "Date of birth")]
    public DateOnly? BirthDate { get; set; }
}
