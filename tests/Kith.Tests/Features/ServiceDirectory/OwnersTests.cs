using System.Net;
using System.Text.RegularExpressions;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Mail;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

/// <summary>Mail becomes files in a folder.</summary>
public sealed partial class OwnersWorld : KithWorld, IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"kith-mail-{Guid.NewGuid():N}");

    /// <summary>The mails that left since this was last asked.</summary>
    public async Task<IReadOnlyList<string>> Mails()
    {
        await Services.GetRequiredService<MailRunner>().SendDue(CancellationToken.None);
        List<string> mails = [];
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
        {
            mails.Add((await File.ReadAllTextAsync(file)).Replace("=\r\n", string.Empty, StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal));
            File.Delete(file);
        }

        return mails;
    }

    /// <summary>Asks whoever runs a service and follows the link of the mail.</summary>
    public async Task<string> LinkTo(string name)
    {
        await Mails();
        await this.Do((AskOwner command, Now now) => command.Do(Listings.ServiceOf(name), null, now, CancellationToken.None));
        return Link().Match(Assert.Single(await Mails())).Groups["path"].Value;
    }

    public Task RunDue() => Services.GetRequiredService<DirectoryRunner>().RunDue(CancellationToken.None);

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
    }

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new MailSettings(null, folder, "kith@example.org", "https://kith.example"));
        builder.Services.SendMailWhenAsked();
    }

    [GeneratedRegex(@"https://kith\.example(?<path>/directory/confirm/[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}

[CollectionDefinition(nameof(OwnersWorld))]
public sealed class OwnersCollection : ICollectionFixture<OwnersWorld>;

[Collection(nameof(OwnersWorld))]
public sealed class OwnerConfirmTests(OwnersWorld world)
{
    [Fact]
    public async Task Opening_the_link_says_nothing_and_one_button_confirms()
    {
        await world.Takes("x", Listings.AService("Owned", with: s => s["assured_date"] = "2026-01-01"));
        var link = await world.LinkTo("Owned");
        var owner = world.Anyone();
        var page = (await owner.Open(link)).Expect(HttpStatusCode.OK).Shows("Is this listing still right?").Shows("A group where parents meet").Shows("3 Mill Lane");
        Assert.Equal("2026-01-01", await Assured());

        (await page.Press("Everything is still right")).Shows("The listing is confirmed");
        (await (await owner.Open(link)).Press("Everything is still right")).Shows("The listing is confirmed");

        Assert.Equal(world.Clock.Today.ToString("yyyy-MM-dd"), await Assured());
        Assert.Single(await world.Facts<ServiceConfirmed>(), f => f.Data.Contains(Listings.IdOf("Owned").ToString(), StringComparison.Ordinal));
        Assert.Null((await world.Read(db => db.EarlierListings.SingleAsync(e => e.Service == Listings.ServiceOf("Owned")))).LeftBy);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Ask(Listings.ServiceOf("Owned")))).Shows("they said that it is right");

        async Task<string> Assured() => (await world.Feed($"/services/{Listings.IdOf("Owned")}")).Json["assured_date"]!.ToString();
    }

    [Fact]
    public async Task That_it_has_ended_waits_for_an_editor_once()
    {
        await world.Takes("x", Listings.AService("Ended"));
        var link = await world.LinkTo("Ended");
        (await (await world.Anyone().Open(link)).Press("Say that it has ended")).Shows("An editor will take it from here");
        (await (await world.Anyone().Open(link)).Press("Say that it has ended")).Shows("An editor will take it from here");

        var proposal = Assert.Single(await world.Read(db => db.Proposals.AsNoTracking().Where(p => p.Service == Listings.ServiceOf("Ended")).ToListAsync()));
        Assert.True(proposal.IsFromOwner);
        Assert.Equal("active", (await world.Feed($"/services/{Listings.IdOf("Ended")}")).Json["status"]!.ToString());
    }

    [Fact]
    public async Task A_link_ends_and_a_wrong_one_opens_nothing()
    {
        await world.Takes("x", Listings.AService("Late"));
        var link = await world.LinkTo("Late");
        var page = await world.Anyone().Open(link);
        (await page.Press("Everything is still right", follow: false)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(link.Split('/')[^1], await world.Read(db => db.OwnerLinks.Select(l => Convert.ToHexString(l.SecretHash)).ToListAsync()));

        (await world.Anyone().Open(link + "x")).Expect(HttpStatusCode.NotFound).Shows("This link no longer works");
        (await world.Anyone().Open("/directory/confirm/" + new string('z', 500))).Expect(HttpStatusCode.NotFound);
        world.Clock.Pass(TimeSpan.FromDays(OwnerLink.Days));
        (await world.Anyone().Open(link)).Expect(HttpStatusCode.NotFound).Shows("This link no longer works");
        (await page.Press("Everything is still right")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_confidential_place_is_not_on_the_page_of_a_link()
    {
        await world.Takes("x", Listings.AService("Haven"));
        await world.Do((ShowPlaceTo command, Now now) => command.Do(Listings.PlaceOf("Haven"), Audience.Confidential, null, now, default));

        (await world.Anyone().Open(await world.LinkTo("Haven"))).Shows("Haven").DoesNotShow("Mill Lane");
    }
}

[Collection(nameof(OwnersWorld))]
public sealed class OwnerChangeTests(OwnersWorld world)
{
    [Fact]
    public async Task What_has_changed_comes_to_the_editors_and_then_into_the_listing()
    {
        await world.Takes("x", Listings.AService("Moving"));
        var link = await world.LinkTo("Moving");
        var page = await world.Anyone().Open(link + "/change");
        Assert.Equal("Enter the name of the service", (await page.Fill("Input.Name", "").Press("Send to the editors")).ErrorOf("Input.Name"));
        Assert.Contains("Change what should read otherwise", (await page.Fill("Input.Name", "Moving").Press("Send to the editors")).ErrorSummary);

        (await page.Fill("Input.Fees", "£3").Press("Send to the editors")).Shows("An editor will compare it");

        var proposal = await world.Read(db => db.Proposals.AsNoTracking().SingleAsync(p => p.Service == Listings.ServiceOf("Moving")));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        await (await editor.Open(DirectoryLinks.Decide(proposal.Id))).Shows("The service itself").Choose("Input.Answer", nameof(ProposalAnswer.ApproveAll)).Press("Save");
        Assert.Equal("£3", (await world.Feed($"/services/{Listings.IdOf("Moving")}")).Json["fees"]!.ToString());
        var moved = await world.Read(db => db.Services.AsNoTracking().SingleAsync(s => s.Id == Listings.ServiceOf("Moving")));
        Assert.Equal((OriginKind.Owner, OriginKind.Feed), (moved.Provenance.Of("fees")!.Kind, moved.Provenance.Of("description")!.Kind));
        (await world.Anyone().Open("/directory/confirm/nothing/change")).Expect(HttpStatusCode.NotFound);
    }
}

[Collection(nameof(OwnersWorld))]
public sealed class AskOwnerTests(OwnersWorld world)
{
    [Fact]
    public async Task An_editor_asks_and_the_mail_names_nobody_in_its_subject()
    {
        await world.Takes("x", Listings.AService("Asked"), Listings.AService("Without", with: s => s.Remove("email")));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        (await (await editor.Open(DirectoryLinks.Ask(Listings.ServiceOf("Without")))).Press("Send the mail")).Shows("gives no email address");
        (await (await editor.Open(DirectoryLinks.Ask(Listings.ServiceOf("Asked")))).Press("Send the mail")).Shows("The mail is on its way");

        var mail = Assert.Single(await world.Mails());
        Assert.Contains("To: hello@example.org", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked", mail.Split("\n").Single(l => l.StartsWith("Subject:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.NotEmpty(await world.Facts<OwnerAsked>());
        (await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open(DirectoryLinks.Ask(Listings.ServiceOf("Asked")))).Expect(HttpStatusCode.Forbidden);
        (await editor.Open(DirectoryLinks.Ask(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((AskOwner command, Now now) => command.Do(Listings.ServiceOf("Asked"), worker, now, default))).Kind);
    }

    [Fact]
    public async Task A_change_is_mailed_to_those_who_watch_and_did_not_make_it()
    {
        await world.Takes("x", Listings.AService("Watched by mail"));
        var watcher = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        await world.Do((WatchListing command, Now now) => command.Do(Listings.ServiceOf("Watched by mail"), true, watcher, now, default));
        await world.Mails();

        await world.Takes("x", Listings.AService("Watched by mail", with: s => s["fees"] = "£7"));

        Assert.Contains("Subject: A listing that you watch has changed", Assert.Single(await world.Mails()), StringComparison.Ordinal);
    }
}

public sealed class AnswerAsOwnerTests(OwnersWorld world) : IClassFixture<OwnersWorld>
{
    [Fact]
    public async Task It_needs_an_answer_and_a_link()
    {
        await world.Takes("x", Listings.AService("Silent"));
        var secret = (await world.LinkTo("Silent")).Split('/')[^1];
        Assert.Equal("Select whether the listing is still right", Assert.Single(await world.Refusals((AnswerAsOwner command, Now now) => command.Do(secret, null, now, default))).Message);
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((AnswerAsOwner command, Now now) => command.Do("other", OwnerAnswer.StillRight, now, default))).Kind);
    }
}

public sealed class ChangeAsOwnerTests(OwnersWorld world) : IClassFixture<OwnersWorld>
{
    [Fact]
    public async Task It_needs_a_link() =>
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((ChangeAsOwner command, Now now) => command.Do("other", new ProposeChangeInput(), now, default))).Kind);
}

public sealed class AskOwnersTests(OwnersWorld world) : IClassFixture<OwnersWorld>
{
    [Fact]
    public async Task Whoever_is_due_by_the_rule_is_asked_and_no_more_often()
    {
        await world.Takes("x", Listings.AService("Amber", with: s => s["assured_date"] = "2026-03-01"), Listings.AService("Green"), Listings.AService("Gone", with: s => (s["status"], s["assured_date"]) = ("defunct", "2026-01-01")));
        await world.RunDue();
        Assert.Empty(await world.Mails());
        var editor = await world.Acting(await world.Given.AWorker(Role.DirectoryEditor));
        await world.Do((SetDirectory command, Now now) => command.Do(new DirectorySettingsInput { Asked = OwnersAsked.ListedHere }, editor, now, default));
        await world.RunDue();
        Assert.Empty(await world.Mails());
        await world.Do((SetDirectory command, Now now) => command.Do(new DirectorySettingsInput { Asked = OwnersAsked.Everybody, Version = 0 }, editor, now, default));

        await world.RunDue();
        await world.RunDue();
        Assert.Contains("Amber", Assert.Single(await world.Mails()), StringComparison.Ordinal);
        List<int> mails = [];
        foreach (var days in new[] { 13, 1, 28, 49, 100 })
        {
            world.Clock.Pass(TimeSpan.FromDays(days));
            await world.RunDue();
            mails.Add((await world.Mails()).Count(m => m.Contains("Amber", StringComparison.Ordinal)));
        }

        Assert.Equal([0, 1, 1, 1, 0], mails);
    }
}

public sealed class HideStaleTests(OwnersWorld world) : IClassFixture<OwnersWorld>
{
    [Fact]
    public async Task What_nobody_confirms_is_hidden_from_the_public_and_comes_back()
    {
        await world.Takes("x", Listings.AService("Stale", with: s => s["assured_date"] = "2025-12-01"), Listings.AService("Never", with: s => s.Remove("assured_date")));
        var id = Listings.ServiceOf("Stale");
        var editor = await world.Given.AWorker(Role.DirectoryEditor);
        var worker = world.As(await world.Given.AWorker(Role.SocialWorker));
        await world.RunDue();
        (await world.Feed($"/services/{id}")).Expect(HttpStatusCode.OK);
        var settings = await world.As(editor).Open(DirectoryLinks.Settings);
        Assert.Equal("The days must be a number from 0 to 730", (await settings.Fill("Input.HideAfterDays", "soon").Press("Save")).ErrorOf("Input.HideAfterDays"));
        (await settings.Fill("Input.HideAfterDays", "10").Press("Save")).Shows("Saved");

        await world.RunDue();

        (await world.Feed($"/services/{id}")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(["Never"], (await world.Feed("/services")).Names);
        Assert.Empty((await world.Feed($"/service_at_locations?organization_id={Guid.NewGuid()}")).Contents);
        Assert.DoesNotContain("Stale", (await world.Feed("/service_at_locations")).Shown.Body, StringComparison.Ordinal);
        (await world.Anyone().Open(DirectoryLinks.Service(id))).Expect(HttpStatusCode.NotFound);
        (await world.Anyone().Open("/directory?words=stale")).DoesNotShow(id.ToString());
        (await worker.Open(DirectoryLinks.Service(id))).Shows("Only workers find it");
        (await world.As(editor).Open(DirectoryLinks.Listings())).Shows("Hidden from the public");
        Assert.NotEmpty(await world.Facts<ServicesHidden>());

        await (await world.As(editor).Open(DirectoryLinks.Confirm(id))).Press("Confirm that it is right today");

        (await world.Feed($"/services/{id}")).Expect(HttpStatusCode.OK);
        (await world.Anyone().Open(DirectoryLinks.Service(id))).Expect(HttpStatusCode.OK);
    }
}

public sealed class SetDirectoryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_for_editors()
    {
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Settings)).Shows("No mail leaves Kith yet");
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(DirectoryLinks.Settings)).Expect(HttpStatusCode.Forbidden);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((SetDirectory command, Now now) => command.Do(new DirectorySettingsInput(), worker, now, default))).Kind);
    }
}

