using Kith.Features.Families;
using Kith.Platform.Forms;

namespace Kith.Features.Quotes;

internal static class QuotesFeature
{
    public static IServiceCollection AddQuotes(this IServiceCollection services) => services
        .AddScoped<QuoteSources>()
        .AddScoped<IQuotes, QuoteReader>()
        .AddScoped<IAskBeforeSaving, CopiedWords>()
        .AddScoped<TakeQuote>();
}
