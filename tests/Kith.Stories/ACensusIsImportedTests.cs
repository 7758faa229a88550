using System.Text;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Testing.Census;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>Business support brings this year's census in from the old system, and reads what was left out.</summary>
public sealed class ACensusIsImportedTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private const string Lea = "908";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_file_to_the_report(bool javaScript)
    {
        var team = await world.Given.ATeam("Intake", isIntake: true, Lea);
        var support = await world.Plays(await world.Given.AWorker(Role.BusinessSupport, team), javaScript);
        var ahead = await AnotherServersImport();
        await support.Open(ReturnsLinks.Imports());
        await support.Follow("Import a file");
        await support.Press("Send and check");
        await support.Shows("Select a file to import");

        await Send(support, "census.zip", [0x50, 0x4B, 3, 4]);
        await support.Shows("must not be a ZIP or Excel file");
        await Send(support, "Children in need 2025-26.xml", Census(seed: javaScript ? 81 : 82));
        await support.Shows("600 children can be taken. 30 rows would be left out.");
        await support.Press("Start the import");
        await support.Shows("Waits for its turn");

        await Over(ahead);
        if (javaScript)
        {
            await support.Page.WaitForFunctionAsync("() => /^[1-9]\\d* of 600 children, \\d+ %$/.test(document.querySelector('[data-follow-line]')?.textContent)");
            await support.Page.GetByText("600 added, 0 changed, 0 unchanged, 30 left out").WaitForAsync(new LocatorWaitForOptions { Timeout = 120_000 });
        }
        else
        {
            for (var tries = 0; tries < 600 && !(await support.Reads()).Contains("100 %", StringComparison.Ordinal); tries++)
            {
                await support.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Refresh" }).ClickAsync();
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        await support.Check();
        await support.Shows("Done 100 % 600 added, 0 changed, 0 unchanged, 30 left out");
        await support.Shows("a child without LAchildID");
        await support.Follow("2");
        await support.Open(ReturnsLinks.Imports());
        await support.Shows("Children in need 2025-26.xml");
    }

    [Fact]
    public async Task An_import_is_cancelled_with_what_stays_said_first()
    {
        var team = await world.Given.ATeam("Intake", isIntake: true, Lea);
        var support = await world.Plays(await world.Given.AWorker(Role.Analyst, team), width: 320);
        var ahead = await AnotherServersImport();
        await support.Open(ReturnsLinks.ImportFile());
        await Send(support, "children-in-need-census-with-a-very-long-name-that-has-no-space-at-all-in-it-2025-26.xml", Census(seed: 83));
        await support.Press("Start the import");
        await support.Follow("Cancel the import");
        await support.Shows("Nothing of it is in Kith. Kith deletes the file.");

        await support.Press("Cancel the import");

        await support.Shows("The import has been cancelled");
        await support.Shows("Nothing was taken");
        await Over(ahead);
    }

    private static async Task Send(Actor actor, string name, byte[] content)
    {
        await actor.Choose("Input.Kind", nameof(FileKind.Census));
        await actor.Page.Locator("[name='Input.File']").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await actor.Press("Send and check");
    }

    /// <summary>600 children, and 30 whom the old system has lost the number of.</summary>
    private static byte[] Census(int seed)
    {
        using var file = new MemoryStream();
        InventedCensus.Write(file, 2026, 600, seed, Lea);
        var text = Encoding.UTF8.GetString(file.ToArray());
        var nameless = string.Concat(Enumerable.Repeat("<Child><ChildIdentifiers><Sex>F</Sex></ChildIdentifiers></Child>\n", 30));
        return Encoding.UTF8.GetBytes(text.Replace("</Children>", nameless + "</Children>", StringComparison.Ordinal));
    }

    /// <summary>One that another server has in hand, so that ours waits until the page has been looked at.</summary>
    private async Task<Import> AnotherServersImport()
    {
        var worker = await world.Given.AWorker(Role.Analyst, await world.Given.ATeam());
        return (await world.Run<Import>((services, now) =>
        {
            var import = Import.Receive(
                new FileSent("other.xml", 4, "<a/>"u8.ToArray()), Guid.NewGuid(), FileKind.Census, worker.Team, worker.Agency, new FileSurvey(2026, null, 1, 0, 0), worker.Posting, now).Value;
            import.Start();
            import.Take(Guid.NewGuid(), now.Moment.AddHours(1), now);
            services.GetRequiredService<KithDb>().Add(import);
            return Task.FromResult<Outcome<Import>>(import);
        })).Value;
    }

    private async Task Over(Import ahead)
    {
        await world.Run<ImportId>(async (services, now) =>
        {
            var import = await services.GetRequiredService<KithDb>().Imports.SingleAsync(i => i.Id == ahead.Id);
            import.End(isWhole: true, now);
            return import.Id;
        });
        world.Services.GetRequiredService<ImportBell>().Ring();
    }
}
