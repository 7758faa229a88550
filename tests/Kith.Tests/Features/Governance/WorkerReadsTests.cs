using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Governance;

public sealed class WorkerReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_sees_what_a_worker_of_their_agency_opened_by_reference()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow"));
        await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        var address = GovernanceLinks.WorkerReads(family.SocialWorker.Worker);
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));

        (await officer.Open(address)).Expect(HttpStatusCode.OK).Shows(family.SocialWorker.Name).Shows(family.Ref).Shows("People of the family").DoesNotShow("Quillrow");
        Assert.Contains(family.Ref, (await officer.Open($"{address}?handler=file")).Body, StringComparison.Ordinal);
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(address)).Expect(HttpStatusCode.Forbidden);
    }
}
