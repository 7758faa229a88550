using Kith.Features.Quotes;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Quotes;
using Kith.Testing;
using Kith.Tests.Features.Workbook;

namespace Kith.Tests.Features.Quotes;

public sealed class ListQuotesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_finds_the_marks_of_what_they_quoted_and_nobody_elses()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        (await world.As(family.SocialWorker).Open(QuotesLinks.OfFamily(family.Ref))).Shows("Nothing yet");
        var source = await world.Visit(family, family.SocialWorker, "Breakfast was on the table");
        var mark = await world.AQuote(family, QuoteSource.Entry, source.Value, "Breakfast");

        (await world.As(family.SocialWorker).Open(QuotesLinks.OfFamily(family.Ref))).Shows(mark).Shows("Quoted from: Visit of");
        (await world.As(family.Manager).Open(QuotesLinks.OfFamily(family.Ref))).Shows("Nothing yet").DoesNotShow(mark);
        await world.IsHidden(QuotesLinks.OfFamily, family);
        await world.IsRefused(QuotesLinks.OfFamily, family, Role.SchoolDsl);
    }

    [Fact]
    public async Task A_page_of_many_quotes_costs_as_many_statements_as_one_of_few()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var source = await world.Visit(family, family.SocialWorker, "Breakfast was on the table");
        var without = await Cost();
        await world.Visit(family, family.SocialWorker, await world.AQuote(family, QuoteSource.Entry, source.Value, "Breakfast"));
        var few = await Cost();
        for (var i = 0; i < 6; i++)
        {
            await world.Visit(family, family.SocialWorker, await world.AQuote(family, QuoteSource.Entry, source.Value, "Breakfast was on"));
        }

        Assert.Equal(few, await Cost());
        Assert.True(few - without <= 5, $"{few - without} statements more");

        async Task<int> Cost() => (await world.Commands.During(async () => (await world.As(family.SocialWorker).Open(WorkbookLinks.Workbook(family.Ref))).Shows("Breakfast"))).Count(c => !c.Writes);
    }
}
