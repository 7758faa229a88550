using System.Net;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Families;

public sealed class EndInvolvementTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Who_no_longer_works_with_the_family_loses_sight_of_it_at_once()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var page = await world.As(family.Manager).Open(await Address(family, school));

        var team = await page.Fill("Input.Why", "Amy changed school").Press("End the involvement");

        team.Shows("Involvement ended").Shows("Amy changed school");
        (await world.As(school).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        Assert.DoesNotContain("school", (await world.Fact<InvolvementEnded>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_the_family_leaves_its_location_circle_whatever_else_still_opens_it_to_them()
    {
        var (family, address) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await world.IsNamedIntoTheCircle(family, support);
        var reveal = FamiliesLinks.RevealAddress(family.Ref, address);
        (await world.As(support).Open(reveal)).Expect(HttpStatusCode.OK);

        await (await world.As(family.Manager).Open(await Address(family, support))).Fill("Input.Why", "They work elsewhere now").Press("End the involvement");

        // They sit in the family’s team and open it as before.
        (await world.As(support).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK).DoesNotShow("You can ask to see it");
        (await world.As(support).Open(reveal)).Expect(HttpStatusCode.Forbidden);
        Assert.Contains(support.Posting.ToString(), (await world.Fact<LocationReaderEnded>(family)).Data, StringComparison.Ordinal);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.LocationCircle(family.Ref))).Shows("Nobody else");

        // Whoever names them to the family anew has not named them into the circle.
        var manager = await world.Acting(family.Manager);
        Assert.True((await world.Do((NameWorker command, Now now) => command.Do(family.Episode, support.Posting, null, manager, now, default))).Ok);
        (await world.As(support).Open(reveal)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_breaks_the_glass_locates_nobody_by_a_circle_they_once_belonged_to()
    {
        var (family, address) = await world.AShieldedFamily();
        var former = await world.Given.AWorker(Role.SocialWorker);
        var manager = await world.Acting(family.Manager);
        var reveal = FamiliesLinks.RevealAddress(family.Ref, address);
        Assert.True((await world.Do((NameWorker command, Now now) => command.Do(family.Episode, null, null, manager, now, default, former.Account.Email))).Ok);
        await world.IsNamedIntoTheCircle(family, former);
        await (await world.As(family.Manager).Open(await Address(family, former))).Fill("Input.Why", "They work elsewhere now").Press("End the involvement");

        await world.AnEmergency(former, family);

        (await world.As(former).Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.OK);
        (await world.As(former).Open(reveal)).Expect(HttpStatusCode.Forbidden);
        var by = await world.Acting(former);
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((RevealAddress command, Now now) => command.Do(family.Episode, address, "I knew it once", by, now, default))).Kind);
    }

    [Fact]
    public async Task Who_works_with_two_of_the_family_stays_in_the_circle_until_both_have_ended()
    {
        var (family, address) = await world.AShieldedFamily();
        var clinic = await world.Given.ACoWorker(family, Role.MentalHealthWorker, "Vera");
        await world.IsNamedIntoTheCircle(family, clinic);
        var first = await Address(family, clinic);
        await world.Run<int>(async (services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var posting = (await db.Postings.FindAsync(clinic.Posting))!;
            db.Add(Involvement.Name(family.Episode, posting, InvolvementKind.CoWorker, family.Child("Amy"), now).Value);
            return 1;
        });

        await (await world.As(family.Manager).Open(first)).Fill("Input.Why", "Vera is well").Press("End the involvement");
        (await world.As(clinic).Open(FamiliesLinks.RevealAddress(family.Ref, address))).Expect(HttpStatusCode.OK);

        var second = await world.Read(db => db.Involvements.Where(i => i.Posting == clinic.Posting && i.EndedOn == null).Select(i => i.Id).SingleAsync());
        await (await world.As(family.Manager).Open(FamiliesLinks.EndInvolvement(family.Ref, second))).Fill("Input.Why", "All are well").Press("End the involvement");
        Assert.Equal(0, await world.Read(db => db.LocationReaders.CountAsync(r => r.Posting == clinic.Posting && r.EndedAt == null)));
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var address = await Address(family, school);

        Assert.Equal("Enter why they no longer work with the family", (await (await world.As(family.Manager).Open(address)).Press("End the involvement")).ErrorOf("Input.Why"));
        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        var other = await world.Given.AFamily();
        (await world.As(other.Manager).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(other.Manager).Open(address.Replace(family.Ref, other.Ref, StringComparison.Ordinal))).Expect(HttpStatusCode.NotFound);
    }

    private async Task<string> Address(FamilyInTest family, WorkerInTest worker) =>
        FamiliesLinks.EndInvolvement(family.Ref, await world.Read(db => db.Involvements.Where(i => i.Posting == worker.Posting).Select(i => i.Id).SingleAsync()));
}
