using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>The editors’ synonyms, and what becomes of words that somebody types.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListSynonymsModel(KithDb db, KnownSynonyms synonyms, DirectorySearch search, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty]
    [Display(Name = "Try words")]
    public string? Words { get; set; }

    public Paged<SynonymLine> Lines { get; private set; } = null!;

    /// <summary>What is searched for instead of the words: of each group one alternative must be there.</summary>
    public WordQuery? Becomes { get; private set; }

    public int Finds { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        var words = Words?.Length > Text.Line ? Words[..Text.Line] : Words;
        Becomes = WordQuery.Of(words, await synonyms.Of(ct));
        Finds = Becomes.IsEmpty ? 0 : (await search.Find(new DirectoryFilter { Words = words }, Audience.Practitioners, 1, 1, Now.At(time.GetUtcNow()).Today, ct)).Total;
        await Show(ct);
    }

    private async Task Show(CancellationToken ct) =>
        Lines = await db.Synonyms.OrderBy(s => s.Phrase).ThenBy(s => s.Id).Select(s => new SynonymLine(s.Id, s.Phrase, s.Means, s.IsBothWays)).Page(Number, ct);
}

public sealed record SynonymLine(RowId Id, string Phrase, string Means, bool IsBothWays);
