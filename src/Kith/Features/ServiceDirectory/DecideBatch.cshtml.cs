using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>What an import brought and waits, field by field, to be decided one by one or together.</summary>
[Needs(Duty.EditDirectory)]
public sealed class DecideBatchModel(KithDb db, DecideBatch decideBatch) : FormPage<DecideBatchInput>
{
    [BindProperty(SupportsGet = true, Name = "batch")]
    public RowId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public string Source { get; private set; } = string.Empty;

    public Paged<Proposal> Waiting { get; private set; } = null!;

    public int Decided { get; private set; }

    private Dictionary<ServiceId, string> Standing { get; set; } = [];

    public IReadOnlyList<(string Field, string Now, string Proposed)> Sides(Proposal proposal)
    {
        if (Standing.GetValueOrDefault(proposal.Service) is not { } stands)
        {
            return [];
        }

        var flat = ListingSides.Flat(proposal.Listing);
        var (ours, theirs) = (ListingText.FieldsOf(stands), ListingText.FieldsOf(flat));
        return [.. ListingSides.Offered(proposal.Before, stands, flat)
            .Select(o => (ListingSides.LabelOf(o.Field), OriginReader.Shown(ours.GetValueOrDefault(o.Field)), OriginReader.Shown(theirs.GetValueOrDefault(o.Field))))];
    }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var all = db.Proposals.AsNoTracking().Where(p => p.Batch == Id);
        if (await all.OrderBy(p => p.Id).Select(p => p.Source).FirstOrDefaultAsync(ct) is not { } source)
        {
            return NotFound();
        }

        Source = source;
        Decided = await all.CountAsync(p => p.State != ProposalState.Waiting, ct);
        Waiting = await all.Where(p => p.State == ProposalState.Waiting).OrderBy(p => p.ProposedAt).ThenBy(p => p.Id).Page(Number, ct);
        var services = Waiting.Rows.Select(p => p.Service).ToList();
        Standing = await db.Services.Where(s => services.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Listing, ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => decideBatch.Do(Id, Input, By, now, ct), then: _ => DirectoryLinks.Batch(Id), done: "Decided", ct);
}
