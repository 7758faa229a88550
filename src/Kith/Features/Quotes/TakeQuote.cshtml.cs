using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Quotes;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Quotes;

[Needs(Duty.Quote)]
public sealed class TakeQuoteModel(QuoteSources sources, TakeQuote takeQuote) : FamilyFormPage<TakeQuoteInput>
{
    [BindProperty(SupportsGet = true)]
    public string Source { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true)]
    public Guid Of { get; set; }

    public SourceInView Record { get; private set; } = null!;

    private QuoteSource Kind => Enum.TryParse<QuoteSource>(Source, ignoreCase: true, out var kind) ? kind : (QuoteSource)(-1);

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Record = (await sources.Open(Kind, Of, Family.Episode, By, Family.Held, ct))!;
        return Record is null ? NotFound() : null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => takeQuote.Do(Family.Episode, Kind, Of, Input.Words, By, now, ct),
        then: _ => QuotesLinks.OfFamily(FamilyRef),
        done: "Put the mark where the quote should stand",
        ct);
}

public sealed class TakeQuoteInput
{
    [Display(Name = "The words to quote")]
    public string? Words { get; set; }
}
