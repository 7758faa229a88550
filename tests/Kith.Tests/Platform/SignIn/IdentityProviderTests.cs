using Kith.Platform.SignIn;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kith.Tests.Platform.SignIn;

public sealed class IdentityProviderTests
{
    [Fact]
    public void The_environment_names_providers_with_all_they_need()
    {
        var provider = Assert.Single(IdentityProvider.From(Settings()).Value);

        Assert.Equal(("northmoor", "Northmoor Council", "https://login.northmoor.example/v2.0", "kith"), (provider.Key, provider.Name, provider.Issuer, provider.ClientId));
        Assert.Equal(["mfa", "hwk"], provider.SecondFactor);
        Assert.Empty(IdentityProvider.From(new ConfigurationBuilder().Build()).Value);
    }

    [Fact]
    public void No_secret_is_told_by_accident() => Assert.Equal("northmoor", $"{IdentityProvider.From(Settings()).Value[0]}");

    [Theory]
    [InlineData("SECRET", "", "KITH_SIGN_IN__NORTHMOOR__SECRET is missing.")]
    [InlineData("NAME", " ", "KITH_SIGN_IN__NORTHMOOR__NAME is missing.")]
    [InlineData("ISSUER", "http://login.northmoor.example", "KITH_SIGN_IN__NORTHMOOR__ISSUER must be an address of https.")]
    [InlineData("ISSUER", "login.northmoor.example", "KITH_SIGN_IN__NORTHMOOR__ISSUER must be an address of https.")]
    public void What_is_missing_or_open_to_others_is_said_at_the_start(string setting, string value, string message) =>
        Assert.Equal(message, Assert.Single(IdentityProvider.From(Settings((setting, value))).Refusals).Message);

    [Theory]
    [InlineData("https://login.example/", true)]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://login.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/authorize", false)]
    [InlineData(null, false)]
    public void Only_https_or_this_machine_is_safe(string? address, bool safe) => Assert.Equal(safe, IdentityProvider.IsSafe(address));

    private static IConfigurationRoot Settings(params (string Name, string Value)[] changed)
    {
        var settings = new Dictionary<string, string?>
        {
            ["NAME"] = "Northmoor Council",
            ["ISSUER"] = "https://login.northmoor.example/v2.0",
            ["CLIENT"] = "kith",
            ["SECRET"] = "between the two",
            ["SECOND_FACTOR"] = "mfa hwk",
        };
        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"SIGN_IN:NORTHMOOR:{s.Key}", s.Value))).Build();
    }
}
