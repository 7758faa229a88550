using System.Net;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

[CollectionDefinition(nameof(ProposalsWorld))]
public sealed class ProposalsWorld : ICollectionFixture<KithWorld>;

[Collection(nameof(ProposalsWorld))]
public sealed class ProposeChangeTests(KithWorld world)
{
    [Fact]
    public async Task A_worker_proposes_and_nothing_changes_yet()
    {
        await world.Takes("x", Listings.AService("Pottery"));
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var page = await world.As(worker).Open(DirectoryLinks.ProposeChange(Listings.ServiceOf("Pottery")));

        var sent = await page.Fill("Input.Fees", "£2 a session").Fill("Input.Why", "The group told me").Press("Send to the editors");

        sent.Shows("Sent to the directory’s editors").Shows("Waiting").Shows("£2 a session").Shows("The group told me").Shows(worker.Name);
        Assert.Equal("Free", (await world.Feed($"/services/{Listings.IdOf("Pottery")}")).Json["fees"]!.ToString());
        Assert.Contains(nameof(ProposalKind.Change), (await world.Facts<ListingProposed>())[^1].Data, StringComparison.Ordinal);
        (await world.As(worker).Open(DirectoryLinks.Service(Listings.ServiceOf("Pottery")))).Shows("Propose a change").Shows("Watch this listing");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        await world.Takes("x", Listings.AService("Weaving"));
        var page = await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open(DirectoryLinks.ProposeChange(Listings.ServiceOf("Weaving")));

        var refused = await page.Fill("Input.Name", "").Fill("Input.Email", "nobody").Press("Send to the editors");

        Assert.Equal("Enter the name of the service", refused.ErrorOf("Input.Name"));
        Assert.Equal("Enter how you know this", refused.ErrorOf("Input.Why"));
        var same = await refused.Fill("Input.Name", "Weaving").Fill("Input.Email", "hello@example.org").Fill("Input.Why", "I looked").Press("Send to the editors");
        Assert.Contains("Change what should read otherwise", same.ErrorSummary);
    }