[Collection(nameof(OwnersWorld))]
public sealed class ReportListingTests(OwnersWorld world)
{
    [Fact]
    public async Task Anybody_reports_and_is_told_what_became_of_it()
    {
        await world.Takes("x", Listings.AService("Reported"));
        var id = Listings.ServiceOf("Reported");
        (await world.Anyone().Open(DirectoryLinks.Service(id))).Shows("Report a problem with this page");
        var page = await world.Anyone().Open(DirectoryLinks.ReportProblem(id));
        var refused = await page.Fill("Input.Contact", "nobody").Press("Send");
        Assert.Equal("Select what is wrong", refused.ErrorOf("Input.Kind"));
        Assert.Equal("Enter what is wrong", refused.ErrorOf("Input.Words"));
        Assert.Equal("Enter an email address, such as name@example.org, or leave this empty", refused.ErrorOf("Input.Contact"));

        (await refused.Choose("Input.Kind", nameof(ProblemKind.Unsafe)).Fill("Input.Words", "The door is open").Fill("Input.Contact", "pat@example.org").Press("Send")).Shows("Thank you");

        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        (await editor.Open(DirectoryLinks.Reports())).Shows("Reported").Shows("It could harm somebody");
        var report = await world.Read(db => db.ListingReports.AsNoTracking().SingleAsync(r => r.Service == id));
        var close = (await editor.Open(DirectoryLinks.Report(report.Id))).Shows("The door is open").DoesNotShow("pat@example.org");
        Assert.Equal("Enter what was done", (await close.Press("Close it")).ErrorOf("Input.Answer"));
        await world.Mails();
        (await close.Fill("Input.Answer", "They have shut it").Press("Close it")).Shows("Closed");
        Assert.Contains("They have shut it", Assert.Single(await world.Mails()), StringComparison.Ordinal);
        Assert.Null((await world.Read(db => db.ListingReports.AsNoTracking().SingleAsync(r => r.Id == report.Id))).Contact);
        Assert.DoesNotContain("door", string.Concat((await world.Facts<ListingReported>()).Select(f => f.Data)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_repeats_floods_and_hostile_words_do_no_harm()
    {
        await world.Takes("x", Listings.AService("Flooded"));
        var id = Listings.ServiceOf("Flooded");
        var page = await world.Anyone().Open(DirectoryLinks.ReportProblem(id));
        (await page.Choose("Input.Kind", nameof(ProblemKind.Other)).Fill("Input.Words", "Buy this").Fill("website", "http://spam").Press("Send")).Shows("Thank you");
        Assert.Equal(0, await Count());
        foreach (var words in new[] { "twice", "twice", "<script>alert(1)</script> ﷽ \u202Eabc '; DROP TABLE Services; --", new string('x', 25_000) })
        {
            var answer = await (await world.Anyone().Open(DirectoryLinks.ReportProblem(id))).Choose("Input.Kind", nameof(ProblemKind.Other)).Fill("Input.Words", words).Press("Send");
            answer.Expect(HttpStatusCode.OK).DoesNotShow("<script>alert(1)");
        }

        Assert.Equal(2, await Count());
        (await world.Anyone().Post(DirectoryLinks.ReportProblem(id), [new("Input.Words", "forged")])).Expect(HttpStatusCode.BadRequest);
        for (var i = 0; i < ListingReport.MostOfOne; i++)
        {
            await world.Do((ReportListing command, Now now) => command.Do(id, new ReportListingInput { Kind = ProblemKind.Other, Words = $"Number {i}" }, now, default));
        }

        Assert.Equal(ListingReport.MostOfOne, await Count());
        (await page.Fill("website", "").Fill("Input.Words", "One more").Press("Send")).Shows("Many problems have been reported just now");
        (await world.Anyone().Open(DirectoryLinks.ReportProblem(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);

        Task<int> Count() => world.Read(db => db.ListingReports.CountAsync(r => r.Service == id));
    }
}

public sealed class ListReportsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_for_editors()
    {
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Reports())).Shows("Nothing is reported");
        (await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open(DirectoryLinks.Reports())).Expect(HttpStatusCode.Forbidden);
    }
}

public sealed class CloseReportTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Report(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open(DirectoryLinks.Report(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.Forbidden);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((CloseReport command, Now now) => command.Do(new RowId(Guid.NewGuid()), new CloseReportInput(), worker, now, default))).Kind);
    }
}

