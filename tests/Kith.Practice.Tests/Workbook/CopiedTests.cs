using Kith.Practice.Workbook;
using Xunit;

namespace Kith.Practice.Tests.Workbook;

public sealed class CopiedTests
{
    private const string Source = "She keeps a bag packed behind the freezer and her sister has the second key.";

    [Theory]
    [InlineData("Today: she keeps a BAG packed -- behind\n the freezer, and her sister has it", true)]
    [InlineData("keeps a bag packed behind the freezer and", true)]
    [InlineData("keeps a bag packed behind the freezer a d", false)]
    [InlineData("She keeps a bag packed", false)]
    [InlineData("", false)]
    public void Forty_characters_in_a_row_are_a_copy_however_they_are_written(string text, bool isCopy) =>
        Assert.Equal(isCopy, Copied.Among(text, [Source], s => s).Any());

    [Fact]
    public void The_length_is_counted_with_each_space_once()
    {
        var words = "abcdefghij klmnopqrst uvwxyzabcd efghijk"[..Copied.Shortest];

        Assert.Single(Copied.Among(words.Replace(" ", "  ", StringComparison.Ordinal), [words], s => s));
        Assert.Empty(Copied.Among(words[1..], [words], s => s));
    }

    [Fact]
    public void Whatever_has_forty_characters_in_common_is_found_by_a_print_wherever_it_stands()
    {
        var random = new Random(5);
        var kept = string.Join(' ', Enumerable.Range(0, 200).Select(_ => new string((char)('a' + random.Next(26)), random.Next(1, 9))));
        var prints = Copied.PrintsOf(kept).ToHashSet();
        for (var start = 0; start + Copied.Shortest <= kept.Length; start++)
        {
            Assert.Contains(Copied.PrintsIn($"Zz9{kept.Substring(start, Copied.Shortest)}9zZ"), prints.Contains);
        }

        Assert.True(prints.Count <= (kept.Length / 21) + 1);
        Assert.Empty(Copied.PrintsIn(kept[..39]));
    }
}
