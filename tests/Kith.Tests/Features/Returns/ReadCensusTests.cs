using System.Net;
using System.Security.Cryptography;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ReadCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task It_tells_findings_by_rule_team_and_worker_and_stands_beside_last_year()
    {
        var office = await CensusOffice.Open(world, Child("READ1", Episode("2024-05-06")), Child("READ2", Episode("2025-06-06")));
        await office.Built(2025);
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var build = await office.Built();

        var page = await world.As(office.Analyst).Open(ReturnsLinks.Census(build.Id));

        page.Shows("8540").Shows("By team").Shows("Intake").Shows("Beside last year").Shows("Children 2 1 +1").Shows("Referrals in the year 1 1 0");
        page.DoesNotShow("Prepare this census 404");
        (await world.As((await CensusOffice.Open(world)).Analyst).Open(ReturnsLinks.Census(build.Id))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_manager_counts_what_is_asked_of_their_own_families()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var other = await world.Given.AWorker(Role.TeamManager, new TeamInTest((await world.Given.ATeam()).Team, office.Team.Agency, ""));

        (await world.As(office.Manager).Open(ReturnsLinks.Census(build.Id))).Shows("You see what is asked about the families of your team").Shows("8540").DoesNotShow("Download the census");
        (await world.As(other).Open(ReturnsLinks.Census(build.Id))).Shows("Nothing.").DoesNotShow("8540");
    }

    [Fact]
    public async Task The_file_that_is_downloaded_has_the_hash_that_is_shown_and_the_ledger_says_who_took_it()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var visitor = world.As(office.Analyst);
        (await visitor.Open(ReturnsLinks.Census(build.Id))).Shows(build.Hash!).Shows("Ask to take out the census").DoesNotShow("Download the census");
        (await visitor.Open(ReturnsLinks.CensusFile(build.Id))).Expect(HttpStatusCode.Forbidden);
        await world.AnAgreedExport(office.Analyst, Exported.CensusFile, build.Id);
        (await visitor.Open(ReturnsLinks.Census(build.Id))).Shows("Download the census");

        var file = await visitor.Open(ReturnsLinks.CensusFile(build.Id));

        file.Expect(HttpStatusCode.OK);
        Assert.Equal(build.Hash, Convert.ToHexStringLower(SHA256.HashData(CensusSteps.Bytes(file.Body))));
        Assert.Contains($"<LEA>{office.Lea}</LEA>", file.Body, StringComparison.Ordinal);
        var fact = await world.Read(db => db.Facts.Where(f => f.By == office.Analyst.Posting).OrderByDescending(f => f.Sequence).FirstAsync());
        Assert.Equal((nameof(ReturnExported), $$"""{"What":"CensusFile","Build":"{{build.Id}}","Hash":"{{build.Hash}}"}"""), (fact.Kind, fact.Data));
        (await world.As(office.Manager).Open(ReturnsLinks.CensusFile(build.Id))).Expect(HttpStatusCode.Forbidden);
        (await world.As((await CensusOffice.Open(world)).Analyst).Open(ReturnsLinks.CensusFile(build.Id))).Expect(HttpStatusCode.NotFound);
    }
}
