using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Text.Json;
using Kith.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Kith.Platform.SignIn;

/// <summary>
/// Asks a browser for a passkey and proves what it answers, with the framework's own check (TR-30). A passkey is had and unlocked by its owner, so it
/// counts as both factors. What was asked stands in a sealed cookie of five minutes, which the answer uses up.
/// </summary>
public sealed class Passkeys(IPasskeyHandler<Account> check, KithDb db)
{
    public const string Scheme = "kith-passkey";

    private const string Asked = "asked";

    /// <summary>What the browser needs to make a new passkey for the account.</summary>
    public async Task<string> AskForNew(HttpContext context, Account account, string name)
    {
        var asked = await check.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = name }, context);
        await Keep(context, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <summary>What the browser needs to show a passkey: one of the account's, or any it has for Kith.</summary>
    public async Task<string> Ask(HttpContext context, Account? account)
    {
        var asked = await check.MakeRequestOptionsAsync(account!, context);
        await Keep(context, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>The new passkey that the browser made, or null when it is not what was asked for.</summary>
    public async Task<UserPasskeyInfo?> Made(HttpContext context, Guid? account, string? answer)
    {
        var asked = await UseUp(context);
        if (!IsAnswer(answer) || asked is null)
        {
            return null;
        }

        var made = await check.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer, AttestationState = asked });
        return made.Succeeded && made.UserEntity.Id == account?.ToString() ? made.Passkey : null;
    }

    /// <summary>Whose passkey was shown, with its new count; null when it is none of an open account.</summary>
    public async Task<(Account Account, UserPasskeyInfo Passkey)?> Shown(HttpContext context, string? answer)
    {
        var asked = await UseUp(context);
        if (!IsAnswer(answer) || asked is null)
        {
            return null;
        }

        var shown = await check.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer, AssertionState = asked });
        db.ChangeTracker.Clear();
        return shown.Succeeded && shown.Passkey.IsUserVerified && shown.User is { IsClosed: false, IsHeld: false } ? (shown.User, shown.Passkey) : null;
    }

    /// <summary>Whether it is JSON at all, and no deeper than any that Kith reads (TR-63).</summary>
    private static bool IsAnswer([NotNullWhen(true)] string? answer)
    {
        try
        {
            using var read = JsonDocument.Parse(answer ?? string.Empty, new JsonDocumentOptions { MaxDepth = 32 });
            return answer is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task Keep(HttpContext context, string? asked)
    {
        var kept = new AuthenticationProperties();
        kept.Items[Asked] = asked;
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(Scheme)), kept);
    }

    private static async Task<string?> UseUp(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        await context.SignOutAsync(Scheme);
        return ticket.Properties?.Items.TryGetValue(Asked, out var asked) == true ? asked : null;
    }
}
