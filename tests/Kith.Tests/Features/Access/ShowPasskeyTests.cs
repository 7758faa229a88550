using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ShowPasskeyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_count_of_a_passkey_is_kept_and_a_closed_account_has_none()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var key = WebEncoders.Base64UrlDecode(await world.APasskey(worker));

        Assert.True((await Show()).Ok);
        Assert.Equal(7u, await world.Read(async db => (await db.UserPasskeys.SingleAsync(p => p.UserId == worker.Account.Id)).Data.SignCount));

        await world.Run<WorkerId>(async (services, now) => await services.GetRequiredService<CloseAccount>().Do(worker.Worker, by: null, now, CancellationToken.None));
        Assert.False((await Show()).Ok);

        Task<Outcome<Account>> Show() => world.Run((services, now) =>
            services.GetRequiredService<ShowPasskey>().Do(worker.Account.Id, PasskeySteps.Of(key, now, "Work laptop", count: 7), CancellationToken.None));
    }
}
