using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Disclosure;

public sealed class OutgoingTests
{
    private static readonly Now Noon = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(12, 0));
    private static readonly WorkerId Author = Id.New<WorkerId>(Noon);
    private static readonly WorkerId Other = Id.New<WorkerId>(Noon);
    private static readonly PostingId Posting = Id.New<PostingId>(Noon);
    private static readonly RowId Home = Id.New<RowId>(Noon);
    private static readonly byte[] Bytes = [1, 2, 3];

    [Theory]
    [InlineData(true, true, true, "You prepared this document, so somebody else has to see and release it")]
    [InlineData(false, true, true, null)]
    [InlineData(false, false, true, "The document is not the one that you looked at. Open it again")]
    [InlineData(false, null, true, "Open the document and read it first")]
    [InlineData(false, true, false, "How this person can be reached has changed since the document was prepared. Stop it and prepare it again")]
    public void Only_a_second_person_who_saw_these_bytes_releases_them(bool isAuthor, bool? isSeen, bool isStillSafe, string? refusal)
    {
        var outgoing = Made();

        var no = outgoing.Release(isSeen is { } seen ? seen ? outgoing.Hash : "another" : null, Bytes, isStillSafe, false, Overtaken.ByNothing, Posting, isAuthor ? Author : Other, Noon);

        Assert.Equal(refusal, no.FirstOrDefault()?.Message);
        Assert.Equal(refusal is null, outgoing.ReleasedAt is not null);
    }

    [Fact]
    public void What_came_after_it_was_made_is_asked_at_its_release()
    {
        var outgoing = Made(needsSecond: false);
        Assert.Equal("You prepared this document, so somebody else has to see and release it", Assert.Single(outgoing.Release(outgoing.Hash, Bytes, true, needsSecond: true, Overtaken.ByNothing, Posting, Author, Noon)).Message);
        foreach (var (overtaken, why) in new[] { (Overtaken.ByPeople, "Somebody of the family has been shielded"), (Overtaken.ByWords, "Words that the document tells have been corrected") })
        {
            var refused = Assert.Single(outgoing.Release(null, Bytes, true, false, overtaken, Posting, Other, Noon)).Message;
            Assert.StartsWith(why, refused, StringComparison.Ordinal);
            Assert.EndsWith("Stop it and prepare it again", refused, StringComparison.Ordinal);
        }

        Assert.False(outgoing.Release(outgoing.Hash, Bytes, true, needsSecond: true, Overtaken.ByNothing, Posting, Other, Noon).Any);
        Assert.True(outgoing.NeedsSecond);
    }

    [Fact]
    public void Bytes_that_were_changed_after_they_were_seen_are_not_released()
    {
        var outgoing = Made();
        Assert.True(outgoing.Release(outgoing.Hash, [1, 2, 4], true, false, Overtaken.ByNothing, Posting, Other, Noon).Any);
    }

    [Fact]
    public void A_released_document_is_neither_made_nor_stopped_nor_released_again()
    {
        var outgoing = Made();
        Assert.False(outgoing.Release(outgoing.Hash, Bytes, true, false, Overtaken.ByNothing, Posting, Other, Noon).Any);
        Assert.True(outgoing.Release(outgoing.Hash, Bytes, true, false, Overtaken.ByNothing, Posting, Other, Noon).Any);
        Assert.True(outgoing.Stop("Late", Noon).Any);
        Assert.True(outgoing.Make(Bytes, 0, false, null, Side.Shared, true, Author, Noon).Any);
    }

    [Theory]
    [InlineData(SendingWay.Post, true, true, "They must not be sent letters")]
    [InlineData(SendingWay.Post, false, false, "Their address for letters is not safe or no longer theirs: say how they can be reached first")]
    [InlineData(SendingWay.Post, false, true, null)]
    [InlineData(SendingWay.ByHand, true, false, null)]
    public void A_letter_goes_only_where_it_is_safe(SendingWay way, bool noLetters, bool isAddressSafe, string? refusal) =>
        Assert.Equal(refusal, new SafeWay(noLetters, false, Home, isAddressSafe).WhyNot(way));

    private static Outgoing Made(bool needsSecond = true)
    {
        var wanted = new OutgoingWanted(OutgoingKind.Letter, null, "Dear Paul", Id.New<PersonId>(Noon), null, SendingWay.ByHand, OutgoingFormat.Print, "To invite him", LawfulBasis.PublicTask);
        var outgoing = Outgoing.Start(Id.New<FamilyId>(Noon), Id.New<FamilyEpisodeId>(Noon), wanted, SafeWay.Unknown, Posting, Author, Noon).Value;
        Assert.False(outgoing.Make(Bytes, 0, false, null, Side.Shared, needsSecond, Author, Noon).Any);
        return outgoing;
    }
}
