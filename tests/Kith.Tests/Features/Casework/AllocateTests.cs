using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Casework;

public sealed class AllocateTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_allocates_and_every_child_is_due_a_visit()
    {
        var family = await world.Given.AFamily(f => f.Unallocated().AChild("Amy").AChild("Ben").AnAdult("Vera"));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Team(family.Ref))).DoesNotShow("Lead worker ");
        var page = await world.As(family.Manager).Open(CaseworkLinks.Allocate(family.Ref));
        page.Shows("Leads 0 families");

        var team = await page.Choose("Input.Posting", family.SocialWorker.Posting.Value.ToString()).Press("Allocate");

        team.Shows("Family allocated").Shows(family.SocialWorker.Name).Shows("Lead worker");
        var due = await world.Read(db => db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).ToListAsync());
        Assert.Equal([family.Child("Amy"), family.Child("Ben")], due.Select(v => v.Child).ToHashSet());
        Assert.All(due, v => Assert.Equal(new DateOnly(2026, 7, 14), v.DueOn));
        Assert.Contains("\"IsFirst\":true", (await world.Fact<FamilyAllocated>(family)).Data, StringComparison.Ordinal);
        Assert.Equal(world.Clock.Today, await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == family.Episode).Select(e => e.AllocatedOn).SingleAsync()));
    }

    [Fact]
    public async Task The_former_lead_is_named_with_a_reason_and_loses_the_lead()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var next = await world.Given.AWorker(Role.FamilyHelpPractitioner, family.Team);
        var page = await world.As(family.Manager).Open(CaseworkLinks.Allocate(family.Ref));
        page.Choose("Input.Posting", next.Posting.Value.ToString());

        Assert.Equal("Enter why they no longer work with the family", (await page.Press("Allocate")).ErrorOf("Input.Why"));
        (await page.Fill("Input.Why", "On long leave").Press("Allocate")).Shows("Family allocated").Shows("On long leave");

        var leads = await world.Read(db => db.Involvements.Where(i => i.FamilyEpisode == family.Episode && i.Kind == InvolvementKind.Allocated).ToListAsync());
        Assert.Equal(next.Posting, Assert.Single(leads, i => i.EndedOn is null).Posting);
        Assert.Contains("\"IsFirst\":false", (await world.Fact<FamilyAllocated>(family)).Data, StringComparison.Ordinal);
        Assert.Single(await world.Read(db => db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).ToListAsync()));
    }

    [Fact]
    public async Task Of_the_location_circle_whoever_takes_the_lead_stays_and_whoever_gives_it_up_leaves()
    {
        var (family, address) = await world.AShieldedFamily();
        var helper = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await world.IsNamedIntoTheCircle(family, helper);
        await world.IsNamedIntoTheCircle(family, family.SocialWorker);
        var by = await world.Acting(family.Manager);

        Assert.True((await world.Do((Allocate command, Now now) => command.Do(family.Episode, helper.Posting, "On long leave", by, now, default))).Ok);

        Assert.Equal([helper.Posting], await world.Read(db => db.LocationReaders.Where(r => r.FamilyEpisode == family.Episode && r.EndedAt == null).Select(r => r.Posting).ToListAsync()));
        Assert.Contains(family.SocialWorker.Posting.ToString(), (await world.Fact<LocationReaderEnded>(family)).Data, StringComparison.Ordinal);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.RevealAddress(family.Ref, address))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_co_worker_who_takes_the_lead_is_no_longer_named_twice()
    {
        var family = await world.Given.AFamily(f => f.Unallocated());
        var helper = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var by = await world.Acting(family.Manager);

        Assert.True((await world.Do((Allocate command, Now now) => command.Do(family.Episode, helper.Posting, null, by, now, default))).Ok);

        var open = await world.Read(db => db.Involvements.Where(i => i.Posting == helper.Posting && i.EndedOn == null).ToListAsync());
        Assert.Equal(InvolvementKind.Allocated, Assert.Single(open).Kind);
    }

    [Fact]
    public async Task Only_workers_of_the_managers_team_who_can_lead_are_offered_or_taken()
    {
        var family = await world.Given.AFamily(f => f.Unallocated().AnAdult("Vera"));
        var elsewhere = await world.Given.AWorker(Role.SocialWorker);
        var specialist = await world.Given.AWorker(Role.DaVictimWorker, family.Team);
        var by = await world.Acting(family.Manager);
        var page = await world.As(family.Manager).Open(CaseworkLinks.Allocate(family.Ref));
        page.DoesNotShow(elsewhere.Name).DoesNotShow(specialist.Name);

        Assert.Equal("Select a worker", (await page.Press("Allocate")).ErrorOf("Input.Posting"));
        var refusals = await world.Refusals((Allocate command, Now now) => command.Do(family.Episode, elsewhere.Posting, null, by, now, default));
        Assert.Equal("Select a worker", Assert.Single(refusals).Message);
        refusals = await world.Refusals((Allocate command, Now now) => command.Do(family.Episode, specialist.Posting, null, by, now, default));
        Assert.Contains(refusals, r => r.Message == "An adult specialist cannot be the lead worker");
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily();
        await world.IsHidden(CaseworkLinks.Allocate, family);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.Allocate(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
