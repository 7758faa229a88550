using Kith.Commands;
using Kith.Features.Outcomes;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Testing.Published;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>A head of service reads how many families come and stay, beside England: with a chart that the table draws, and without one.</summary>
public sealed class MeasuresBesideEnglandTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Fact]
    public async Task A_head_of_service_reads_a_measure_and_an_analyst_the_rows_behind_it()
    {
        await Published();
        var head = await world.Plays(await world.Given.AWorker(Role.ServiceManager));
        var complaints = new List<string>();
        head.Page.Console += (_, said) => complaints.AddRange(said.Type == "error" ? [said.Text] : []);

        await head.Open(OutcomesLinks.Measures());
        await head.Shows("519.4");
        await ShowsAChart(head, "Child protection plans");
        await head.Select("period", "2025-26-Q4");
        await head.Press("Show");
        await head.Shows("Rate as a year’s");
        await head.Follow("Referrals");
        await ShowsAChart(head, "England");
        await head.Open(OutcomesLinks.Method);
        await head.Shows("49,489");
        await head.Open(OutcomesLinks.Authority);
        await head.Fill("Input.Name", string.Empty);
        await head.Press("Save");
        await head.Shows("Enter the name of the authority");
        Assert.Empty(complaints);

        var analyst = await world.Plays(await world.Given.AWorker(Role.Analyst));
        await analyst.Open(OutcomesLinks.Rows(MeasureDefinition.InForce(Measure.Referrals, world.Clock.Today), Period.Year(2026)));
        await analyst.Shows("30 rows");
        var manager = await world.Plays(await world.Given.AWorker(Role.TeamManager), width: 320);
        await manager.Open(OutcomesLinks.Rows(MeasureDefinition.InForce(Measure.ProtectionPlans, world.Clock.Today), Period.AsAt(world.Clock.Today)));
        await manager.Open(OutcomesLinks.Measure(MeasureDefinition.InForce(Measure.LookedAfter, world.Clock.Today)));
    }

    [Fact]
    public async Task Without_javascript_the_table_says_it_all()
    {
        await Published();
        var head = await world.Plays(await world.Given.AWorker(Role.ServiceManager), javaScript: false);

        await head.Open(OutcomesLinks.Measures());
        await head.Shows("519.4");
        await head.Select("period", "2025-26");
        await head.Press("Show");
        await head.Follow("Children in need");

        await head.Shows("330.3");
        Assert.False(await head.Page.Locator(".kith-chart").IsVisibleAsync());
    }

    private static async Task ShowsAChart(Actor actor, string word)
    {
        var chart = actor.Page.Locator(".kith-chart svg");
        await chart.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible });
        Assert.Contains(word, await chart.InnerHTMLAsync(), StringComparison.Ordinal);
        Assert.Contains("The table above holds the same figures", await actor.Page.Locator(".kith-chart").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
    }

    private async Task Published()
    {
        if (await world.Read(db => db.Benchmarks.AnyAsync()))
        {
            return;
        }

        var folder = PublishedSample.Write(PublishedSample.Files);
        string[] record = world.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", world.Storage.Folder!];
        Assert.Equal(0, await KithCommands.Root().Parse(["import", "benchmarks", folder.FullName, .. record]).InvokeAsync());
        folder.Delete(recursive: true);
        await world.Run(async (services, now) => await services.GetRequiredService<SetAuthority>().Do(
            new AuthorityInput { Name = "Northmoor", Region = "E12000009", Neighbours = "866 420", Population = 48_990, PopulationYear = 2025, Source = "Northmoor is invented" },
            null,
            now,
            CancellationToken.None));
        await world.Run<int>((services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            for (var i = 0; i < 30; i++)
            {
                var child = Person.AsSent(new PersonDetails(null, null, now.Today.AddYears(-5)), now);
                var episode = ChildEpisode.AsSent(child.Id, new DateOnly(2026, 2, 3), now);
                if (i < 12)
                {
                    episode.Add(Plan.Of(PlanKind.ChildProtection, new DateOnly(2026, 3, 3), null, now, "NEG", "EMO", 0));
                }

                db.AddRange(child, episode);
            }

            return Task.FromResult<Outcome<int>>(30);
        });
    }
}
