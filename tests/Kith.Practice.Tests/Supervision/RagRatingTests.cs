using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Xunit;

namespace Kith.Practice.Tests.Supervision;

public sealed class RagRatingTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly PostingId Manager = Id.New<PostingId>(Now);

    [Fact]
    public void A_rating_is_red_amber_or_green()
    {
        Assert.Equal([new Refusal("Value", "Select red, amber or green")], Rate(null, "A reason").Refusals);
        Assert.Equal([new Refusal("Value", "Select red, amber or green")], Rate((Rag)7, "A reason").Refusals);
    }

    [Fact]
    public void Red_needs_a_reason_and_the_others_do_not()
    {
        Assert.Equal([new Refusal("Reason", "Say why the family is red")], Rate(Rag.Red, "  ").Refusals);
        Assert.Equal([new Refusal("Reason", "Say why the child is red")], Rate(Rag.Red, null, Id.New<PersonId>(Now)).Refusals);
        Assert.True(Rate(Rag.Amber, null).Ok);
        Assert.True(Rate(Rag.Green, null).Ok);
    }

    [Fact]
    public void A_reason_is_a_sentence_and_not_an_account()
    {
        Assert.Equal([new Refusal("Reason", "The reason must be 1,000 characters or fewer")], Rate(Rag.Red, new string('a', 1_001)).Refusals);
        Assert.True(Rate(Rag.Red, new string('a', 1_000)).Ok);
    }

    [Fact]
    public void A_side_without_its_person_would_bar_nobody()
    {
        var rated = RagRating.Rate(default, default, null, RagDimension.Overall, null, Rag.Green, null, new Side(Label.DaVictim, null), Manager, Now);

        Assert.Equal([new Refusal("Reason", "Select whose side this keeps")], rated.Refusals);
    }

    [Fact]
    public void A_refused_change_leaves_the_rating_as_it_was()
    {
        var rating = Rate(Rag.Amber, "Some change").Value;

        Assert.True(rating.Change(Rag.Red, null, Side.Shared, Manager, Now).Any);

        Assert.Equal((Rag.Amber, "Some change"), (rating.Value, rating.Reason));
    }

    [Theory]
    [InlineData(Rag.Red, Rag.Green, null, true)]
    [InlineData(Rag.Red, Rag.Green, " ", true)]
    [InlineData(Rag.Red, Rag.Green, "Three weeks of safe contact", false)]
    [InlineData(Rag.Red, Rag.Amber, null, false)]
    [InlineData(Rag.Amber, Rag.Green, null, false)]
    [InlineData(Rag.Green, Rag.Green, null, false)]
    [InlineData(null, Rag.Green, null, false)]
    public void A_fall_from_red_to_green_in_one_month_needs_a_reason(Rag? previous, Rag agreed, string? reason, bool isRefused)
    {
        var no = RagRating.CheckMove(previous, agreed, reason);

        Assert.Equal(isRefused ? [new Refusal("Reason", "Say why the family has moved from red to green in one month")] : [], no);
    }

    [Fact]
    public void The_same_holds_for_a_child() =>
        Assert.Equal(
            [new Refusal("Reason", "Say why the child has moved from red to green in one month")], RagRating.CheckMove(Rag.Red, Rag.Green, null, isOfChild: true));

    [Fact]
    public void Every_adult_worker_who_was_heard_is_asked_before_anything_is_agreed()
    {
        Assert.Equal([new Refusal("Value", "Ask Ada for their own rating first"), new Refusal("Value", "Ask Ben for their own rating first")], RagRating.CheckAsked(["Ada", "Ben"]));
        Assert.Empty(RagRating.CheckAsked([]));
    }

    [Fact]
    public void A_rating_is_told_by_letter_shape_and_word() =>
        Assert.Equal(["R ▲ Red", "A ◆ Amber", "G ● Green"], new[] { Rag.Red, Rag.Amber, Rag.Green }.Select(r => $"{r.Letter()} {r.Shape()} {r.InWords()}"));

    private static Outcome<RagRating> Rate(Rag? value, string? reason, PersonId? child = null) =>
        RagRating.Rate(default, default, child, RagDimension.Overall, null, value, reason, Side.Shared, Manager, Now);
}
