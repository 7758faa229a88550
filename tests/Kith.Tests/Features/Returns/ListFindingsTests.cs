using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ListFindingsTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task An_analyst_reads_numbers_and_opens_no_family()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();

        var page = await world.As(office.Analyst).Open(ReturnsLinks.Findings(build.Id));

        page.Expect(HttpStatusCode.OK).Shows(office.Child).Shows("8540").Shows("8770Q").Shows("Intake");
        Assert.DoesNotContain("/families/", page.Body, StringComparison.Ordinal);
        (await world.As(office.Analyst).Open(ReturnsLinks.Findings(build.Id, new FindingFilter("8540")))).Shows("1 row").DoesNotShow("8770Q:");
        (await world.As(office.Analyst).Open(ReturnsLinks.Findings(build.Id, new FindingFilter(State: FindingState.Mended)))).Shows("Nothing.");
    }

    [Fact]
    public async Task A_manager_comes_from_a_finding_to_the_page_where_it_is_mended()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var child = (await world.Person(office.Child)).Id;
        var family = await world.Family(office.Child);
        var visitor = world.As(office.Manager);

        var page = await visitor.Open(ReturnsLinks.Findings(build.Id));

        Assert.Contains(FamiliesLinks.ChangePerson(family.Ref, child), page.Body, StringComparison.Ordinal);
        Assert.Contains(FamiliesLinks.IdentifyPerson(family.Ref, child), page.Body, StringComparison.Ordinal);
        (await visitor.Open(FamiliesLinks.ChangePerson(family.Ref, child))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_mended_goes_from_the_list_at_once_and_the_build_must_be_made_again()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var child = (await world.Person(office.Child)).Id;
        var family = await world.Family(office.Child);
        var visitor = world.As(office.Manager);

        var change = await visitor.Open(FamiliesLinks.ChangePerson(family.Ref, child));
        (await change.Fill("Input.FirstName", "Ada").Choose("Input.Disabilities", "NONE").Press("Save")).Shows("Details saved");

        (await visitor.Open(ReturnsLinks.Findings(build.Id))).DoesNotShow("8540:");
        (await visitor.Open(ReturnsLinks.Findings(build.Id, new FindingFilter(State: FindingState.Mended)))).Shows("8540:");
        (await world.As(office.Analyst).Open(ReturnsLinks.Census(build.Id))).Shows("1 row has been mended since");
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(await world.FindingsOf(await office.Built()), f => f.Rule == "8540");
    }

    [Fact]
    public async Task The_list_costs_as_many_commands_for_many_rows_as_for_few()
    {
        var few = await CensusOffice.Open(world);
        var many = await CensusOffice.Open(world, [.. Enumerable.Range(1, 40).Select(i => CensusFile.Child($"MANY{i}", CensusFile.Episode("2025-05-06")))]);
        var (one, forty) = (await few.Built(), await many.Built());

        async Task<int> Cost(CensusOffice office, Practice.Returns.CensusBuild build)
        {
            var visitor = world.As(office.Manager);
            await visitor.Open(ReturnsLinks.Findings(build.Id));
            var counts = new List<int>();

            // The night's look may be under way behind the pages, and its commands are not the page's.
            for (var i = 0; i < 8; i++)
            {
                counts.Add((await world.Commands.During(() => visitor.Open(ReturnsLinks.Findings(build.Id)))).Count);
            }

            return counts.Min();
        }

        // A list of more than one page is counted too.
        Assert.InRange(await Cost(many, forty), 1, await Cost(few, one) + 1);
    }

    [Fact]
    public async Task The_findings_are_taken_out_as_a_file_by_those_who_make_returns()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();

        var file = await world.As(office.Analyst).Open(ReturnsLinks.FindingsAsCsv(build.Id));

        Assert.Contains($"8540,", file.Body, StringComparison.Ordinal);
        Assert.Contains(office.Child, file.Body, StringComparison.Ordinal);
        Assert.Equal(nameof(ReturnExported), await world.Read(db => db.Facts.Where(f => f.By == office.Analyst.Posting).OrderByDescending(f => f.Sequence).Select(f => f.Kind).FirstAsync()));
        (await world.As(office.Manager).Open(ReturnsLinks.FindingsAsCsv(build.Id))).Expect(HttpStatusCode.Forbidden);
    }
}
