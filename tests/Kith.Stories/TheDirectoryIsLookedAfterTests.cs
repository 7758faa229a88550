using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kith.Demo;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Stories;

/// <summary>Neighbours, owners and editors keep the directory true: every page of theirs, with what it refuses.</summary>
public sealed class TheDirectoryIsLookedAfterTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private const string Source = "Neighbouring county";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_neighbour_reports_and_an_owner_answers(bool javaScript)
    {
        var service = (await Listed())[0];
        var neighbour = await world.Visits(javaScript);
        await neighbour.Open(DirectoryLinks.ReportProblem(service));
        await neighbour.Press("Send");
        await neighbour.Shows("Select what is wrong");
        await neighbour.Choose("Input.Kind", nameof(ProblemKind.Wrong));
        await neighbour.Fill("Input.Words", "Nobody answers the telephone any more");

        // Whoever sends a form within two seconds is a program.
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await neighbour.Press("Send");
        await neighbour.Shows("Thank you");
        await neighbour.Open(DirectoryLinks.Search);
        await neighbour.Fill("Input.Words", "zeppelin");
        await neighbour.Press("Search");
        await neighbour.Shows("No services found");

        var secret = $"a-secret-of-the-story-{javaScript}";
        await world.Run(async (services, now) =>
        {
            services.GetRequiredService<Kith.Platform.Data.KithDb>().Add(OwnerLink.Make(service, SHA256.HashData(Encoding.UTF8.GetBytes(secret)), null, now));
            return await Task.FromResult<Outcome<ServiceId>>(service);
        });
        var owner = await world.Visits(javaScript);
        await owner.Open(DirectoryLinks.OwnerChange(secret));
        await owner.Press("Send to the editors");
        await owner.Shows("There is a problem");
        await owner.Open(DirectoryLinks.OwnerConfirm(secret));
        await owner.Press("Everything is still right");
        await owner.Shows("Thank you");
        await owner.Open(DirectoryLinks.OwnerConfirm("nothing-that-was-ever-mailed"));
        await owner.Shows("This link no longer works");
    }

    [Fact]
    public async Task An_editor_answers_reports_and_says_who_finds_what()
    {
        var service = (await Listed())[1];
        await world.Run((services, now) => services.GetRequiredService<ReportListing>().Do(service, new ReportListingInput { Kind = ProblemKind.Closed, Words = "The door is boarded up" }, now, CancellationToken.None));
        var editor = await Editor();
        await editor.Open(DirectoryLinks.Reports());
        await editor.Open(DirectoryLinks.Report(await world.Read(db => db.ListingReports.Where(r => r.Service == service).Select(r => r.Id).SingleAsync())));
        await Refused(editor);
        await editor.Open(DirectoryLinks.Searches());
        await editor.Open(DirectoryLinks.ListingsByAge());
        await editor.Open(DirectoryLinks.Ask(service));
        await editor.Open(DirectoryLinks.Audience(service));
        await editor.Open(DirectoryLinks.PlaceAudience(await world.Read(db => db.Locations.OrderBy(l => l.Id).Select(l => l.Id).FirstAsync())));
        await editor.Open(DirectoryLinks.Settings);
        await editor.Fill("Input.HideAfterDays", "soon");
        await Refused(editor);
    }

    [Fact]
    public async Task An_editor_keeps_synonyms_and_feeds()
    {
        await Listed();
        var editor = await Editor();
        await editor.Open(DirectoryLinks.AddSynonym());
        await Refused(editor);
        await editor.Fill("Input.Phrase", "skint");
        await editor.Fill("Input.Means", "debt");
        await editor.Choose("Input.IsBothWays", "false");
        await editor.Sends();
        await editor.Open(DirectoryLinks.Synonyms());
        var synonym = await world.Read(db => db.Synonyms.Where(s => s.Phrase == "skint").Select(s => s.Id).SingleAsync());
        await editor.Open(DirectoryLinks.ChangeSynonym(synonym));
        await editor.Open(DirectoryLinks.RemoveSynonym(synonym));
        await editor.Press("Remove the synonym");

        await editor.Open(DirectoryLinks.Feeds());
        await editor.Open(DirectoryLinks.FollowFeed);
        await Refused(editor);
        await editor.Fill("Input.Source", Source);
        await editor.Fill("Input.Address", "https://directory.invalid/oruk/v3");
        await editor.Select("Input.EveryHours", "24");
        await editor.Choose("Input.IsStaged", "false");
        await editor.Sends();
        var feed = await world.Read(db => db.FollowedFeeds.Select(f => f.Id).SingleAsync());
        await editor.Open(DirectoryLinks.ChangeFeed(feed));
        await editor.Open(DirectoryLinks.PauseFeed(feed));
        await editor.Open(DirectoryLinks.RunFeed(feed));
        await editor.Press("Read it now");
        while (!await world.Read(db => db.FeedRuns.AnyAsync(r => r.EndedAt != null)))
        {
            await Task.Delay(50);
        }

        await editor.Open(DirectoryLinks.Feed(feed));
        await editor.Open(DirectoryLinks.FeedRun(await world.Read(db => db.FeedRuns.Select(r => r.Id).FirstAsync())));
        await editor.Open(DirectoryLinks.Feeds());
        await editor.Shows("Failed");
    }

    [Fact]
    public async Task An_editor_joins_twins_and_approves_what_waits()
    {
        await Listed();
        var editor = await Editor();
        await Staged();
        var batch = (await world.Read(db => db.Proposals.Where(p => p.Batch != null).Select(p => p.Batch).FirstAsync()))!.Value;
        await editor.Open(DirectoryLinks.Batch(batch));
        await editor.Press("Save");
        await editor.Shows("Select what you decide");
        await editor.Choose("Input.Answer", "ApproveAll");
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await editor.Press("Save");
        await editor.Shows("0 wait for approval");

        await editor.Open(DirectoryLinks.Twins());
        await editor.Open(DirectoryLinks.Twin(await world.Read(db => db.Twins.Where(t => t.State == TwinState.Open).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync())));
        await Refused(editor);
        await editor.Choose("Input.Answer", nameof(TwinAnswer.NotTheSame));
        await editor.Sends();
        await editor.Open(DirectoryLinks.TwinsDecided());
        await editor.Open(DirectoryLinks.TwinDecided(await world.Read(db => db.Twins.Where(t => t.State == TwinState.NotTheSame).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync())));
        await editor.Press("Take it back");
    }

    private static async Task Refused(Actor editor)
    {
        await editor.Sends();
        await editor.Shows("There is a problem");
    }

    private async Task<Actor> Editor() => await world.Plays(await world.Given.AWorker(Role.DirectoryEditor));

    /// <summary>Some invented services, the first of them in the county’s directory twice.</summary>
    private async Task<List<ServiceId>> Listed()
    {
        var records = Invented().Select(s => OpenRecord.Of(s, "service", SearchDirectoryModel.SampleSource)).ToList();
        await world.Run((services, now) => services.GetRequiredService<TakeServices>().Do(records, SearchDirectoryModel.SampleSource, null, now, CancellationToken.None));
        return await world.Read(db => db.Services.OrderBy(s => s.Number).Select(s => s.Id).ToListAsync());
    }

    private async Task Staged()
    {
        var twin = Invented().First();
        twin["id"] = Guid.NewGuid().ToString();
        var records = new[] { OpenRecord.Of(twin, "service", Source) };
        await world.Run((services, now) => services.GetRequiredService<StageServices>().Do(records, Source, new RowId(Guid.NewGuid()), null, now, CancellationToken.None));
    }

    private IEnumerable<JsonObject> Invented() => InventedServices.Invent(12, 5, world.Clock.Today).Select(s => s.Listing);
}
