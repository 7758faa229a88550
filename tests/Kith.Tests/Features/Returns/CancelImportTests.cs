using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Testing;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class CancelImportTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task Before_it_starts_nothing_is_taken_and_the_file_goes()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        await visitor.SendCensus(Of(2026, Child("NEVER1")));
        var import = await world.ImportOf(worker);

        var page = (await visitor.Open(ReturnsLinks.Cancel(import.Id))).Shows("Nothing of it is in Kith. Kith deletes the file.");
        (await page.Press("Cancel the import")).Shows("The import has been cancelled").Shows("Nothing was taken");

        Assert.False(world.HasFile(import));
        Assert.Equal(0, await world.Children("NEVER1"));
        var fact = (await world.Facts<ImportEnded>())[^1];
        Assert.Equal(worker.Posting, fact.By);
        Assert.Contains("\"State\":\"Cancelled\"", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_middle_it_says_what_stays_and_ends_between_two_transactions()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        await (await visitor.SendCensus(ImportSteps.Invented(3_000, seed: 51))).Press("Start the import");
        var import = await world.Until(await world.ImportOf(worker), i => i.Done > 0);

        var page = (await visitor.Open(ReturnsLinks.Cancel(import.Id))).Shows("What has been taken stays in Kith");
        await page.Press("Cancel the import");
        import = await world.Until(import, i => i.IsOver);

        Assert.Equal(ImportState.Cancelled, import.State);
        Assert.InRange(import.Done, 50, 2_999);
        Assert.Equal(import.Done, await world.Children("INV51C"));
        Assert.False(world.HasFile(import));
        (await visitor.Open(ReturnsLinks.Import(import.Id))).Shows("what was taken stays in Kith").Shows($"{import.Added:N0} added");
    }

    [Fact]
    public async Task What_has_ended_cannot_be_cancelled()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var survey = await visitor.SendCensus(Of(2026, Child("ENDED1")));
        var import = await world.ImportAt(survey);
        var page = await visitor.Open(ReturnsLinks.Cancel(import.Id));
        await survey.Press("Start the import");
        await world.Until(import, i => i.IsOver);

        (await page.Press("Cancel the import")).Shows("This import has already ended");
        Assert.Equal(ImportState.Done, (await world.Until(import, _ => true)).State);
        Assert.Equal(ReturnsLinks.Import(import.Id), (await visitor.Open(ReturnsLinks.Cancel(import.Id))).Address);
    }

    [Fact]
    public async Task A_colleague_of_the_same_agency_can_cancel_it_and_nobody_else()
    {
        var worker = await world.AnImporter();
        await world.As(worker).SendCensus(Of(2026, Child("COLLEAGUE1")));
        var import = await world.ImportOf(worker);
        var colleague = await world.Given.AWorker(Role.ServiceManager, new TeamInTest(worker.Team, worker.Agency, ""));

        (await world.As(await world.AnImporter()).Open(ReturnsLinks.Cancel(import.Id))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(ReturnsLinks.Cancel(import.Id))).Expect(HttpStatusCode.Forbidden);
        await (await world.As(colleague).Open(ReturnsLinks.Cancel(import.Id))).Press("Cancel the import");

        Assert.Equal((ImportState.Cancelled, colleague.Posting), ((await world.Until(import, _ => true)).State, (await world.Until(import, _ => true)).CancelledBy!.Value));
    }
}
