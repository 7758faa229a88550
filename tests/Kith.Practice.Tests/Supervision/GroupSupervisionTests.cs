using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Xunit;

namespace Kith.Practice.Tests.Supervision;

public sealed class GroupSupervisionTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly PostingId Manager = Id.New<PostingId>(Now);

    [Fact]
    public void It_falls_due_31_days_after_its_cycle_opened() => Assert.Equal(new DateOnly(2026, 7, 17), Due().DueOn);

    [Fact]
    public void It_is_held_today_or_before()
    {
        var session = Due();

        Assert.Equal([new Refusal("HeldOn", "Enter the date of the group supervision")], session.Hold(null, Now.Today));
        Assert.Equal([new Refusal("HeldOn", "The date of the group supervision must be today or in the past")], session.Hold(Now.Today.AddDays(1), Now.Today));
        Assert.Empty(session.Hold(Now.Today, Now.Today));
        Assert.Equal(Now.Today, session.HeldOn);
    }

    [Fact]
    public void Signing_answers_with_everything_that_is_missing()
    {
        var no = Due().Sign([], ["Ada"], hasDecision: false, Manager, Now);

        Assert.Equal(
            [
                new Refusal("HeldOn", "Enter the date of the group supervision before you sign"),
                new Refusal("Agreed", "Agree an overall rating for the family before you sign"),
                new Refusal("Decision", "Record what was decided before you sign"),
                new Refusal("Attendance", "Record whether Ada attended, or wait for their written update"),
            ],
            no);
    }

    [Fact]
    public void A_workers_own_rating_or_a_childs_is_not_the_familys_agreed_one()
    {
        var session = Due();
        session.Hold(Now.Today, Now.Today);

        var no = session.Sign([Rating(worker: Manager), Rating(child: Id.New<PersonId>(Now)), Rating(dimension: RagDimension.Engagement)], [], hasDecision: true, Manager, Now);

        Assert.Equal([new Refusal("Agreed", "Agree an overall rating for the family before you sign")], no);
    }

    [Fact]
    public void A_signed_session_is_held_and_signed_no_more()
    {
        var session = Signed();

        Assert.Equal((Manager, Now.Moment), (session.SignedBy, session.SignedAt));
        Assert.Contains(new Refusal(string.Empty, "This group supervision is already signed"), session.Sign([Rating()], [], true, Manager, Now));
        Assert.Equal([new Refusal(string.Empty, "This group supervision is signed and cannot be changed")], session.Hold(Now.Today.AddDays(-1), Now.Today));
        Assert.Equal([new Refusal(string.Empty, "This group supervision is signed and cannot be changed")], session.CheckOpen());
        Assert.Equal(Now.Today, session.HeldOn);
    }

    [Fact]
    public void A_minute_says_something()
    {
        Assert.Equal([new Refusal("Text", "Enter what was decided")], Write(MinuteKind.Decision, " ").Refusals);
        Assert.Equal([new Refusal("Text", "Enter your update")], Write(MinuteKind.WrittenUpdate, null).Refusals);
        Assert.Equal([new Refusal("Text", "Enter what was said")], Write(MinuteKind.Discussion, "").Refusals);
        Assert.Equal([new Refusal("Text", "The text must be 20,000 characters or fewer")], Write(MinuteKind.Discussion, new string('a', 20_001)).Refusals);
    }

    private static Outcome<Minute> Write(MinuteKind kind, string? text) => Minute.Write(default, default, kind, text, Side.Shared, Manager, Now);

    private static GroupSupervision Due() => GroupSupervision.DueFor(Id.New<FamilyEpisodeId>(Now), Id.New<CycleId>(Now), Now.Today, Now);

    private static GroupSupervision Signed()
    {
        var session = Due();
        session.Hold(Now.Today, Now.Today);
        Assert.Empty(session.Sign([Rating()], [], hasDecision: true, Manager, Now));
        return session;
    }

    private static RagRating Rating(PostingId? worker = null, PersonId? child = null, RagDimension dimension = RagDimension.Overall) =>
        RagRating.Rate(default, default, child, dimension, worker, Rag.Amber, null, Side.Shared, Manager, Now).Value;
}
