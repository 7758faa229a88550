using Kith.Platform.Data;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Identity;

namespace Kith.Platform.SignIn;

public static class SignInSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        // Every limit is said here, whatever the framework's next default. What makes a password good stands in PasswordRule alone.
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.Password.RequiredLength = PasswordRule.MinLength;
            identity.Password.RequiredUniqueChars = 1;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<KithDb>();
        services.Configure<PasswordHasherOptions>(hash =>
        {
            hash.CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3;
            hash.IterationCount = Passwords.Iterations;
        });
        services.AddScoped<Passwords>();
        services.AddScoped<Passkeys>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // Unlocked by its owner, or it would be one factor alone; found by the browser itself, so that nobody types who they are.
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
            passkey.AuthenticatorTimeout = TimeSpan.FromMinutes(5);

            // The framework compares with the Origin header, which is null in a form's post from pages that send no referrer.
            passkey.ValidateOrigin = asked => ValueTask.FromResult(
                !asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}");
        });
        return services;
    }
}

/// <summary>Whether this Kith shows the demonstration: then, on localhost, its people sign in by a button.</summary>
public sealed record DemonstrationSignIn(bool IsOn)
{
    /// <summary>Asked from this machine, under a name of this machine, and not through a proxy.</summary>
    public bool IsOfferedTo(HttpContext context) =>
        IsOn
        && context.Connection.RemoteIpAddress is var from && (from is null || System.Net.IPAddress.IsLoopback(from))
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
