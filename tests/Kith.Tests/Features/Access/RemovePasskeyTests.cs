using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class RemovePasskeyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_passkey_is_taken_away_and_told()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var key = await world.APasskey(worker);
        var visitor = world.As(worker);

        (await (await visitor.Open(AccessLinks.RemovePasskey(key))).Press("Remove passkey")).Shows("Passkey removed").Shows("You have no passkey yet");

        Assert.Contains(worker.Worker.Value.ToString(), await world.TheFact<PasskeyRemoved>(worker), StringComparison.Ordinal);
        (await visitor.Open(AccessLinks.RemovePasskey(key))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_elses_passkey_does_not_exist()
    {
        var key = await world.APasskey(await world.Given.AWorker(Role.Analyst));
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));

        (await visitor.Open(AccessLinks.RemovePasskey(key))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open(AccessLinks.RemovePasskey("!"))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_account_that_is_opened_anew_has_none_of_its_old_passkeys()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        await world.APasskey(worker);
        var (visitor, _) = await world.AnAdministrator();
        await (await visitor.Open(AccessLinks.CloseAccount(worker.Worker))).Press("Close account");

        await (await visitor.Open(AccessLinks.OpenAccount(worker.Worker))).Fill("Input.Password", Newcomer.Password).Press("Open account");

        Assert.False(await world.Read(db => Task.FromResult(db.UserPasskeys.Any(p => p.UserId == worker.Account.Id))));
    }
}
