using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class StartImportTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task A_census_that_is_started_comes_in_as_on_the_command_line_and_its_file_goes()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var survey = await visitor.SendCensus(Of(2026, Child("START1", Episode("2025-05-06")), Child("START2", Episode("2025-06-01")), Child("START2")));

        var progress = (await survey.Press("Start the import")).Expect(HttpStatusCode.OK).Shows("The import has been started");
        var import = await world.Until(await world.ImportOf(worker), i => i.IsOver);

        Assert.Equal((ImportState.Done, 2, 0, 0, 1), (import.State, import.Added, import.Changed, import.Unchanged, import.LeftOut));
        Assert.False(world.HasFile(import));
        (await visitor.Open(progress.Address)).Shows("Done 100 %").Shows("2 added, 0 changed, 0 unchanged, 1 left out").Shows("START2 a child with this LAchildID has already been read");
        Assert.Equal(worker.Team, await TeamOf("START1"));
        (await world.Census(Of(2026, Child("START1", Episode("2025-05-06")), Child("START2", Episode("2025-06-01"))))).Ends("0 added, 0 changed, 2 unchanged, 0 left out");
    }

    [Fact]
    public async Task The_ledger_names_the_worker_who_ordered_it()
    {
        var worker = await world.AnImporter(Role.BusinessSupport);

        var import = await world.Imported(worker, Of(2026, Child("TOLD1", Episode("2025-05-06"))));

        var child = (await world.Person("TOLD1")).Id;
        var facts = await world.Read(db => db.Facts.Where(f => f.By == worker.Posting).OrderBy(f => f.Sequence).ToListAsync());
        Assert.Equal(["FileReceived", "ImportStarted", "ChildImported", "FamilyEpisodeImported", "ImportEnded"], facts.Select(f => f.Kind));
        Assert.Equal(child, facts[2].Person);
        Assert.Equal($$"""{"Import":"{{import.Id}}","State":"Done","Added":1,"Changed":0,"Unchanged":0,"LeftOut":0}""", facts[^1].Data);
    }

    [Fact]
    public async Task A_people_file_follows_its_census()
    {
        var worker = await world.AnImporter(lea: "911");
        await world.Imported(worker, For("911", 2026, Child("PEOPLE1", Episode("2025-05-06"))));

        var import = await world.Imported(worker, $"{ImportSteps.Heading}\nPEOPLE1,Ada,Bell,H1,child,no\n,Vera,Bell,H1,mother,no\n");

        Assert.Equal((ImportState.Done, 1, 1), (import.State, import.Added, import.Changed));
        Assert.Equal("Ada", (await world.Person("PEOPLE1")).FirstName);
        var fact = await world.Read(db => db.Facts.Where(f => f.Kind == "PersonImported").OrderByDescending(f => f.Sequence).FirstAsync());
        Assert.Equal(worker.Posting, fact.By);
    }

    [Fact]
    public async Task A_file_of_another_authority_is_warned_of()
    {
        var worker = await world.AnImporter(lea: "912");

        var survey = await world.As(worker).SendCensus(For("913", 2026, Child("FOREIGN1")));

        survey.Shows("The file is of authority 913, but the team you have chosen belongs to authority 912");
    }

    [Fact]
    public async Task It_starts_once()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var survey = await visitor.SendCensus(Of(2026, Child("ONCE1")));
        var second = await visitor.Open(survey.Address);
        await survey.Press("Start the import");

        (await second.Press("Start the import")).Shows("This import has already been started or cancelled");
    }

    [Fact]
    public async Task Imports_run_one_after_another()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var first = await Started(ImportSteps.Invented(200, seed: 31));
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        var second = await world.Until(await Started(Of(2026, Child("AFTER1"))), i => i.IsOver);

        first = await world.Until(first, i => i.IsOver);
        var ends = (await world.Facts<ImportEnded>()).Where(f => f.By == worker.Posting).Select(f => f.Data.Contains(first.Id.ToString(), StringComparison.Ordinal));
        Assert.Equal([true, false], ends);
        Assert.Equal((ImportState.Done, ImportState.Done), (first.State, second.State));

        async Task<Import> Started(string census) => await world.ImportAt(await (await visitor.SendCensus(census)).Press("Start the import"));
    }

    [Fact]
    public async Task It_is_hidden_from_other_agencies_and_refused_to_other_roles()
    {
        var worker = await world.AnImporter();
        var survey = await world.As(worker).SendCensus(Of(2026, Child("HIDDEN1")));
        var import = await world.ImportOf(worker);

        (await world.As(await world.AnImporter()).Open(survey.Address)).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.TeamManager, new TeamInTest(worker.Team, worker.Agency, ""))).Open(survey.Address)).Expect(HttpStatusCode.Forbidden);
        Assert.Equal(ImportState.Surveyed, (await world.Until(import, _ => true)).State);
    }

    private async Task<Practice.Shared.TeamId?> TeamOf(string number)
    {
        var episode = (await world.FamilyEpisodes(number))[0].Id;
        return await world.Read(db => db.Involvements.Where(i => i.FamilyEpisode == episode).Select(i => i.Team).SingleAsync());
    }
}
