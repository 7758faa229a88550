using Kith.Testing;

namespace Kith.Soak;

/// <summary>
/// What the permission model promises of every world (its properties a to h), in hundreds made up at random. The pages themselves are asked in one of each
/// <see cref="WithPages"/>, because a world has some hundred of them.
/// </summary>
public sealed class WorldsSoak(WorldWithControls world) : IClassFixture<WorldWithControls>
{
    private const int WithPages = 20;

    /// <summary>After those of WorldsTests, whose numbers begin with 0.</summary>
    private const int First = 1_000;

    private const int Controls = 10;

    [Fact]
    [Trait("Soak", "worlds")]
    public async Task What_is_promised_holds_in_every_world()
    {
        var worlds = Soak.Cycles(quick: 4, full: 200);
        var (properties, ends, masks) = (new WorldProperties(world), new WorldEnds(world), new WorldMasks(world));
        var gate = new Lock();
        var (lists, words, pages, documents, located, lost) = (default(Saw), default(Saw), default(Saw), default(Saw), default(Saw), 0);
        var (glasses, values, masked, ended, sessions, refused) = (default(Saw), default(Saw), default(Saw), default(Saw), default(Saw), default(Saw));
        await Parallel.ForEachAsync(Enumerable.Range(First, worlds), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (number, _) =>
        {
            var (made, chance) = await MadeUp.Of(world, number);
            var list = await properties.AListIsWhatOpensOneByOne(made, chance);
            var word = await properties.AListOfWordsIsWhatIsReadFamilyByFamily(made);
            var withPages = number % WithPages == 0;
            var page = withPages ? await properties.APageListsWhatOpensOneByOne(made) : default;
            var document = withPages ? await properties.ADocumentTellsNothingThatItsAuthorDoesNotRead(made) : default;
            var locate = withPages ? await properties.NobodyLocatesWhoseInvolvementEnded(made) : default;
            var behindGlass = await properties.BrokenGlassReadsNothingWithALabel(made);
            var value = await masks.AProtectedValueChangesNoAnswer(made, chance, withPages);
            var mask = await masks.MaskedWordsChangeNoAnswer(made, chance, withPages);
            var none = withPages ? await properties.NoPageOfAFamilyOpensToWhoeverWorksWithNone(made) : default;
            var less = await properties.WhateverShutsOrEndsOpensNothing(made, chance);
            var end = await ends.EachEndLeavesWhatOthersGive(made, chance);
            var session = withPages ? await ends.TheEndOfAPostingTakesWhatItGaveAndNoMore(made, chance) : default;
            lock (gate)
            {
                (lists, words, pages, documents, located, lost) = (lists + list, words + word, pages + page, documents + document, located + locate, lost + less);
                (glasses, values, masked, ended, sessions, refused) = (glasses + behindGlass, values + value, masked + mask, ended + end, sessions + session, refused + none);
            }
        });

        foreach (var (what, saw) in new[] { ("lists", lists), ("words", words), ("pages", pages), ("values", values), ("ends", ended) })
        {
            Assert.True(saw is { Open: > 0, Shut: > 0 }, $"{what}: {saw.Open} open and {saw.Shut} shut: the worlds say nothing");
        }

        Assert.True(lost > 0, "Nothing was lost: nothing was shut");
        var glass = await properties.GlassOpensReadingAndNothingMore();
        Assert.True(glass > 0, "Nobody opened anything: the glass says nothing");

        // The control: the door takes every relationship for that of one worker, and the list does not.
        var (noticed, asked) = (0, 0);
        while (noticed == 0 && asked < Controls)
        {
            var (made, _) = await MadeUp.Of(world, First + asked++);
            noticed += await world.Controls.TakingAllFor(made.Workers[0].Posting, "whose relationship is asked", () => IsNoticed(properties, made)) ? 1 : 0;
        }

        Assert.True(noticed > 0, "A door that opens to anybody was not noticed: the worlds prove nothing");
        Soak.Say($"{worlds} worlds: {lists.Open} families listed and open, {lists.Shut} neither; {words.Open} parts read and {words.Shut} not; in {(worlds + WithPages - 1) / WithPages} of them every page, {pages.Open} entries; {documents.Open} passages of documents, all on a page; {located.Open} see where somebody is, {located.Shut} whom a circle of former days still names do not; {lost} rights lost by what was shut and none won, {ended.Open} by what ended one at a time and {ended.Shut} kept by something else; {sessions.Open} families shut to sessions whose posting ended, {sessions.Shut} open to others; {values.Open} answers the same where a protected value changed; masked words changed for {masked.Open} who read them and for none of {masked.Shut} who do not; {glasses.Open} parts read through broken glass, none of {glasses.Shut} with a label; {refused.Shut} pages refused to administrators and analysts that others open; with a door that opens to anybody the worlds are broken");
    }

    private static async Task<bool> IsNoticed(WorldProperties properties, MadeUp made)
    {
        try
        {
            await properties.APageListsWhatOpensOneByOne(made);
            return false;
        }
        catch (Xunit.Sdk.XunitException)
        {
            return true;
        }
    }
}
