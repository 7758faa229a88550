using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Who has looked at a family’s record, for those who answer for it: everybody with how often, or each time of one worker or about one person.</summary>
[Needs(Duty.SeeReads)]
[NeedsStepUp(Handler = "File")]
public sealed class FamilyReadsModel(ReadsReader reads, TimeProvider time) : FamilyPage
{
    [BindProperty(SupportsGet = true)]
    public WorkerId? Worker { get; set; }

    [BindProperty(SupportsGet = true)]
    public PersonId? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public ReadsBetween Days { get; private set; } = null!;

    public Paged<FamilysReader>? Readers { get; private set; }

    public Paged<ReadLine>? Lines { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Days = ReadsBetween.Of(From, To, Now.At(time.GetUtcNow()).Today);
        if (Worker is null && Person is null)
        {
            Readers = await reads.ReadersOf(Family.Id, Days).Page(Number, ct);
        }
        else
        {
            var page = await (await reads.Of(Family.Id, Worker, Person, Days, ct)).Page(Number, rows => reads.InWords(rows, HttpContext.MustAct(), ct), ct);
            Lines = page;
        }

        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var days = ReadsBetween.Of(From, To, Now.At(time.GetUtcNow()).Today);
        var lines = await reads.InWords((await reads.Of(Family.Id, Worker, Person, days, ct)).Take(ReadsReader.MostInFile), HttpContext.MustAct(), ct);
        return File(ReadsFile.Of(lines), ReadsFile.Csv, $"reads-{Family.Ref}.csv");
    }

    public string Link(int number, bool asFile = false) => ReadsFile.Query(Worker?.Value, Person?.Value, From, To, number, asFile);
}

internal static class ReadsFile
{
    public const string Csv = "text/csv; charset=utf-8";

    public static byte[] Of(IEnumerable<ReadLine> lines) => CsvLine.File(
        lines.Select(l => new[] { l.At.ToString("yyyy-MM-dd HH:mm"), l.Name, l.Role.InWords(), l.How, l.What, l.FamilyRef }).Prepend(["When", "Who", "Role", "How", "What", "Family"]));

    public static string Query(Guid? worker, Guid? person, DateOnly? from, DateOnly? to, int number, bool asFile) => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["handler"] = asFile ? "file" : null,
            ["worker"] = worker?.ToString(),
            ["person"] = person?.ToString(),
            ["from.day"] = from?.Day.ToString(),
            ["from.month"] = from?.Month.ToString(),
            ["from.year"] = from?.Year.ToString(),
            ["to.day"] = to?.Day.ToString(),
            ["to.month"] = to?.Month.ToString(),
            ["to.year"] = to?.Year.ToString(),
            ["p"] = asFile ? null : number.ToString(),
        }.Where(q => q.Value is not null)).ToString();
}
