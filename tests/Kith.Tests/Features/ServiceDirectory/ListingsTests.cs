using System.Net;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

public sealed class ListingsTests(DirectoryWorld world) : IClassFixture<DirectoryWorld>
{
    [Fact]
    public async Task The_worst_comes_first_with_what_would_raise_it_or_the_one_checked_longest_ago()
    {
        await world.Takes("old", Listings.AService("Forgotten", with: s => s["assured_date"] = "2020-01-01"), Listings.AService("Ageing", with: s => s["assured_date"] = "2026-03-01"));

        await world.Takes("old", Listings.AService("Poor", with: s =>
        {
            foreach (var field in new[] { "contacts", "email", "schedules", "attributes", "url", "fees", "cost_options", "languages" })
            {
                s.Remove(field);
            }
        }));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var worst = (await editor.Open(DirectoryLinks.Listings())).Expect(HttpStatusCode.OK);
        Assert.StartsWith("Poor", worst.Document.QuerySelector("tbody th")!.TextContent.Trim(), StringComparison.Ordinal);
        var lacks = worst.Document.QuerySelectorAll("tbody tr").First().QuerySelectorAll("li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(
            ["Say what happens there, in 100 characters or more +15", "Add a telephone number or an email address +15", "Say on which days +10", "Say what it helps with, by a term +10", "Say what it costs +5", "Add its web address +5"], lacks);
        Assert.Equal("40", worst.Document.QuerySelector("tbody td")!.TextContent);
        (await world.Anyone().Open(DirectoryLinks.Service(Listings.ServiceOf("Poor")))).DoesNotShow("uality");

        var page = (await editor.Open(DirectoryLinks.ListingsByAge())).Expect(HttpStatusCode.OK);

        Assert.StartsWith("Forgotten", page.Document.QuerySelector("tbody th")!.TextContent.Trim(), StringComparison.Ordinal);
        page.Shows("15 listings, of which 1 has not been checked for 6 months").Shows("Not checked for 6 months").Shows("Not checked for 3 months").Shows("Checked in the last 3 months");
    }

    [Fact]
    public async Task Others_are_refused() => (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(DirectoryLinks.Listings())).Expect(HttpStatusCode.Forbidden);
}

public sealed class ScoreListingsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Points_grow_old_with_the_listing()
    {
        await world.Takes("x", Listings.AService("Slow to change", with: s => s["assured_date"] = world.Clock.Today.ToString("yyyy-MM-dd")));
        var fresh = await Points();

        Assert.Equal(0, (await world.Do((ScoreListings command, Now now) => command.Do(now, default))).Value);
        var (amber, red) = (world.Clock.Today.AddMonths(3), world.Clock.Today.AddMonths(6));
        await Score(amber);
        Assert.Equal(fresh - 10, await Points());
        await Score(red);
        Assert.Equal(fresh - 20, await Points());

        async Task Score(DateOnly day) => Assert.Equal(1, (await world.Do((ScoreListings command, Now now) => command.Do(now with { Today = day }, default))).Value);
    }

    private async Task<int> Points()
    {
        var page = await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Listings());
        return int.Parse(page.Document.QuerySelector("tbody td")!.TextContent);
    }
}

public sealed class ConfirmServiceTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_listing_that_is_right_says_so_in_the_feed()
    {
        await world.Takes("x", Listings.AService("Choir", with: s => s["assured_date"] = "2020-01-01"));
        var id = new ServiceId(Listings.IdOf("Choir"));
        var page = await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Confirm(id));

        (await page.Press("Confirm that it is right today")).Shows("Confirmed");

        Assert.Equal(world.Clock.Today.ToString("yyyy-MM-dd"), (await world.Feed($"/services/{id}")).Json["assured_date"]!.ToString());
        Assert.NotEmpty(await world.Facts<ServiceConfirmed>());
    }

    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        await world.Takes("x", Listings.AService("Band"));
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(DirectoryLinks.Confirm(new ServiceId(Listings.IdOf("Band"))))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Confirm(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((ConfirmService command, Now now) => command.Do(new ServiceId(Listings.IdOf("Band")), worker, now, default))).Kind);
    }
}

public sealed class ChangeServiceTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_an_editor_changes_is_found_served_and_kept()
    {
        await world.Takes("x", Listings.AService("Knitting"));
        var id = new ServiceId(Listings.IdOf("Knitting"));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var page = await editor.Open(DirectoryLinks.Change(id));

        (await page.Fill("Input.Description", "Crochet and company").Fill("Input.MinimumAge", "16").Fill("Input.MaximumAge", "").Press("Save")).Shows("Saved").Shows("Crochet and company").Shows("16 and over");

        var served = (await world.Feed($"/services/{id}")).Json;
        Assert.Equal(("Crochet and company", 16, false), (served["description"]!.ToString(), served["minimum_age"]!.GetValue<int>(), served.ContainsKey("maximum_age")));
        Assert.Empty(Conformance.Faults(served, "service"));
        Assert.Equal(["Knitting"], (await world.Feed("/services?search=crocheting")).Names);
        Assert.Contains("description", (await world.Facts<ServiceChanged>())[^1].Data, StringComparison.Ordinal);
        var taken = await world.Takes("x", Listings.AService("Knitting", with: s => (s["description"], s["maximum_age"]) = ("From the feed", 99)));
        Assert.Equal(["description", "maximum_age"], taken[0].Kept.Select(k => k.Field));
        (await editor.Open(DirectoryLinks.Change(id))).Shows("Where each field comes from").Shows("From the feed").Shows("A field that an editor has written stays");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        await world.Takes("x", Listings.AService("Sewing"));
        var id = new ServiceId(Listings.IdOf("Sewing"));
        var page = await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Change(id));

        var empty = await page.Fill("Input.Name", "").Fill("Input.Description", "").Press("Save");
        Assert.Equal("Enter the name of the service", empty.ErrorOf("Input.Name"));
        Assert.Equal("Enter what the service does", empty.ErrorOf("Input.Description"));

        var wrong = await empty.Fill("Input.Name", "Sewing").Fill("Input.Description", "Sewing").Fill("Input.Url", "javascript:alert(1)").Fill("Input.Email", "nobody").Fill("Input.MinimumAge", "old").Press("Save");
        Assert.Equal("Enter a web address, such as https://example.org", wrong.ErrorOf("Input.Url"));
        Assert.Equal("Enter an email address, such as name@example.org", wrong.ErrorOf("Input.Email"));
        Assert.Equal("The age must be a number, such as 5", wrong.ErrorOf("Input.MinimumAge"));
    }

    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        await world.Takes("x", Listings.AService("Drums"));
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Change(new ServiceId(Listings.IdOf("Drums"))))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Change(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((ChangeService command, Now now) => command.Do(new ServiceId(Listings.IdOf("Drums")), new ServiceInput(), worker, now, default))).Kind);
    }
}
