using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Kith.Features.Access;

[Needs(Duty.UseKith)]
public sealed class ListPasskeysModel(Sessions sessions, IUserStore<Account> store) : PageModel
{
    public IReadOnlyList<PasskeyLine> Passkeys { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var account = await sessions.AccountOf(User, ct);
        var passkeys = account is null ? [] : await ((IUserPasskeyStore<Account>)store).GetPasskeysAsync(account, ct);
        Passkeys = [.. passkeys.OrderBy(p => p.CreatedAt).Select(PasskeyLine.Of)];
    }
}

/// <param name="Key">The passkey's own id, as an address can carry it.</param>
public sealed record PasskeyLine(string Key, string Name, DateOnly AddedOn)
{
    public static PasskeyLine Of(UserPasskeyInfo passkey) =>
        new(WebEncoders.Base64UrlEncode(passkey.CredentialId), passkey.Name ?? "Passkey", Now.DayOf(passkey.CreatedAt.UtcDateTime));
}