[Collection(nameof(OwnersWorld))]
public sealed class WhoMayFindTests(OwnersWorld world)
{
    [Fact]
    public async Task An_editor_says_who_may_find_a_service_and_its_place()
    {
        await world.Takes("x", Listings.AService("Refuge"));
        var (id, place) = (Listings.ServiceOf("Refuge"), Listings.PlaceOf("Refuge"));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        (await (await editor.Open(DirectoryLinks.PlaceAudience(place))).Shows("3 Mill Lane").Choose("Input.Audience", nameof(Audience.Confidential)).Press("Save")).Shows("Saved");
        (await world.Anyone().Open(DirectoryLinks.Service(id))).Shows("Refuge").DoesNotShow("Mill Lane");
        (await (await editor.Open(DirectoryLinks.Audience(id))).Shows("Mill Lane Hall: nobody").Choose("Input.Audience", nameof(Audience.Practitioners)).Press("Save")).Shows("Saved");
        (await world.Anyone().Open(DirectoryLinks.Service(id))).Expect(HttpStatusCode.NotFound);

        var community = world.As(await world.Given.AWorker(Role.CommunityEditor));
        (await community.Open(DirectoryLinks.Audience(id))).Expect(HttpStatusCode.Forbidden);
        (await community.Open(DirectoryLinks.PlaceAudience(place))).Expect(HttpStatusCode.Forbidden);
        (await editor.Open(DirectoryLinks.Audience(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await editor.Open(DirectoryLinks.PlaceAudience(new LocationId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}
