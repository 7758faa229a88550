using Kith.Practice.Shared;

namespace Kith.Platform.SignIn;

/// <summary>Where the workers of an agency sign in for everything else. Whom it names, Kith knows by who is linked with them and by nothing else.</summary>
/// <param name="Key">Its short name in addresses.</param>
/// <param name="Name">As pages name it.</param>
/// <param name="Issuer">The very text that its tokens give as their issuer; its discovery document stands under it.</param>
/// <param name="SecondFactor">The values of <c>amr</c> or <c>acr</c> that say that a second factor was proved there; with none Kith asks for its own.</param>
public sealed record IdentityProvider(string Key, string Name, string Issuer, string ClientId, string ClientSecret, IReadOnlyList<string> SecondFactor)
{
    /// <summary>The settings are KITH_SIGN_IN__KEY__NAME and so on, so that no secret stands on a command line.</summary>
    public const string Section = "SIGN_IN";

    private static readonly string[] Needed = ["NAME", "ISSUER", "CLIENT", "SECRET"];

    /// <summary>Characters of an issuer.</summary>
    public const int LongestIssuer = 255;

    /// <summary>How long Kith waits for its answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The providers of the settings, or what is wrong with them.</summary>
    public static Outcome<IReadOnlyList<IdentityProvider>> From(IConfiguration settings)
    {
        var no = new Refusals();
        List<IdentityProvider> providers = [];
        foreach (var given in settings.GetSection(Section).GetChildren())
        {
            string Setting(string name) => Text.Trimmed(given[name]) ?? string.Empty;
            var missing = Needed.FirstOrDefault(n => Setting(n).Length == 0);
            no.If(missing is not null, given.Key, $"KITH_{Section}__{given.Key}__{missing} is missing.")
                .If(!given.Key.All(char.IsAsciiLetterOrDigit), given.Key, $"KITH_{Section}__{given.Key}: its short name has letters and digits only.")
                .If(missing is null && (!IsSafe(Setting("ISSUER")) || Setting("ISSUER").Length > LongestIssuer), given.Key, $"KITH_{Section}__{given.Key}__ISSUER must be an address of https.");
            providers.Add(new IdentityProvider(
                given.Key.ToLowerInvariant(), Setting("NAME"), Setting("ISSUER"), Setting("CLIENT"), Setting("SECRET"),
                Setting("SECOND_FACTOR").Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }

        return no.Any ? no : providers;
    }

    /// <summary>Nobody in between can read or change what goes there: https, or this machine itself.</summary>
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <summary>Ends with the request, or when the provider has taken too long.</summary>
    public CancellationTokenSource Waits(CancellationToken ct)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        return patience;
    }

    // A record tells all it holds, and this one holds a secret.
    public override string ToString() => Key;
}
