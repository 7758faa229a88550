using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>What one worker opened: any worker for a privacy officer of the authority, one of their agency for another. Families stand there by their reference.</summary>
[Needs(Duty.OverseeReads)]
[NeedsStepUp(Handler = "File")]
public sealed class WorkerReadsModel(KithDb db, ReadsReader reads, TimeProvider time) : PageModel
{
    private AgencyId? only;

    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public string Worker { get; private set; } = string.Empty;

    public ReadsBetween Days { get; private set; } = null!;

    public Paged<ReadLine> Lines { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Lines = await reads.Of(Id, only, Days).Page(Number, rows => reads.InWords(rows, HttpContext.MustAct(), ct), ct);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var lines = await reads.InWords(reads.Of(Id, only, Days).Take(ReadsReader.MostInFile), HttpContext.MustAct(), ct);
        return File(ReadsFile.Of(lines), ReadsFile.Csv, "reads.csv");
    }

    public string Link(int number, bool asFile = false) => ReadsFile.Query(null, null, From, To, number, asFile);

    private async Task<bool> Find(CancellationToken ct)
    {
        only = await reads.OnlyOf(HttpContext.MustAct(), ct);
        Days = ReadsBetween.Of(From, To, Now.At(time.GetUtcNow()).Today);
        Worker = await db.Workers.Where(w => w.Id == Id && db.Postings.Any(p => p.Worker == w.Id && (only == null || p.Agency == only))).Select(w => w.Name).FirstOrDefaultAsync(ct) ?? string.Empty;
        return Worker.Length > 0;
    }
}
