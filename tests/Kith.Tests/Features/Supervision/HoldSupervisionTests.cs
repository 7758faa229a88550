using System.Net;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Supervision;

public sealed class HoldSupervisionTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Nobody_is_marked_and_nothing_is_agreed_beforehand()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");

        var page = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));

        page.Expect(HttpStatusCode.OK).Shows("social work").Shows("substance misuse").Shows("Has not given their own rating");
        Assert.Null(page.ValueOf("Input.Workers[0].Presence"));
        Assert.Null(page.ValueOf("Input.Workers[1].Presence"));
        Assert.Null(page.ValueOf("Input.Agreed.Value"));
        Assert.Equal(string.Empty, page.ValueOf("Input.Decision"));
        Assert.Equal("16", page.ValueOf("Input.HeldOn.Day"));
    }

    [Fact]
    public async Task The_meeting_is_kept_on_one_page_and_read_in_the_session()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var session = await world.SessionOf(family);
        var page = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, session));
        var (lead, adult) = (Worker(page, family.SocialWorker), Worker(page, recovery));

        var saved = await page
            .Choose($"{lead}.Presence", "Attended")
            .Choose($"{adult}.Presence", "Attended").Choose($"{adult}.Said.Value", "Green").Fill($"{adult}.Said.Reason", "Six clean tests")
            .Choose("Input.Agreed.Value", "Amber").Fill("Input.Agreed.Reason", "Change has begun")
            .Choose("Input.Children[0].Value", "Red").Fill("Input.Children[0].Reason", "She misses school")
            .Choose("Input.Dimensions[2].Value", "Green")
            .Fill("Input.Discussion", "What does this mean for Amy?")
            .Fill("Input.Decision", "Keep the plan for a month")
            .Fill("Input.Steps[0].What", "Ring the school").Fill("Input.Steps[0].Owner", family.SocialWorker.Posting.Value.ToString())
            .Press("Save");

        saved.Expect(HttpStatusCode.OK).Shows("Group supervision saved").Shows("Held on 16 June 2026").Shows("Change has begun").Shows("She misses school").Shows("Six clean tests");
        saved.Shows($"Said in the room, recorded by {family.Manager.Name}").Shows("What does this mean for Amy?").Shows("Keep the plan for a month");
        saved.Shows($"Ring the school. {family.SocialWorker.Name}, due 30 June 2026.");
        Assert.Equal(2, (await world.Facts<AttendanceNoted>()).Count(f => f.FamilyEpisode == family.Episode));
        Assert.Equal(3, (await world.Facts<RagAgreed>()).Count(f => f.FamilyEpisode == family.Episode));
        Assert.Single(await world.Facts<OwnRagGiven>(), f => f.FamilyEpisode == family.Episode);
        Assert.Single(await world.Facts<DecisionMade>(), f => f.FamilyEpisode == family.Episode);
        Assert.Single(await world.Facts<SupervisionHeld>(), f => f.FamilyEpisode == family.Episode);
        Assert.Single(await world.Facts<StepSet>(), f => f.FamilyEpisode == family.Episode);
        Assert.DoesNotContain(await world.Facts<DecisionMade>(), f => f.Data.Contains("plan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_saved_as_often_as_needed_and_tells_only_what_changed()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.Manager);
        await world.HeldSupervision(family, Rag.Amber);
        var page = await visitor.Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));

        await page.Fill("Input.Decision", "Step down").Press("Save");
        page = await visitor.Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));

        Assert.Equal("Step down", page.ValueOf("Input.Decision"));
        Assert.Equal("Amber", page.ValueOf("Input.Agreed.Value"));
        Assert.Single(await world.Facts<RagAgreed>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal(2, (await world.Facts<DecisionMade>()).Count(f => f.FamilyEpisode == family.Episode));
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_in_every_part()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var address = SupervisionLinks.Hold(family.Ref, await world.SessionOf(family));
        var (first, second) = (await world.As(family.Manager).Open(address), await world.As(family.Manager).Open(address));
        await Agreed(first, "Amber", "Change has begun").Choose($"{Worker(first, family.SocialWorker)}.Presence", "Attended").Choose("Input.Dimensions[0].Value", "Green").Press("Save");

        var both = await Agreed(second, "Red", "Nothing has changed").Choose($"{Worker(second, family.SocialWorker)}.Presence", "Absent").Press("Save");

        Assert.Equal(
            [
                $"Workers, {family.SocialWorker.Name}: Presence | Attended | Absent", "Agreed: Value | Amber | Red", "Agreed: Reason | Change has begun | Nothing has changed",
                "Children, Amy Larkspur: Value | Amber | Red", "Children, Amy Larkspur: Reason | Amy: Change has begun | Amy: Nothing has changed",
                $"Dimensions, {Enum.GetValues<RagDimension>().First(d => d != RagDimension.Overall).InWords()}: Value | Green | ",
            ],
            both.Rows);

        static Shown Agreed(Shown page, string value, string reason) => page
            .Choose("Input.Agreed.Value", value).Fill("Input.Agreed.Reason", reason)
            .Choose("Input.Children[0].Value", value).Fill("Input.Children[0].Reason", $"Amy: {reason}")
            .Fill("Input.Decision", "Keep the plan");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var page = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));
        var (lead, adult) = (Worker(page, family.SocialWorker), Worker(page, recovery));

        var refused = await page
            .FillDate("Input.HeldOn", world.Clock.Today.AddDays(1))
            .Choose($"{lead}.Presence", "SentUpdate")
            .Choose($"{adult}.Presence", "Absent").Choose($"{adult}.Said.Value", "Green")
            .Choose("Input.Agreed.Value", "Red")
            .Choose("Input.Children[0].Value", "Red")
            .Fill("Input.Steps[0].What", "Ring").FillDate("Input.Steps[0].DueOn", world.Clock.Today.AddDays(-1))
            .Press("Save");

        Assert.Equal("The date of the group supervision must be today or in the past", refused.ErrorOf("Input.HeldOn"));
        Assert.Equal($"{family.SocialWorker.Name} has not sent a written update. Ask them to write it in their part", refused.ErrorOf($"{lead}.Presence"));
        Assert.Equal($"Record what {recovery.Name} said only if they attended", refused.ErrorOf($"{adult}.Said.Value"));
        Assert.Equal("Say why the family is red", refused.ErrorOf("Input.Agreed.Reason"));
        Assert.Equal("Say why the child is red", refused.ErrorOf("Input.Children[0].Reason"));
        Assert.Equal("Enter what was decided", refused.ErrorOf("Input.Decision"));
        Assert.Equal("Select who will do it", refused.ErrorOf("Input.Steps[0].Owner"));
        Assert.Equal("The day it is due must be today or in the future", refused.ErrorOf("Input.Steps[0].DueOn"));
        Assert.False(await world.Read(db => db.Attendances.AnyAsync(a => a.FamilyEpisode == family.Episode)));
        refused = await refused.FillDate("Input.HeldOn", null).Press("Save");
        Assert.Equal("Enter the date of the group supervision", refused.ErrorOf("Input.HeldOn"));
    }

    [Theory]
    [InlineData(Presence.Attended)]
    [InlineData(Presence.SentUpdate)]
    public async Task Nothing_is_agreed_before_an_adult_worker_who_was_heard_is_asked(Presence presence)
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var session = await world.SessionOf(family);
        await world.Run<RowId>((services, now) =>
        {
            var update = Minute.Write(session, family.Episode, MinuteKind.WrittenUpdate, "An update without a rating", Side.Shared, recovery.Posting, now);
            services.GetRequiredService<KithDb>().Minutes.Add(update.Value);
            return Task.FromResult<Outcome<RowId>>(update.Value.Id);
        });
        var page = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, session));

        var refused = await page.Choose($"{Worker(page, recovery)}.Presence", presence.ToString()).Choose("Input.Agreed.Value", "Amber").Fill("Input.Decision", "Go on").Press("Save");

        Assert.Equal($"Ask {recovery.Name} for their own rating first", refused.ErrorOf("Input.Agreed.Value"));
        (await refused.Choose($"{Worker(page, recovery)}.Presence", "Absent").Press("Save")).Shows("Group supervision saved");
    }

    [Fact]
    public async Task A_rating_that_a_worker_entered_is_theirs()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        await world.OwnRag(family, recovery, Rag.Red);
        var visitor = world.As(family.Manager);
        var page = await visitor.Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));
        var adult = Worker(page, recovery);
        Assert.Empty(page.Document.QuerySelectorAll($"[name='{adult}.Said.Value']"));

        var refused = await visitor.Post(page.Address, page.Choose($"{adult}.Presence", "Attended").Fields().Append(new($"{adult}.Said.Value", "Green")));

        refused.Shows($"{recovery.Name} has given their own rating");
        Assert.Equal(Rag.Red, await world.Read(db => db.RagRatings.Where(r => r.FamilyEpisode == family.Episode).Select(r => r.Value).SingleAsync()));
    }

    [Fact]
    public async Task From_red_to_green_in_one_month_needs_a_reason()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.SignedSupervision(family, Rag.Red, input => input.Children.Add(new ChildRatingInput { Child = family.Child("Amy"), Value = Rag.Red, Reason = "Unsafe" }));
        var page = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));

        var refused = await page.Choose("Input.Agreed.Value", "Green").Choose("Input.Children[0].Value", "Green").Fill("Input.Decision", "Step down").Press("Save");

        Assert.Equal("Say why the family has moved from red to green in one month", refused.ErrorOf("Input.Agreed.Reason"));
        Assert.Equal("Say why the child has moved from red to green in one month", refused.ErrorOf("Input.Children[0].Reason"));
    }

    [Fact]
    public async Task Who_saves_second_sees_what_was_saved_first()
    {
        var family = await world.Given.AFamily();
        var second = await world.Given.AWorker(Role.TeamManager, family.Team);
        var session = await world.SessionOf(family);
        var mine = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, session));
        var theirs = await world.As(second).Open(SupervisionLinks.Hold(family.Ref, session));
        await mine.Fill("Input.Decision", "The first decision").Press("Save");

        var stale = await theirs.Fill("Input.Decision", "The second decision").Press("Save");

        stale.Shows("Somebody else changed this while you were working on it").Shows("The first decision");
        Assert.Equal("The second decision", stale.ValueOf("Input.Decision"));
        Assert.Equal("The first decision", await world.Read(db => db.Minutes.Where(m => m.Supervision == session).Select(m => m.Text).SingleAsync()));
        (await stale.Press("Save")).Shows("The second decision");
    }

    [Fact]
    public async Task A_step_and_a_word_can_be_kept_for_one_side()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var perpetratorSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var session = await world.SessionOf(family);
        var page = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, session));
        var side = $"DaVictim:{family.Adult("Vera").Value}";
        var apart = page.ValueOf("Input.Apart[0].Side") == side ? 0 : 1;

        var saved = await page.Fill($"Input.Apart[{apart}].Text", "The refuge has a room")
            .Fill("Input.Steps[0].What", "Pack the bag").Fill("Input.Steps[0].Owner", family.SocialWorker.Posting.Value.ToString()).Fill("Input.Steps[0].Side", side)
            .Press("Save");

        saved.Shows("The refuge has a room").Shows("Pack the bag");
        (await world.As(perpetratorSide).Open(SupervisionLinks.Session(family.Ref, session))).DoesNotShow("refuge").DoesNotShow("Pack the bag").DoesNotShow("ictim side only");
    }

    [Fact]
    public async Task A_manager_barred_from_one_side_does_not_meet_it_here()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        await world.OwnRag(family, victimSide, Rag.Red, Side.VictimOf(family.Adult("Vera")), update: "She is moving");
        var barred = await world.Given.AWorker(Role.TeamManager, family.Team);
        await world.Read(async db =>
        {
            var posting = await db.Postings.FindAsync(barred.Posting);
            var once = Involvement.Name(family.Episode, posting, InvolvementKind.CoWorker, family.Adult("Paul"), Now.At(world.Clock.GetUtcNow())).Value;
            db.Add(once);
            return await db.SaveChangesAsync();
        });

        var page = await world.As(barred).Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));

        page.Expect(HttpStatusCode.OK).DoesNotShow(victimSide.Name).DoesNotShow("moving").DoesNotShow(family.Adult("Vera").Value.ToString());
    }

    [Fact]
    public async Task It_is_for_the_familys_manager_and_its_own_workers_and_children()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var session = await world.SessionOf(family);
        var page = await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, session));

        (await world.As(family.SocialWorker).Open(page.Address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(other.Manager).Open(page.Address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(other)))).Expect(HttpStatusCode.NotFound);
        page.Fill("Input.Children[0].Child", other.Child("Zoe").Value.ToString()).Choose("Input.Children[0].Value", "Green");
        (await page.Press("Save")).Expect(HttpStatusCode.NotFound);
        page.Fill("Input.Children[0].Child", family.Child("Amy").Value.ToString()).Fill("Input.Workers[0].Posting", other.SocialWorker.Posting.Value.ToString());
        (await page.Press("Save")).Expect(HttpStatusCode.NotFound);
    }

    private static string Worker(Shown page, WorkerInTest worker) =>
        $"Input.Workers[{Enumerable.Range(0, 9).First(i => page.ValueOf($"Input.Workers[{i}].Posting") == worker.Posting.Value.ToString())}]";
}
