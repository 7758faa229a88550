using Kith.Practice.Access;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class PasswordRuleTests
{
    private const string TooKnown = "Choose a password that is harder to guess. This one is like many that are known";
    private const string TooNear = "Choose a password without your name, email address, agency or the word Kith in it";

    private static readonly string[] About = ["Ada O’Malley-Moyo", "ada.moyo@northmoor.example", "Northmoor County Council"];
    private static readonly HashSet<string> Common = ["password", "letmein", "qwertyuiop", "iloveyou", "1qaz2wsx3edc4rfv", "correcthorsebatterystaple"];

    [Theory]
    [InlineData("seven herons at noon")]
    [InlineData("zq9-vbl-krw-x")]
    [InlineData("naïve façade déjà")]
    [InlineData("            spaces count")]
    [InlineData("twelve chars")]
    public void A_long_password_that_says_nothing_of_its_owner_is_good(string password) => Assert.Empty(PasswordRule.Check(password, "Password", About, Common));

    [Theory]
    [InlineData(null, "Enter a password")]
    [InlineData("", "Enter a password")]
    [InlineData("eleven char", "Your password must be 12 characters or more")]
    [InlineData("Password2026!", TooKnown)]
    [InlineData("p4$$w0rd1234", TooKnown)]
    [InlineData("passwordpassword", TooKnown)]
    [InlineData("letmeinletmein", TooKnown)]
    [InlineData("letmeinletmein99", TooKnown)]
    [InlineData("1QAZ2wsx3edc4rfv", TooKnown)]
    [InlineData("correcthorsebatterystaple", TooKnown)]
    [InlineData("aaaaaaaaaaaaaaa", TooKnown)]
    [InlineData("abababababab", TooKnown)]
    [InlineData("123456789012", TooKnown)]
    [InlineData("20262026202620", TooKnown)]
    [InlineData("i like MALLEY jam", TooNear)]
    [InlineData("moyo goes to sea", TooNear)]
    [InlineData("northmoor nights", TooNear)]
    [InlineData("kith and kindred", TooNear)]
    public void What_a_stranger_would_try_first_is_refused(string? password, string message) =>
        Assert.Equal(message, Assert.Single(PasswordRule.Check(password, "Password", About, Common)).Message);

    [Fact]
    public void A_password_has_at_most_128_characters()
    {
        var long128 = string.Concat(Enumerable.Range(0, 32).Select(i => $"w{i:00}q"));

        Assert.Empty(PasswordRule.Check(long128, "Password", About, Common));
        Assert.Equal("Your password must be 128 characters or fewer", Assert.Single(PasswordRule.Check(long128 + "x", "Password", About, Common)).Message);
    }

    [Fact]
    public void Short_words_of_a_name_are_no_reason_to_refuse() => Assert.Empty(PasswordRule.Check("canada and peru", "Password", ["Ada Poe"], Common));
}
