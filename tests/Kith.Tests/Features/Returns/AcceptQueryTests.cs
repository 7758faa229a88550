using System.Net;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class AcceptQueryTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    private const string Why = "The child is taught at home and has no pupil number";

    [Fact]
    public async Task A_query_is_accepted_with_an_explanation_that_later_builds_take_over()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var query = await office.Finding(build, "8770Q");
        var page = await world.As(office.Manager).Open(ReturnsLinks.AcceptQuery(build.Id, query.Number));
        Assert.Equal("Enter why this is right as it is", (await page.Press("Accept the query")).ErrorOf("Input.Explanation"));

        (await page.Fill("Input.Explanation", Why).Press("Accept the query")).Expect(HttpStatusCode.OK).Shows("The query has been accepted").Shows("Nothing.");

        var fact = await world.Read(db => db.Facts.OrderByDescending(f => f.Sequence).FirstAsync(f => f.Kind == nameof(QueryAccepted)));
        Assert.Equal($$"""{"Build":"{{build.Id}}","Rule":"8770Q"}""", fact.Data);
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var again = await office.Built();
        Assert.Equal(Why, (await office.Finding(again, "8770Q")).Explanation);
        (await world.As(office.Analyst).Open(ReturnsLinks.Findings(again.Id, new FindingFilter(State: FindingState.Accepted)))).Shows(Why);
    }

    [Fact]
    public async Task It_is_accepted_of_what_the_row_said_and_of_nothing_else()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var by = await world.Acting(office.Analyst);
        var query = await office.Finding(build, "8770Q");
        Assert.True((await world.Do<AcceptQuery, CensusBuildId>((accept, now) => accept.Do(build.Id, query.Number, Why, by, now, CancellationToken.None))).Ok);
        var (child, family) = ((await world.Person(office.Child)).Id, await world.Family(office.Child));

        var change = await world.As(office.Manager).Open(FamiliesLinks.ChangePerson(family.Ref, child));
        (await change.Fill("Input.FirstName", "Ada").FillDate("Input.BirthDate", new DateOnly(2017, 2, 3)).Press("Save")).Shows("Details saved");

        world.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await office.Finding(await office.Built(), "8770Q")).Explanation);
    }

    [Fact]
    public async Task An_error_is_mended_and_somebody_elses_query_does_not_exist()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var (error, query) = (await office.Finding(build, "8540"), await office.Finding(build, "8770Q"));
        var page = await world.As(office.Analyst).Open(ReturnsLinks.AcceptQuery(build.Id, error.Number));

        Assert.Contains("This is an error, not a query: it must be mended", (await page.Fill("Input.Explanation", Why).Press("Accept the query")).ErrorSummary);
        var stranger = await world.Given.AWorker(Role.TeamManager, new TeamInTest((await world.Given.ATeam()).Team, office.Team.Agency, ""));
        (await world.As(stranger).Open(ReturnsLinks.AcceptQuery(build.Id, query.Number))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.SocialWorker, office.Team)).Open(ReturnsLinks.AcceptQuery(build.Id, query.Number))).Expect(HttpStatusCode.Forbidden);
    }
}
