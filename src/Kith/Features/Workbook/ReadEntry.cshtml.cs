using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Workbook;

/// <summary>One entry by its address, in any version that the reader may read.</summary>
[Needs(Duty.ReadWorkbook)]
public sealed class ReadEntryModel(EntriesReader entries) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "entry")]
    public EntryId EntryId { get; set; }

    public EntryInView Entry { get; private set; } = null!;

    public bool MayCorrect => Entry.AuthorPosting == By.Posting && !Entry.Versions.IsReplaced && Family.May(By, Duty.CorrectEntry);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (await entries.Find(EntryId, Family.Episode, By, Family.Held, ct) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        return Page();
    }
}
