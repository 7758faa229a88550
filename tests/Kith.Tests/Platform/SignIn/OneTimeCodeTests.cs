using Kith.Platform.SignIn;
using Xunit;

namespace Kith.Tests.Platform.SignIn;

public sealed class OneTimeCodeTests
{
    // RFC 6238's own secret, "12345678901234567890", in base 32.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// <summary>The SHA-1 rows of RFC 6238, appendix B, of which six digits are the last six of its eight.</summary>
    [Theory]
    [InlineData(59L, "287082")]
    [InlineData(1111111109L, "081804")]
    [InlineData(1111111111L, "050471")]
    [InlineData(1234567890L, "005924")]
    [InlineData(2000000000L, "279037")]
    [InlineData(20000000000L, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code)
    {
        var moment = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;

        Assert.Equal(code, OneTimeCode.At(Secret, OneTimeCode.StepAt(moment)));
        Assert.Equal(seconds / 30, OneTimeCode.Accepts(Secret, $"{code[..3]} {code[3..]}", lastStep: 0, moment));
    }

    [Theory]
    [InlineData("28708")]
    [InlineData("2870821")]
    [InlineData("28708a")]
    [InlineData("٢٨٧٠٨٢")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_the_code_is_refused(string? typed) =>
        Assert.Null(OneTimeCode.Accepts(Secret, typed, lastStep: 0, DateTimeOffset.FromUnixTimeSeconds(59).UtcDateTime));

    [Fact]
    public void A_step_that_was_used_and_every_one_before_it_is_refused()
    {
        var moment = DateTimeOffset.FromUnixTimeSeconds(59).UtcDateTime;

        Assert.Equal(1, OneTimeCode.Accepts(Secret, "287082", lastStep: 0, moment));
        Assert.Null(OneTimeCode.Accepts(Secret, "287082", lastStep: 1, moment));
        Assert.Null(OneTimeCode.Accepts(Secret, "287082", lastStep: 2, moment));

        // Used while the clock was wrong.
        Assert.Equal(1, OneTimeCode.Accepts(Secret, "287082", lastStep: 2_880, moment));
    }

    [Fact]
    public void A_new_secret_has_160_bits_and_is_never_the_same()
    {
        var secrets = Enumerable.Range(0, 200).Select(_ => OneTimeCode.NewSecret()).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(200, secrets.Count);
        Assert.All(secrets, s => Assert.Matches("^[A-Z2-7]{32}$", s));
        Assert.True(string.Concat(secrets).Distinct().Count() == 32);
    }
}
