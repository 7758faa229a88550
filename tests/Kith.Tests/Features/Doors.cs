using System.Net;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features;

/// <summary>What every page about a family owes to those who may not open it, and the way to a command without its page.</summary>
internal static class Doors
{
    /// <summary>A stranger with the same role gets 404, in the same words as for a family that never was.</summary>
    public static async Task IsHidden(this KithWorld world, Func<string, string> address, FamilyInTest family, Role from = Role.TeamManager)
    {
        var stranger = world.As(await world.Given.AWorker(from));
        var hidden = await stranger.Open(address(family.Ref));
        var missing = await stranger.Open(address("nowhere2"));

        hidden.Expect(HttpStatusCode.NotFound).DoesNotShow(family.Name);
        missing.Expect(HttpStatusCode.NotFound);
        Assert.Equal(missing.Text, hidden.Text);
    }

    /// <summary>A worker who is named to the family, in a role without the duty, gets 403.</summary>
    public static async Task IsRefused(this KithWorld world, Func<string, string> address, FamilyInTest family, Role to)
    {
        var worker = await world.Given.ACoWorker(family, to, to.IsAdultSpecialist() ? family.Adults[0].Name : null);
        (await world.As(worker).Open(address(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }

    /// <summary>The latest fact of this kind about the family.</summary>
    public static async Task<FactRow> Fact<TFact>(this KithWorld world, FamilyInTest family)
        where TFact : Fact => (await world.Facts<TFact>()).Last(f => f.FamilyEpisode == family.Episode);

    public static async Task<IReadOnlyList<Refusal>> Refusals<TCommand, T>(this KithWorld world, Func<TCommand, Now, Task<Outcome<T>>> command)
        where TCommand : notnull => (await world.Do(command)).Refusals;
}
