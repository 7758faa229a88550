using System.Net;
using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Supervision;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.FrontDoor;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class RestrictFamilyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_restricted_family_is_there_for_those_on_its_list_alone()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillfeather").AChild("Amy").AnAdult("Vera"));
        await world.Given.Visits(family, 1);
        var colleague = await world.Given.AWorker(Role.SocialWorker, family.Team);
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        (await world.As(colleague).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        var page = await world.As(family.Manager).Open(FamiliesLinks.Restrict(family.Ref));

        var access = await page.Choose("Input.Label", "Restricted").Choose("Input.Reason", "HighProfile").Choose("Input.Postings", school.Posting.Value.ToString()).Press("Restrict");

        access.Shows("Only those on the list open this family from now on").Shows("High profile").Shows(school.Name).DoesNotShow(colleague.Name);
        Assert.Equal("""{"Label":"Restricted","Reason":"HighProfile"}""", (await world.Fact<FamilyRestricted>(family)).Data);
        (await world.As(school).Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.OK).Shows("Send an update");
        foreach (var shutOut in new[] { family.SocialWorker, colleague })
        {
            foreach (var address in new[] { FamiliesLinks.Home(family.Ref), FamiliesLinks.People(family.Ref), FamiliesLinks.History(family.Ref), SupervisionLinks.OfFamily(family.Ref), FamiliesLinks.Access(family.Ref) })
            {
                (await world.As(shutOut).Open(address)).Expect(HttpStatusCode.NotFound).DoesNotShow("Quillfeather");
            }

            foreach (var list in new[] { "/", FamiliesLinks.List(), "/supervision", "/visits", "/assessments" })
            {
                (await world.As(shutOut).Open(list)).Expect(HttpStatusCode.OK).DoesNotShow("Quillfeather").DoesNotShow(family.Ref);
            }

            (await (await world.As(shutOut).Open(FamiliesLinks.List())).Fill("Text", "quillfeather").Press("Show")).Shows("No families match");
        }

        (await world.As(family.Manager).Open("/supervision")).Expect(HttpStatusCode.OK);
        (await world.As(family.Manager).Open(FamiliesLinks.List())).Shows("Quillfeather");
    }

    [Fact]
    public async Task It_is_shut_on_the_next_request_for_a_command_too()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var worker = world.As(family.SocialWorker);
        var form = (await worker.Open(FamiliesLinks.WhereThingsAre(family.Ref))).Fill("Input.WhereThingsAre", "All is well");

        await world.IsRestricted(family);

        (await form.Press("Save")).Expect(HttpStatusCode.NotFound);
        var by = await world.Acting(family.SocialWorker);
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((RenameFamily command, Now now) => command.Do(family.Episode, "Other", 0, by, now, default))).Kind);
    }

    [Fact]
    public async Task An_unallocated_one_is_on_no_managers_waiting_list_but_theirs()
    {
        var family = await world.Given.AFamily(f => f.Unallocated().Named("Quillwort"));
        var other = await world.Given.AWorker(Role.TeamManager, family.Team);
        (await world.As(other).Open(CaseworkLinks.Unallocated())).Shows("Quillwort");

        await world.IsRestricted(family);

        (await world.As(other).Open(CaseworkLinks.Unallocated())).DoesNotShow("Quillwort");
        (await world.As(other).Open("/")).DoesNotShow("1 family");
        (await world.As(family.Manager).Open(CaseworkLinks.Unallocated())).Shows("Quillwort");
    }

    [Theory]
    [InlineData(CaseLabel.Restricted)]
    [InlineData(CaseLabel.Sealed)]
    public async Task The_index_says_whom_to_ask_about_a_restricted_family_and_nothing_of_a_sealed_one(CaseLabel label)
    {
        var family = await world.Given.AFamily(f => f.Named("Quillback").AChild("Amy", label == CaseLabel.Sealed ? 9 : 7));
        var screener = await world.AScreener();
        var born = await world.Read(db => db.People.Where(p => p.Id == family.Child("Amy")).Select(p => p.BirthDate).SingleAsync());
        var contact = await world.AContact(screener, Contacts.Child("Amy", "Larkspur", born!.Value));
        (await world.As(screener).Open(FrontDoorLinks.Contact(contact))).Shows($"Led by {family.SocialWorker.Name}");

        await world.IsRestricted(family, label);

        var page = await world.As(screener).Open(FrontDoorLinks.Contact(contact));
        page.DoesNotShow(family.SocialWorker.Name).DoesNotShow(family.Team.Name);
        if (label == CaseLabel.Restricted)
        {
            page.Shows("Restricted: ask the head of service before you do anything else.");
        }
        else
        {
            page.Shows("Not known by this name and date of birth.");
            Assert.DoesNotContain("Known", (await world.As(screener).Open("/front-door")).Document.QuerySelectorAll("tr").First(r => r.InnerHtml.Contains(contact.Value.ToString(), StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var page = await (await world.As(family.Manager).Open(FamiliesLinks.Restrict(family.Ref))).Press("Restrict");
        Assert.Equal("Select whether the family is restricted or sealed", page.ErrorOf("Input.Label"));
        Assert.Equal("Select why", page.ErrorOf("Input.Reason"));
        Assert.Equal("Enter the reason", (await page.Choose("Input.Label", "Sealed").Choose("Input.Reason", "Other").Press("Restrict")).ErrorOf("Input.Why"));

        await world.IsHidden(FamiliesLinks.Restrict, family);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Restrict(family.Ref))).Expect(HttpStatusCode.Forbidden);

        await world.IsRestricted(family);
        var sealing = await world.As(family.Manager).Open(FamiliesLinks.Restrict(family.Ref));
        (await sealing.Choose("Input.Label", "Sealed").Choose("Input.Reason", "Adoption").Press("Seal the family")).Shows("Sealed").Shows("Adoption");
    }

    [Fact]
    public async Task Work_that_opens_again_is_restricted_as_before()
    {
        var family = await world.Given.AFamily();
        await world.IsRestricted(family, CaseLabel.Sealed);
        var by = await world.Acting(family.Manager);

        var later = await world.Do((OpenFamily command, Now now) => command.Again(family.Id, now.Today, family.Team.Team, by, now, default));

        Assert.Equal(Decision.NotVisible, await world.Read(async db => await db.Decide(later.Value, await world.Acting(family.SocialWorker), Duty.OpenFamily, default)));
        Assert.Equal(Decision.Allowed, await world.Read(async db => await db.Decide(later.Value, by, Duty.OpenFamily, default)));
    }

    [Fact]
    public async Task Nobody_off_the_list_is_named_allocated_or_handed_the_family()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        await world.IsRestricted(family, CaseLabel.Restricted, family.SocialWorker);
        var (colleague, beside) = (await world.Given.AWorker(Role.SocialWorker, family.Team), await world.Given.ATeamBeside(family.Team));
        var by = await world.Acting(family.Manager);

        Assert.Equal("Only those on the family’s list may open it: put them on the list first",
            Assert.Single(await world.Refusals((NameWorker command, Now now) => command.Do(family.Episode, colleague.Posting, null, by, now, default))).Message);
        Assert.Equal("Only those on the family’s list may open it: put them on the list first",
            Assert.Single(await world.Refusals((Allocate command, Now now) => command.Do(family.Episode, colleague.Posting, "New lead", by, now, default))).Message);
        Assert.Equal("Only those on the family’s list may open it: put a manager of that team on the list first",
            Assert.Single(await world.Refusals((MoveTeam command, Now now) => command.Do(family.Episode, beside.Team, "They moved", by, now, default))).Message);
    }
}
