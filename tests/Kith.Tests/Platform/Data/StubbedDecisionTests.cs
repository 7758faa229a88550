using System.Net;
using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Platform.Data;

/// <summary>
/// The acceptance of the second layer (TR-05): the decision of every page lets a worker in who has nothing to do with the family, as though its table or its statement were
/// wrong, and still no row of what is bounded reaches them.
/// </summary>
public sealed class StubbedDecisionTests(WorldWithControls world) : IClassFixture<WorldWithControls>
{
    private const string Control = "whose relationship is asked";

    [Fact]
    public async Task Whoever_the_decision_lets_in_by_mistake_finds_the_page_empty()
    {
        var family = await world.AReferredFamily("Amy");
        var (amy, vera) = (family.Child("Amy"), family.Adult("Vera"));
        var by = await world.Acting(family.SocialWorker);
        await world.Given.Visits(family, 1);
        await world.CareStarted(family, world.Clock.Today.AddDays(-30), "Amy");
        await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(null, vera, "7 Plain Row", "ZZ9 1AA", null, false, now.Today), by, now, default));
        await world.Do((SayHowToReach command, Now now) => command.Do(family.Episode, vera, new SafeContactSaid(false, true, false, false, "Tuesdays at the nursery", null), 0, by, now, default));
        var document = await world.AReleasedLetter(family, null);
        var protectedHome = await world.Read(db => db.Addresses.Where(a => a.Family == family.Id && a.IsProtected).Select(a => a.Id).SingleAsync());

        // Each with what its own worker is shown there, which is the control: these pages do show it.
        (string Address, string Shows)[] pages =
        [
            (FamiliesLinks.People(family.Ref), "7 Plain Row"),
            (FamiliesLinks.Person(family.Ref, vera), "Tuesdays at the nursery"),
            (CaseworkLinks.LookedAfter(family.Ref, amy), "Ryedale"),
            (WorkbookLinks.Workbook(family.Ref), "Breakfast was on the table"),
            (DisclosureLinks.OfFamily(family.Ref), "Northmoor Family Court"),
        ];
        var stranger = await world.Given.AWorker(Role.SocialWorker);
        foreach (var (address, shows) in pages)
        {
            (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.OK).Shows(shows);
            (await world.As(stranger).Open(address)).Expect(HttpStatusCode.NotFound);

            var page = await world.Controls.TakingAllFor(stranger.Posting, Control, () => world.As(stranger).Open(address));

            page.Expect(HttpStatusCode.OK).DoesNotShow(shows);
        }

        foreach (var address in new[] { FamiliesLinks.RevealAddress(family.Ref, protectedHome), DisclosureLinks.File(family.Ref, document) })
        {
            (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.OK);
            (await world.Controls.TakingAllFor(stranger.Posting, Control, () => world.As(stranger).Open(address))).Expect(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_family_without_people_is_opened_by_the_same_question()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.Given.Visits(family, 1);
        await world.Read(db => db.FamilyMembers.Where(m => m.Family == family.Id).ExecuteDeleteAsync());
        var stranger = await world.Given.AWorker(Role.SocialWorker);

        (await world.As(family.SocialWorker).Open(WorkbookLinks.Workbook(family.Ref))).Expect(HttpStatusCode.OK).Shows("Breakfast was on the table");
        (await world.Controls.TakingAllFor(stranger.Posting, Control, () => world.As(stranger).Open(WorkbookLinks.Workbook(family.Ref)))).Expect(HttpStatusCode.OK).DoesNotShow("Breakfast");
    }
}
