using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class MeetStrangerTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task Whoever_comes_again_keeps_their_code_and_whoever_stays_away_for_fourteen_days_is_forgotten()
    {
        var code = await world.CodeFor("a", "a@elm.example");
        Assert.Equal(code, await world.CodeFor("a", "b@elm.example"));
        Assert.NotEqual(code, await world.CodeFor("b"));
        Assert.Equal("b@elm.example", await world.Read(db => db.Strangers.Where(s => s.Code == code).Select(s => s.Email).SingleAsync()));

        world.Clock.Pass(TimeSpan.FromDays(13));
        await world.CodeFor("b");
        world.Clock.Pass(TimeSpan.FromDays(2));
        await world.CodeFor("c");

        Assert.Equal(["b", "c"], await world.Read(db => db.Strangers.OrderBy(s => s.Subject).Select(s => s.Subject).ToListAsync()));
    }
}
