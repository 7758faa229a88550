using System.CommandLine;
using Kith.Commands;
using Kith.Features.Access;
using Kith.Features.Governance;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Commands;

/// <summary>`kith restore taken-away`, for a database that its own tools put back.</summary>
[Trait("Speed", "slow")]
public sealed class TakenAwayCommandTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_was_taken_away_after_that_moment_is_taken_away_again()
    {
        var family = await world.Given.AFamily();
        var leaver = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await world.As(leaver).Open("/");
        await world.SealAll();
        var last = await world.Read(db => db.Facts.MaxAsync(f => f.Sequence));
        var journal = Path.Combine(world.Storage.SealFolder, SealFolder.TakenAwayName);
        await File.AppendAllLinesAsync(
            journal,
            [
                new TakenAway(last, DateTime.UtcNow, nameof(AccountClosed), null, null, null, null, $$"""{"Worker":"{{family.SocialWorker.Worker.Value}}"}""").Line(),
                new TakenAway(last + 7, DateTime.UtcNow, nameof(AccountClosed), null, null, null, null, $$"""{"Worker":"{{leaver.Worker.Value}}"}""").Line(),
                new TakenAway(last + 7, DateTime.UtcNow, nameof(AccountClosed), null, null, null, null, $$"""{"Worker":"{{leaver.Worker.Value}}"}""").Line(),
                new TakenAway(last + 8, DateTime.UtcNow, nameof(InterestMatched), null, null, null, null, $$"""{"Interest":"{{Guid.NewGuid()}}","Worker":"{{leaver.Worker.Value}}"}""").Line(),
                """{"Sequence":99,"At":"2026-""",
            ],
            TestContext.Current.CancellationToken);

        var (code, said) = await Say();

        Assert.True(code == 0, said);
        Assert.StartsWith("Taken away after it, and again now: 1; already as they were: 0. Everybody signs in anew.", said, StringComparison.Ordinal);
        Assert.Contains("by hand: InterestMatched", said, StringComparison.Ordinal);
        Assert.True(await world.Read(db => db.Users.Where(a => a.Worker == leaver.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.False(await world.Read(db => db.Users.Where(a => a.Worker == family.SocialWorker.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.Equal(0, await world.Read(db => db.Sessions.CountAsync()));
        Assert.Contains("\"TakenAgain\":1,\"ByHand\":1", Assert.Single(await world.Facts<RecordRestored>()).Data, StringComparison.Ordinal);
        Assert.DoesNotContain(TakenAway.Read(await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken)), t => t.Sequence > last);

        // The next seal writes down what was taken away again, under its new number.
        await world.SealAll();
        Assert.Contains(TakenAway.Read(await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken)), t => t.Sequence > last && t.Fact is AccountClosed closed && closed.Worker == leaver.Worker);
    }

    private async Task<(int Code, string Said)> Say()
    {
        string[] where = world.Storage.IsEmbedded ? ["--data", world.Storage.Folder!] : ["--postgres", world.Storage.Postgres!];
        using var said = new StringWriter();
        var code = await KithCommands.Root().Parse(["restore", "taken-away", .. where, "--seals", world.Storage.SealFolder])
            .InvokeAsync(new InvocationConfiguration { Output = said, Error = said }, TestContext.Current.CancellationToken);
        return (code, said.ToString().Trim());
    }
}
