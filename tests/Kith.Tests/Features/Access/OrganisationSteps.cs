using System.Net;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

internal static class OrganisationSteps
{
    public static async Task<(Visitor Visitor, WorkerInTest Worker)> AnAdministrator(this KithWorld world)
    {
        var worker = await world.Given.AWorker(Role.SystemAdministrator);
        return (world.As(worker), worker);
    }

    /// <summary>Every role but the administrator's is refused, whatever the page is about.</summary>
    public static async Task IsForAdministratorsAlone(this KithWorld world, string address)
    {
        foreach (var role in new[] { Role.TeamManager, Role.SocialWorker, Role.PrivacyOfficer, Role.ServiceManager })
        {
            (await world.As(await world.Given.AWorker(role)).Open(address)).Expect(HttpStatusCode.Forbidden).Shows("You cannot open this page");
        }
    }

    /// <summary>The one fact that a worker told, with what it says.</summary>
    public static async Task<string> TheFact<TFact>(this KithWorld world, WorkerInTest by)
        where TFact : Fact
    {
        var fact = Assert.Single(await world.Facts<TFact>(), f => f.By == by.Posting);
        Assert.Null(fact.FamilyEpisode);
        return fact.Data;
    }
}
