using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>What the permission model promises of every world, in worlds made up at random on whichever database; the soak <c>worlds</c> asks it of many more. For the table alone in NeverMoreTests.</summary>
[Trait("Speed", "slow")]
public sealed class WorldsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Worlds = 60;

    /// <summary>Where a world is asked by some hundred pages.</summary>
    private const int WithPages = 4;

    private readonly WorldProperties properties = new(world);
    private readonly WorldEnds ends = new(world);
    private readonly WorldMasks masks = new(world);

    [Fact]
    public async Task A_list_is_the_families_that_each_open_one_by_one() => Enough(await InEach(Worlds, (made, chance) => properties.AListIsWhatOpensOneByOne(made, chance)));

    [Fact]
    public async Task A_page_lists_what_opens_one_by_one() => Enough(await InEach(WithPages, (made, _) => properties.APageListsWhatOpensOneByOne(made)), 0);

    [Fact]
    public async Task A_list_of_words_is_the_words_that_are_read_family_by_family_also_beneath_the_decision() =>
        Enough(await InEach(Worlds / 2, (made, _) => properties.AListOfWordsIsWhatIsReadFamilyByFamily(made)));

    [Fact]
    public async Task Whatever_shuts_a_family_or_ends_a_relationship_opens_nothing_to_anybody() =>
        Enough(await InEach(Worlds / 2, async (made, chance) => new Saw(await properties.WhateverShutsOrEndsOpensNothing(made, chance), Worlds)));

    [Fact]
    public async Task Each_end_of_one_thing_leaves_what_the_others_give() => Enough(await InEach(Worlds / 5, ends.EachEndLeavesWhatOthersGive));

    [Fact]
    public async Task The_end_of_a_posting_shuts_its_session_and_no_other() => Enough(await InEach(WithPages, ends.TheEndOfAPostingTakesWhatItGaveAndNoMore), 2);

    [Fact]
    public async Task A_protected_value_changes_no_answer() =>
        Enough(await InEach(Worlds / 5, (made, chance) => masks.AProtectedValueChangesNoAnswer(made, chance, throughPages: made.Number < WithPages)), 20);

    [Fact]
    public async Task Words_change_no_answer_to_whoever_may_not_read_them() =>
        Enough(await InEach(Worlds / 5, (made, chance) => masks.MaskedWordsChangeNoAnswer(made, chance, throughPages: made.Number < WithPages)), 2);

    [Fact]
    public async Task Broken_glass_reads_nothing_with_a_label() => Enough(await InEach(Worlds / 2, (made, _) => properties.BrokenGlassReadsNothingWithALabel(made)), 10);

    [Fact]
    public async Task Administrators_and_analysts_are_shown_no_page_of_any_family() =>
        Enough(await InEach(WithPages, (made, _) => properties.NoPageOfAFamilyOpensToWhoeverWorksWithNone(made)), 20);

    [Fact]
    public async Task A_document_tells_nothing_that_its_author_does_not_read() => Enough(await InEach(Worlds / 2, (made, _) => properties.ADocumentTellsNothingThatItsAuthorDoesNotRead(made)), 0);

    [Fact]
    public async Task Nobody_locates_anybody_of_a_family_that_they_work_with_no_more() =>
        Enough(await InEach(Worlds / 2, (made, _) => properties.NobodyLocatesWhoseInvolvementEnded(made)), 20);

    [Fact]
    public async Task Broken_glass_alone_never_opens_more_than_reading_in_an_emergency() =>
        Assert.True(await properties.GlassOpensReadingAndNothingMore() > 0, "Nobody opened anything: the glass says nothing");

    private async Task<Saw> InEach(int worlds, Func<MadeUp, Random, Task<Saw>> property)
    {
        var saw = default(Saw);
        for (var number = 0; number < worlds; number++)
        {
            var (made, chance) = await MadeUp.Of(world, number);
            saw += await property(made, chance);
        }

        return saw;
    }

    private static void Enough(Saw saw, int least = Worlds) => Assert.True(saw.Open > least && saw.Shut > least, $"{saw.Open} open and {saw.Shut} shut: the worlds say nothing");
}
