using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// Who has looked at one person of the record, in all of their families (TR-54): for a privacy officer of the authority, who finds them by what they know of them and opens none
/// of the families.
/// </summary>
[Needs(Duty.OverseeReads)]
[NeedsStepUp(Handler = "File")]
public sealed class PersonReadsModel(KithDb db, ReadsReader reads, Viewing viewing, TimeProvider time) : PageModel
{
    public const string WhatIsTold = "Pages of the family on which this person stands, and pages about this person alone. Pages about somebody else of the family alone are left out.";

    private List<FamilyId> families = [];

    [BindProperty(SupportsGet = true, Name = "person")]
    public PersonId Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public string Person { get; private set; } = string.Empty;

    public ReadsBetween Days { get; private set; } = null!;

    public Paged<ReadLine> Lines { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Find(ct) is { } gone)
        {
            return gone;
        }

        Lines = await (await reads.About(Id, families, Days, ct)).Page(Number, rows => reads.InWords(rows, HttpContext.MustAct(), ct), ct);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        if (await Find(ct) is { } gone)
        {
            return gone;
        }

        // A file of more than one family stands among what is looked through each week.
        viewing.Family = families is [var only] ? only : null;
        var lines = await reads.InWords((await reads.About(Id, families, Days, ct)).Take(ReadsReader.MostInFile), HttpContext.MustAct(), ct);
        return File(ReadsFile.Of(lines), ReadsFile.Csv, "reads.csv");
    }

    public string Link(int number, bool asFile = false) => ReadsFile.Query(null, null, From, To, number, asFile);

    private async Task<IActionResult?> Find(CancellationToken ct)
    {
        var me = HttpContext.MustAct();
        if (!await db.AuthorityOf(me).AnyAsync(ct))
        {
            return Forbid();
        }

        Days = ReadsBetween.Of(From, To, Now.At(time.GetUtcNow()).Today);
        families = (await db.FamilyMembers.Where(m => m.Person == Id).OrderBy(m => m.Until != null).ThenByDescending(m => m.From).ThenBy(m => m.Id).Select(m => m.Family).ToListAsync(ct)).Distinct().ToList();
        if (families.Count == 0 || await db.PeopleOverseenBy(me).Where(p => p.Id == Id).Select(p => new { p.FirstName, p.LastName }).FirstOrDefaultAsync(ct) is not { } person)
        {
            return NotFound();
        }

        (viewing.Family, Person) = (families[0], PersonName.Of(person.FirstName, person.LastName));
        return null;
    }
}
