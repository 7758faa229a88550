using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// Where privacy officers ask who has looked at a family, by its reference and without opening it, or find a worker to see what they opened. One of the local authority reads
/// of every worker, one of a partner of its own. A worker’s name is posted, so that it stands in no address or log.
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

    public bool IsUnknown { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = HttpContext.MustAct();
        if (Text.Trimmed(Reference) is { } reference)
        {
            await Find(reference.ToLowerInvariant(), me, ct);
        }
    }

    public async Task OnPostAsync(CancellationToken ct)
    {
        var me = HttpContext.MustAct();
        if (Text.Trimmed(Name) is { } name && ModelState.IsValid)
        {
            Workers = await db.Workers.Where(w => w.Name.Contains(name) && db.Postings.Any(p => p.Worker == w.Id && p.Agency == me.Agency))
                .OrderBy(w => w.Name).ThenBy(w => w.Id).Take(Most).Select(w => new WorkerFound(w.Id, w.Name)).ToListAsync(ct);
            viewing.Searches.Add(new SearchMade(SearchKind.Reads, SearchPurpose.Oversight, name.ToUpperInvariant(), Workers.Count));
        }
    }

    public string PageLink(int number) => $"{GovernanceLinks.Reads}?reference={Uri.EscapeDataString(Reference ?? string.Empty)}&p={number}";

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
        var isAuthority = await db.Agencies.AnyAsync(a => a.Id == me.Agency && a.Kind == AgencyKind.LocalAuthority, ct);
        Readers = await reads.ReadersOf(id, ReadsBetween.Of(null, null, Now.At(time.GetUtcNow()).Today), isAuthority ? null : me.Agency).Page(Number, ct);
    }
}

public sealed record WorkerFound(WorkerId Id, string Name);
