using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Access;

internal static class PasskeySteps
{
    /// <summary>A passkey of the worker that no browser holds: what it signs is another story’s.</summary>
    public static async Task<string> APasskey(this KithWorld world, WorkerInTest worker, string name = "Work laptop")
    {
        var id = Guid.NewGuid().ToByteArray();
        await world.Run<int>(async (services, now) =>
        {
            var account = await services.GetRequiredService<KithDb>().Users.SingleAsync(a => a.Id == worker.Account.Id);
            await ((IUserPasskeyStore<Account>)services.GetRequiredService<IUserStore<Account>>()).AddOrUpdatePasskeyAsync(account, Of(id, now, name), CancellationToken.None);
            return 1;
        });
        return WebEncoders.Base64UrlEncode(id);
    }

    public static UserPasskeyInfo Of(byte[] id, Now now, string name, uint count = 0) =>
        new(id, [1], new DateTimeOffset(now.Moment), count, null, true, false, false, [1], [1]) { Name = name };
}
