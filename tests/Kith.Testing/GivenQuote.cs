using Kith.Features.Quotes;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;

namespace Kith.Testing;

public static class GivenQuote
{
    /// <summary>The mark of words that the family's social worker quotes.</summary>
    public static async Task<string> AQuote(this KithWorld world, FamilyInTest family, QuoteSource source, Guid of, string words) =>
        QuoteMark.Of(QuoteMark.KeyOf((await world.Run(async (services, now) =>
            await services.GetRequiredService<TakeQuote>().Do(family.Episode, source, of, words, await world.Acting(family.SocialWorker), now, default))).Value.Value));
}