    [Fact]
    public async Task It_is_for_those_who_may_propose_and_for_what_is_there()
    {
        await world.Takes("x", Listings.AService("Carving"));
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(DirectoryLinks.ProposeChange(Listings.ServiceOf("Carving")))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SchoolDsl)).Open(DirectoryLinks.ProposeChange(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var analyst = await world.Acting(await world.Given.AWorker(Role.Analyst));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((ProposeChange command, Now now) => command.Do(Listings.ServiceOf("Carving"), new(), Proposer.Worker(analyst.Posting), analyst, now, default))).Kind);
        (await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open("/")).Expect(HttpStatusCode.Forbidden);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class ProposeWithdrawalTests(KithWorld world)
{
    [Fact]
    public async Task A_service_that_has_ended_says_so_once_an_editor_agrees()
    {
        await world.Takes("x", Listings.AService("Old club"));
        var address = DirectoryLinks.ProposeWithdrawal(Listings.ServiceOf("Old club"));
        var school = world.As(await world.Given.AWorker(Role.SchoolDsl));
        var page = await school.Open(address);
        Assert.Equal("Enter how you know that it has ended", (await page.Press("Send to the editors")).ErrorOf("Input.Why"));

        var sent = await page.Fill("Input.Why", "The hall is sold").Press("Send to the editors");
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        await (await editor.Open($"{sent.Address}/decide")).Choose("Input.Answer", nameof(ProposalAnswer.ApproveAll)).Press("Save");

        Assert.Equal("defunct", (await world.Feed($"/services/{Listings.IdOf("Old club")}")).Json["status"]!.ToString());
        (await school.Open(DirectoryLinks.MyProposals())).Shows("Old club").Shows("Has ended").Shows("Approved");
        (await (await school.Open(address)).Fill("Input.Why", "Still").Press("Send to the editors")).Shows("The listing says already that it has ended");
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await school.Open(DirectoryLinks.ProposeWithdrawal(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class ProposeListingTests(KithWorld world)
{
    [Fact]
    public async Task A_new_service_comes_into_the_directory_as_it_was_proposed()
    {
        await world.Takes("x", Listings.AService("Known beside"));
        var community = world.As(await world.Given.AWorker(Role.CommunityEditor));
        var page = await community.Open(DirectoryLinks.ProposeListing);
        var sent = await page.Fill("Input.Name", "Repair café").Fill("Input.Description", "Bring what is broken").Fill("Input.Organization", "Menders of Moorside").Fill("Input.Telephone", "07700 900456")
            .Fill("Input.Need", Listings.Parenting.ToString()).Fill("Input.Street", "1 High Street").Fill("Input.Town", "Westdale").Fill("Input.Postcode", "xn2 1ab").Fill("Input.Why", "I help there").Press("Send to the editors");
        sent.Shows("Menders of Moorside").Shows("1 High Street, Westdale, XN2 1AB").Shows("07700 900456").Shows("Parenting");

        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        (await (await editor.Open($"{sent.Address}/decide")).Choose("Input.Answer", nameof(ProposalAnswer.ApproveAll)).Press("Save")).Shows("Decided");

        var found = Assert.Single((await world.Feed("/services?search=repair+broken&full=true")).Contents);
        Assert.Empty(Conformance.Faults(found, "service"));
        Assert.Equal(("Menders of Moorside", world.Clock.Today.ToString("yyyy-MM-dd")), (found["organization"]!["name"]!.ToString(), found["assured_date"]!.ToString()));
        (await world.Anyone().Open(DirectoryLinks.Service(new ServiceId(Guid.Parse(found["id"]!.ToString()))))).Shows("Repair café").Shows("1 High Street").Shows("07700 900456");
        Assert.NotEmpty(await world.Facts<ServiceListed>());
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var page = await world.As(await world.Given.AWorker(Role.HealthPartner)).Open(DirectoryLinks.ProposeListing);

        var refused = await page.Fill("Input.Place", "Hall").Fill("Input.Postcode", "nowhere").Press("Send to the editors");

        Assert.Equal("Enter the name of the service", refused.ErrorOf("Input.Name"));
        Assert.Equal("Enter what the service does", refused.ErrorOf("Input.Description"));
        Assert.Equal("Enter who runs it", refused.ErrorOf("Input.Organization"));
        Assert.Equal("Enter the building and street", refused.ErrorOf("Input.Street"));
        Assert.Equal("Enter the town", refused.ErrorOf("Input.Town"));
        Assert.Equal("Enter a postcode, such as XN1 1AB", refused.ErrorOf("Input.Postcode"));
        Assert.Equal("Enter how you know this", refused.ErrorOf("Input.Why"));
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(DirectoryLinks.ProposeListing)).Expect(HttpStatusCode.Forbidden);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class DecideProposalTests(KithWorld world)
{
    [Fact]
    public async Task Three_versions_stand_side_by_side_and_only_what_is_chosen_comes()
    {
        await world.Takes("x", Listings.AService("Dancing"));
        var worker = await world.Given.AWorker(Role.FamilySupportWorker);
        var id = await world.AProposal("Dancing", worker, p => (p.Fees, p.WaitTime, p.Description) = ("£5", "No wait", "Ballroom"));
        await world.Takes("x", Listings.AService("Dancing", with: s => s["fees"] = "£4"));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        var page = await editor.Open(DirectoryLinks.Decide(id));
        page.Shows("Cost Changed since £4 £5 Free").Shows("Waiting time Nothing No wait");
        Assert.Equal("Select the fields to approve", (await page.Choose("Input.Answer", nameof(ProposalAnswer.ApproveSome)).Press("Save")).ErrorOf("Input.Fields"));
        (await page.Choose("Input.Fields", "wait_time").Choose("Input.Fields", "description").Fill("Input.Reason", "The cost is £4 since June").Press("Save")).Shows("Decided");

        var served = (await world.Feed($"/services/{Listings.IdOf("Dancing")}")).Json;
        Assert.Equal(("£4", "No wait", "Ballroom"), (served["fees"]!.ToString(), served["wait_time"]!.ToString(), served["description"]!.ToString()));
        (await world.As(worker).Open(DirectoryLinks.MyProposals())).Shows("Approved in part").Shows("The cost is £4 since June");
        Assert.Contains("wait_time", (await world.Facts<ProposalDecided>())[^1].Data, StringComparison.Ordinal);
        Assert.Equal(["Dancing"], (await world.Feed("/services?search=ballroom")).Names);
        Assert.Equal(DirectoryLinks.Proposal(id), (await editor.Open(DirectoryLinks.Decide(id))).Address);
    }

    [Fact]
    public async Task A_refusal_has_a_reason_that_the_proposer_reads()
    {
        await world.Takes("x", Listings.AService("Skating"));
        var worker = await world.Given.AWorker(Role.CommunityEditor);
        var id = await world.AProposal("Skating", worker, p => p.Name = "Ice skating");
        var page = await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Decide(id));
        Assert.Equal("Select what you decide", (await page.Press("Save")).ErrorOf("Input.Answer"));
        Assert.Equal("Enter why it is refused: whoever proposed it reads this", (await page.Choose("Input.Answer", nameof(ProposalAnswer.Refuse)).Press("Save")).ErrorOf("Input.Reason"));

        await page.Choose("Input.Answer", nameof(ProposalAnswer.Refuse)).Fill("Input.Reason", "It is on wheels").Press("Save");

        Assert.Equal("Skating", (await world.Feed($"/services/{Listings.IdOf("Skating")}")).Json["name"]!.ToString());
        (await world.As(worker).Open(DirectoryLinks.Proposal(id))).Shows("Refused").Shows("It is on wheels");
    }

    [Fact]
    public async Task Nobody_decides_their_own_nor_beside_a_listing_that_has_moved()
    {
        await world.Takes("x", Listings.AService("Fencing"));
        var (own, other) = (await world.Given.AWorker(Role.DirectoryEditor), await world.Given.AWorker(Role.DirectoryEditor));
        var id = await world.AProposal("Fencing", own, p => p.Fees = "£9");
        Assert.Equal(DirectoryLinks.Proposal(id), (await world.As(own).Open(DirectoryLinks.Decide(id))).Address);
        var acting = await world.Acting(own);
        var version = await world.Read(db => db.Services.Where(s => s.Id == Listings.ServiceOf("Fencing")).Select(s => s.Version).SingleAsync());
        var all = new DecideProposalInput { Answer = ProposalAnswer.ApproveAll, Standing = version };
        Assert.Equal("You proposed this, so somebody else decides it", Assert.Single(await world.Refusals((DecideProposal command, Now now) => command.Do(id, all, acting, now, default))).Message);

        var page = await world.As(other).Open(DirectoryLinks.Decide(id));
        await world.Takes("x", Listings.AService("Fencing", with: s => s["fees"] = "£8"));
        (await page.Choose("Input.Answer", nameof(ProposalAnswer.ApproveAll)).Press("Save")).Shows("Somebody else changed this").Shows("Changed since £8 £9 Free");

        (await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open(DirectoryLinks.Decide(id))).Expect(HttpStatusCode.Forbidden);
        (await world.As(other).Open(DirectoryLinks.Decide(new ProposalId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var community = await world.Acting(await world.Given.AWorker(Role.CommunityEditor));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((DecideProposal command, Now now) => command.Do(id, all, community, now, default))).Kind);
    }

    [Fact]
    public async Task What_a_source_proposes_is_remembered_as_its_own_and_only_what_is_chosen_comes()
    {
        await world.Takes("feed", Listings.AService("Staged"));
        var record = Kith.Returns.OpenReferral.OpenRecord.Of(Listings.AService("Staged", with: s => (s["fees"], s["wait_time"]) = ("£1", "A year")), "service", "feed").Fields;
        var before = await world.Read(db => db.Services.Where(s => s.Id == Listings.ServiceOf("Staged")).Select(s => s.Listing).SingleAsync());
        var proposal = Proposal.Propose(ProposalKind.Change, Listings.ServiceOf("Staged"), before, ListingText.Write(record), "Staged", ["fees"], null, Proposer.Feed("feed", new RowId(Guid.NewGuid())), Now.At(world.Clock.GetUtcNow())).Value;
        await world.Run((services, _) =>
        {
            services.GetRequiredService<Kith.Platform.Data.KithDb>().Add(proposal);
            return Task.FromResult<Outcome<ProposalId>>(proposal.Id);
        });

        var page = await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Decide(proposal.Id));
        await page.Choose("Input.Answer", nameof(ProposalAnswer.ApproveSome)).Choose("Input.Fields", "fees").Press("Save");

        var served = (await world.Feed($"/services/{Listings.IdOf("Staged")}")).Json;
        Assert.Equal(("£1", null), (served["fees"]!.ToString(), served["wait_time"]?.ToString()));
        var sent = await world.Read(db => db.Services.Where(s => s.Id == Listings.ServiceOf("Staged")).Select(s => s.Sent).SingleAsync());
        Assert.Contains("A year", sent, StringComparison.Ordinal);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class ReadProposalTests(KithWorld world)
{
    [Fact]
    public async Task It_is_for_whoever_made_it_and_for_editors()
    {
        await world.Takes("x", Listings.AService("Archery"));
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var id = await world.AProposal("Archery", worker, p => p.Fees = "£3");

        (await world.As(worker).Open(DirectoryLinks.Proposal(id))).Expect(HttpStatusCode.OK).DoesNotShow(DirectoryLinks.Decide(id));
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Proposal(id))).Shows("£3").Shows("Decide");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Proposal(id))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(DirectoryLinks.Proposal(id))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_confidential_place_stands_in_no_comparison_for_a_worker()
    {
        await world.Takes("x", Listings.AService("Shelter"));
        await world.Do((ShowPlaceTo command, Now now) => command.Do(Listings.PlaceOf("Shelter"), Audience.Confidential, null, now, default));
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var id = await world.AProposal("Shelter", worker, p => p.Fees = "£3");

        (await world.As(worker).Open(DirectoryLinks.Proposal(id))).DoesNotShow("Mill Lane");
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class ListProposalsTests(KithWorld world)
{
    [Fact]
    public async Task What_waits_longest_comes_first_and_what_is_decided_is_found()
    {
        await world.Takes("x", Listings.AService("Rowing"));
        await world.AProposal("Rowing", await world.Given.AWorker(Role.SocialWorker), p => p.Fees = "£3");
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        (await editor.Open(DirectoryLinks.Listings())).Shows("wait");
        (await editor.Open(DirectoryLinks.Proposals())).Shows("Rowing").Shows("Waiting");
        (await editor.Open(DirectoryLinks.Proposals(ProposalState.Refused))).DoesNotShow("Rowing");
        (await editor.Open("/directory/proposals?state=99&p=-4")).Expect(HttpStatusCode.OK);
        (await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open(DirectoryLinks.Proposals())).Expect(HttpStatusCode.Forbidden);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class MyProposalsTests(KithWorld world)
{
    [Fact]
    public async Task Everybody_sees_their_own()
    {
        await world.Takes("x", Listings.AService("Cycling"));
        await world.AProposal("Cycling", await world.Given.AWorker(Role.SocialWorker), p => p.Fees = "£3");

        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.MyProposals())).Shows("You have proposed nothing yet");
        (await world.As(await world.Given.AWorker(Role.QaAuditor)).Open(DirectoryLinks.MyProposals())).Expect(HttpStatusCode.Forbidden);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class RestoreListingTests(KithWorld world)
{
    [Fact]
    public async Task Every_earlier_version_is_kept_and_any_stands_again()
    {
        await world.Takes("x", Listings.AService("Chess"));
        await world.Takes("x", Listings.AService("Chess", with: s => s["description"] = "Draughts"));
        await world.Takes("x", Listings.AService("Chess", with: s => s["description"] = "Backgammon"));
        var id = Listings.ServiceOf("Chess");
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var history = (await editor.Open(DirectoryLinks.History(id))).Shows("2 changes").Shows("Changed by its source");
        var first = history.Document.QuerySelectorAll("tbody tr")[1].QuerySelector("a")!.GetAttribute("href")!;

        var page = (await editor.Open(first)).Shows("Backgammon A group where parents meet");
        (await page.Press("Restore this version")).Shows("The earlier version stands again").Shows("A group where parents meet");

        (await editor.Open(DirectoryLinks.History(id))).Shows("3 changes").Shows("An earlier version restored");
        Assert.Equal(["Chess"], (await world.Feed("/services?search=chess+parents")).Names);
        Assert.NotEmpty(await world.Facts<ListingRestored>());
        (await editor.Open(first)).Shows("It says what the listing says now");
    }

    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        await world.Takes("x", Listings.AService("Bridge"));
        await world.Takes("x", Listings.AService("Bridge", with: s => s["description"] = "Whist"));
        var id = Listings.ServiceOf("Bridge");
        var number = await world.Read(db => db.EarlierListings.Where(e => e.Service == id).Select(e => e.Number).SingleAsync());
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Earlier(id, number))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Earlier(id, 999))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((RestoreListing command, Now now) => command.Do(id, number, new RestoreInput(), worker, now, default))).Kind);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class ListingHistoryTests(KithWorld world)
{
    [Fact]
    public async Task Who_changed_it_is_said_and_it_is_for_editors()
    {
        await world.Takes("x", Listings.AService("Ludo"));
        var id = Listings.ServiceOf("Ludo");
        var editor = await world.Given.AWorker(Role.DirectoryEditor);
        (await world.As(editor).Open(DirectoryLinks.History(id))).Shows("This listing has never changed");
        await (await world.As(editor).Open(DirectoryLinks.Confirm(id))).Press("Confirm that it is right today");

        (await world.As(editor).Open(DirectoryLinks.History(id))).Shows("1 change").Shows("Confirmed").Shows(editor.Name);
        (await world.As(editor).Open(DirectoryLinks.History(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.CommunityEditor)).Open(DirectoryLinks.History(id))).Expect(HttpStatusCode.Forbidden);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class WatchListingTests(KithWorld world)
{
    [Fact]
    public async Task A_listing_is_watched_and_no_longer()
    {
        await world.Takes("x", Listings.AService("Kites"));
        var address = DirectoryLinks.Watch(Listings.ServiceOf("Kites"));
        var worker = world.As(await world.Given.AWorker(Role.SocialWorker));

        (await (await worker.Open(address)).Press("Watch this listing")).Shows("You watch this listing");
        (await worker.Open(DirectoryLinks.Watched())).Shows("Kites").Shows("Not since it is watched");
        (await (await worker.Open(address)).Press("Stop watching")).Shows("You no longer watch this listing");
        (await worker.Open(DirectoryLinks.Watched())).Shows("You watch no listing yet");

        Assert.Equal(2, (await world.Facts<ListingWatched>()).Count(f => f.Data.Contains(Listings.IdOf("Kites").ToString(), StringComparison.Ordinal)));
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await worker.Open(DirectoryLinks.Watch(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var analyst = await world.Acting(await world.Given.AWorker(Role.Analyst));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((WatchListing command, Now now) => command.Do(Listings.ServiceOf("Kites"), true, analyst, now, default))).Kind);
    }
}

[Collection(nameof(ProposalsWorld))]
public sealed class SeeWatchedTests(KithWorld world)
{
    [Fact]
    public async Task What_changed_is_told_until_it_is_seen()
    {
        await world.Takes("x", Listings.AService("Marbles"));
        var watcher = await world.Given.AWorker(Role.SocialWorker);
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await world.AChangingListing("Marbles", watcher, await world.Given.AWorker(Role.SocialWorker));
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await world.Takes("x", Listings.AService("Marbles", with: s => s["description"] = "Glass"));
        var page = (await world.As(watcher).Open(DirectoryLinks.Watched())).Shows("new change");

        (await page.Press("Mark all as seen")).Shows("Marked as seen").Shows("Marbles").DoesNotShow("new change");

        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(DirectoryLinks.Watched())).Expect(HttpStatusCode.Forbidden);
    }
}
