using Kith.Commands;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>A census is built, mended, signed and frozen.</summary>
public sealed class ACensusIsSignedTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private const string Census =
        """
        <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>LEACODE</LEA></Source></Header><Children>
        <Child><ChildIdentifiers><LAchildID>STORYLEACODE</LAchildID><PersonBirthDate>2018-02-03</PersonBirthDate><Sex>F</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
        <CINdetails><CINreferralDate>2025-05-06</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA></CINdetails></Child>
        </Children></Message>
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_first_build_to_the_frozen_file(bool javaScript)
    {
        var lea = javaScript ? "931" : "933";
        var team = await world.Given.ATeam("Intake", isIntake: true, lea);
        await Import(Census.Replace("LEACODE", lea, StringComparison.Ordinal));
        var analyst = await world.Plays(await world.Given.AWorker(Role.Analyst, team), javaScript);
        var manager = await world.Plays(await world.Given.AWorker(Role.TeamManager, team), javaScript);
        var head = await world.Plays(await world.Given.AWorker(Role.ServiceManager, team), javaScript);

        await analyst.Open(ReturnsLinks.Censuses());
        await Build(analyst, javaScript);
        await analyst.Shows("1 child, 1 error");
        await analyst.Follow("All that is open");
        await analyst.Shows($"STORY{lea}");
        await analyst.NeverShows("/families/");

        await manager.Open(ReturnsLinks.Censuses());
        await manager.Follow("2025-26");
        await manager.Follow("8540");
        await manager.Shows("no disability");
        await manager.Follow("Mend 8540");
        await manager.Fill("Input.FirstName", "Ada");
        await manager.Choose("Input.Disabilities", "NONE");
        await manager.Press("Save");
        await manager.Open(ReturnsLinks.Censuses());
        await manager.Follow("2025-26");
        await manager.Shows("1 row has been mended since");
        await manager.Follow("8770Q");
        await manager.Follow("Accept 8770Q");
        await manager.Press("Accept the query");
        await manager.Shows("Enter why this is right as it is");
        await manager.Fill("Input.Explanation", "The child is taught at home and has no pupil number");
        await manager.Press("Accept the query");
        await manager.Shows("The query has been accepted");

        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await analyst.Open(ReturnsLinks.Censuses());
        await Build(analyst, javaScript);
        await analyst.Shows("0 errors");
        await analyst.Shows("of which 1 accepted");
        await analyst.Shows("Builds of this year before");
        await analyst.Follow("Prepare this census");
        await analyst.Press("Prepare the census");
        await analyst.Shows("Frozen file");
        var address = new Uri(analyst.Page.Url).AbsolutePath;

        await manager.Open(address);
        await manager.Follow("Say that it is checked");
        await manager.Press("It is checked");
        await head.Open(address);
        await head.Follow("Sign this census");
        await head.Press("Sign the census");
        await head.Shows("The census has been signed");
        await head.Shows(manager.Worker.Name);
        await head.Open(ReturnsLinks.Exports());
    }

    private static async Task Build(Actor analyst, bool javaScript)
    {
        await analyst.Follow("Build a census");
        await analyst.Choose("Input.Year", "2026");
        if (javaScript)
        {
            // The page comes anew by itself as soon as the census is built: until then it is nobody's to look at.
            await analyst.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Build the census", Exact = true }).ClickAsync();
            await analyst.Page.GetByText("What the rules ask").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        }
        else
        {
            await analyst.Press("Build the census");
        }

        for (var tries = 0; tries < 300 && !(await analyst.Reads()).Contains("What the rules ask", StringComparison.Ordinal); tries++)
        {
            await analyst.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Refresh" }).ClickAsync();
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await analyst.Check();
    }

    private async Task Import(string census)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, census, TestContext.Current.CancellationToken);
        string[] record = world.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", world.Storage.Folder!];
        Assert.Equal(0, await KithCommands.Root().Parse(["import", "census", file, .. record]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
        File.Delete(file);
    }
}
