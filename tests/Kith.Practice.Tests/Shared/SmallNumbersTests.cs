using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Shared;

public sealed class SmallNumbersTests
{
    /// <summary>Of whatever two rounded counts are compared, yesterday’s and today’s or a part and its whole: they may differ by nothing, or by more than is small.</summary>
    [Fact]
    public void No_two_rounded_counts_tell_a_small_difference()
    {
        var counts = Enumerable.Range(6, 200).ToLookup(SmallNumbers.Rounded);
        foreach (var one in counts)
        {
            foreach (var other in counts)
            {
                Assert.Contains(one.SelectMany(a => other.Select(b => Math.Abs(a - b))), difference => !SmallNumbers.IsSmall(difference));
            }
        }
    }

    [Fact]
    public void One_to_five_are_small() => Assert.Equal([1, 2, 3, 4, 5], Enumerable.Range(0, 9).Where(SmallNumbers.IsSmall));

    [Theory]
    [InlineData(10, 12, true)]
    [InlineData(3, 40, true)]
    [InlineData(12, 12, false)]
    [InlineData(0, 12, false)]
    [InlineData(10, 16, false)]
    public void A_part_that_leaves_a_small_rest_is_hidden(int part, int whole, bool isHidden) => Assert.Equal(isHidden, SmallNumbers.HidesPart(part, whole));

    /// <summary>Somebody who reads a whole and its part, each as it is shown, and subtracts, never learns a small number.</summary>
    [Fact]
    public void No_small_rest_is_told_by_a_part_beside_its_whole()
    {
        for (var whole = 0; whole <= 40; whole++)
        {
            for (var part = 0; part <= whole; part++)
            {
                if (!SmallNumbers.IsSmall(whole) && !SmallNumbers.HidesPart(part, whole))
                {
                    Assert.False(SmallNumbers.IsSmall(part) || SmallNumbers.IsSmall(whole - part), $"{part} of {whole}");
                }
            }
        }
    }

    [Fact]
    public void What_is_shown_is_the_same_whichever_small_number_a_quarter_has()
    {
        var chance = new Random(7);
        for (var run = 0; run < 1_000; run++)
        {
            var quarters = Enumerable.Range(0, 8).Select(_ => chance.Next(4) == 0 ? chance.Next(7) : chance.Next(40)).ToArray();
            foreach (var small in Enumerable.Range(0, 8).Where(i => SmallNumbers.IsSmall(quarters[i])))
            {
                var otherwise = Enumerable.Range(1, 5).Select(n => quarters.Select((q, i) => i == small ? n : q).ToArray());
                Assert.All(otherwise, other => Assert.Equal(Shown(quarters), Shown(other)));
            }
        }

        // Each quarter, and each year that any four of them make.
        static List<int?> Shown(int[] quarters) =>
        [
            .. quarters.Select(q => SmallNumbers.IsSmall(q) ? (int?)null : q),
            .. Enumerable.Range(0, quarters.Length - 3).Select(i => quarters[i..(i + 4)]).Select(y => SmallNumbers.HidesSum([.. y, y.Sum()]) ? (int?)null : y.Sum()),
        ];
    }
}
