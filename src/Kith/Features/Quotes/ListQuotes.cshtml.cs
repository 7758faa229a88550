using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Quotes;

/// <summary>What the worker has quoted of a family, newest first, with the mark of each.</summary>
[Needs(Duty.Quote)]
public sealed class ListQuotesModel(KithDb db) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<QuoteLine> Quotes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Quotes = await db.Quotes.ReadableIn(Family.Episode, By, Family.Held).Where(q => q.By == By.Posting)
            .OrderByDescending(q => q.At).ThenByDescending(q => q.Id).Select(q => new QuoteLine(q.Key, q.At)).Page(Number, ct);
        return Page();
    }

    public string PageLink(int number) => $"{QuotesLinks.OfFamily(Family.Ref)}?p={number}";
}

public sealed record QuoteLine(string Key, DateTime At)
{
    public string Mark => QuoteMark.Of(Key);
}
