using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class LookedAfterTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_tells_how_the_child_is_looked_after_and_everything_recorded()
    {
        var family = await world.AReferredFamily("Amy");
        var (amy, since) = (family.Child("Amy"), new DateOnly(2026, 3, 2));
        var address = CaseworkLinks.LookedAfter(family.Ref, amy);
        (await world.As(family.SocialWorker).Open(address)).Shows("The child has not been looked after").Shows("Record that the child started to be looked after");
        var period = await world.AChildInCare(family, since, "Amy");
        await world.CareCheck(family, period, CareCheckKind.Review, new DateOnly(2026, 3, 27));
        await world.CareCheck(family, period, CareCheckKind.PermanencePlan, new DateOnly(2026, 3, 27), PermanencePlan.Adoption);

        var page = await world.As(family.SocialWorker).Open(address);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.Plans(family.Ref))).Shows("Since 2 March 2026. Looked-after record of Amy");
        (await world.As(family.SocialWorker).Open(CaseworkLinks.Plans((await world.Given.AFamily(f => f.LedBy(family.SocialWorker).AChild("Kit"))).Ref))).Shows("Not referred in this work Kit");

        page.Expect(HttpStatusCode.OK).Shows("Since 2 March 2026").Shows("Abuse, neglect and exploitation").Shows("Statutory review Last on 27 March 2026").Shows("Adoption, 27 March 2026")
            .Shows("Away from the placement without authorisation").Shows("Return interview offered and accepted").Shows("Ryedale, outside this authority’s area. URN recorded");
        Assert.Equal(
            ["Record a move to another placement", "Record another legal status", "Record a review, contact, check or plan", "Record that the child was missing or away", "Record that the child ceased to be looked after"],
            page.Document.QuerySelectorAll("h1 + ul a").Select(a => a.TextContent.Trim()));
        var sent = await world.Commands.During(async () => await world.As(family.SocialWorker).Open(address));
        Assert.True(sent.Count < 30, $"{sent.Count} commands");
        (await world.As(family.SocialWorker).Open(CaseworkLinks.LookedAfter(family.Ref, family.Adult("Vera")))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => CaseworkLinks.LookedAfter(r, amy), family);
        await world.IsRefused(r => CaseworkLinks.LookedAfter(r, amy), family, Role.SchoolDsl);
    }

    [Fact]
    public async Task Where_a_placement_is_leaves_the_database_for_the_location_circle_alone()
    {
        var family = await world.AReferredFamily("Amy");
        var amy = family.Child("Amy");
        await world.AChildInCare(family, new DateOnly(2026, 3, 2), "Amy");
        var outside = world.As(await world.Given.ACoWorker(family, Role.FamilySupportWorker));
        var chair = world.As(await world.Given.ACoWorker(family, Role.ConferenceChair));

        foreach (var visitor in new[] { outside, chair })
        {
            var sent = await world.Commands.During(async () => (await visitor.Open(CaseworkLinks.LookedAfter(family.Ref, amy))).Expect(HttpStatusCode.OK)
                .Shows("Foster placement with other foster carers").Shows("Address withheld").DoesNotShow("Ryedale").DoesNotShow("SC071234").DoesNotShow("Hidden Lane").DoesNotShow("4QX").DoesNotShow("Give a reason"));
            Assert.DoesNotContain(sent, c => c.Sql.Contains("PlacementSites", StringComparison.Ordinal));
        }

        (await outside.Open(CaseworkLinks.LookedAfter(family.Ref, amy))).Shows("Correct Legal status").DoesNotShow("Correct Placement");
        (await outside.Open(FamiliesLinks.History(family.Ref))).DoesNotShow("moved to another placement");

        var lead = world.As(family.SocialWorker);
        (await lead.Open(CaseworkLinks.LookedAfter(family.Ref, amy))).DoesNotShow("SC071234").DoesNotShow("Hidden Lane").DoesNotShow("4QX").Shows("Give a reason to see the address");
        var home = await world.Read(db => db.Addresses.Where(a => a.Person == amy && a.Kind == AddressKind.Placement).Select(a => a.Id).SingleAsync());
        var shown = await (await lead.Open(FamiliesLinks.RevealAddress(family.Ref, home))).Fill("Input.Why", "I visit her this afternoon").Press("Show it");
        shown.Shows("12 Hidden Lane").Shows("ZZ8 4QX");
    }
}
