using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class FindReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_asks_by_reference_who_looked_without_opening_the_family()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow").AnAdult("Vera"));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.As(family.SocialWorker).Open(FamiliesLinks.Home(family.Ref));

        var found = await world.As(officer).Open($"{GovernanceLinks.Reads}?reference={family.Ref.ToUpperInvariant()}");

        found.Expect(HttpStatusCode.OK).Shows(family.SocialWorker.Name).DoesNotShow("Quillrow").DoesNotShow("Vera");
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Posting == officer.Posting && a.Family == family.Id)));
        (await world.As(officer).Open($"{GovernanceLinks.Reads}?reference=ZZZZ9999")).Shows("There is no family with this reference.");
        (await (await world.As(officer).Open(GovernanceLinks.Reads)).Fill("Name", family.SocialWorker.Name).Press("Find the worker")).Shows(family.SocialWorker.Name);
        (await world.As(family.Manager).Open(GovernanceLinks.Reads)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_privacy_officer_learns_nothing_of_a_family_of_their_own_people()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.As(family.SocialWorker).Open(FamiliesLinks.Home(family.Ref));
        await world.IsCloseTo(officer, family, family.Adult("Vera"));

        (await world.As(officer).Open($"{GovernanceLinks.Reads}?reference={family.Ref}")).Shows("There is no family with this reference.");
    }
}
