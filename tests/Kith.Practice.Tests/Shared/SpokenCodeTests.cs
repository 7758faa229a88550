using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Shared;

public sealed class SpokenCodeTests
{
    [Fact]
    public void Every_byte_is_a_letter_that_nobody_hears_or_reads_as_another()
    {
        var letters = SpokenCode.Of([.. Enumerable.Range(0, 256).Select(b => (byte)b)]);

        Assert.Equal(28, letters.Distinct().Count());
        Assert.DoesNotContain(letters, "01OILAEU".Contains);

        // What the commonest letter leaves of uncertainty: 12 of them are worth more than 50 bits.
        Assert.True(12 * -Math.Log2(letters.GroupBy(l => l).Max(l => l.Count()) / 256.0) > 50);
    }

    [Theory]
    [InlineData("7K3M9QTB4XWD", "7K3M9QTB4XWD")]
    [InlineData(" 7k3m-9qtb 4xwd ", "7K3M9QTB4XWD")]
    [InlineData("7K3M9QTB4XW", null)]
    [InlineData("7K3M9QTB4XWDD", null)]
    [InlineData("7K3M9QTB4XW0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_however_it_is_written(string? typed, string? code) => Assert.Equal(code, SpokenCode.In(typed, 12));

    [Fact]
    public void It_is_read_out_in_fours() => Assert.Equal("7K3M 9QTB 4XWD", SpokenCode.InWords("7K3M9QTB4XWD"));
}
