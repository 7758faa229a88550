using System.Net;
using Kith.Features.Casework;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.FrontDoor;

public sealed class DecideEligibilityTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_confirms_what_the_policy_says_and_goes_on_to_allocate()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.AuthorisedAssessment(family);
        var visitor = world.As(family.Manager);
        var page = await (visitor.Open(EligibilityLinks.Decide(family.Ref)));
        Assert.Null(page.ValueOf("Input.Decision"));

        var saved = await page.Choose("Input.Decision", nameof(EligibilityDecision.FamilySafeguarding)).Press("Save the decision");

        saved.Shows("Decision saved").Shows($"Family Safeguarding works with the family, decided by {family.Manager.Name} on 16 June 2026, as the policy says");
        Assert.NotNull(saved.Document.QuerySelector($"a[href='{CaseworkLinks.Allocate(family.Ref)}']"));
        Assert.Contains("\"Departs\":false", (await world.Fact<EligibilityDecided>(family)).Data, StringComparison.Ordinal);
        (await visitor.Open(EligibilityLinks.Decide(family.Ref))).Shows("A manager has already decided about this assessment").DoesNotShow("Save the decision");
    }

    [Fact]
    public async Task To_depart_from_the_policy_takes_a_reason()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 14));
        await world.AuthorisedAssessment(family);
        var page = await world.As(family.Manager).Open(EligibilityLinks.Decide(family.Ref));
        Assert.Equal("Select whether Family Safeguarding works with the family", (await page.Press("Save the decision")).ErrorOf("Input.Decision"));

        var refused = await page.Choose("Input.Decision", nameof(EligibilityDecision.FamilySafeguarding)).Press("Save the decision");

        Assert.Equal("Enter why you depart from the policy", refused.ErrorOf("Input.Why"));
        (await refused.Fill("Input.Why", "Her sister is expected in May").Press("Save the decision")).Shows("This departs from the policy").Shows("Her sister is expected in May");
        var fact = await world.Fact<EligibilityDecided>(family);
        Assert.Contains("\"Departs\":true", fact.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("sister", fact.Data, StringComparison.Ordinal);
        Assert.Equal("Her sister is expected in May", await world.Read(db => db.Eligibilities.Where(e => e.FamilyEpisode == family.Episode).Select(e => e.WhyDeparted).SingleAsync()));
    }

    [Fact]
    public async Task It_is_for_the_familys_managers_when_there_is_something_to_decide()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        (await world.As(family.Manager).Open(EligibilityLinks.Decide(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.AuthorisedAssessment(family);

        await world.IsHidden(EligibilityLinks.Decide, family);
        (await world.As(family.SocialWorker).Open(EligibilityLinks.Decide(family.Ref))).Expect(HttpStatusCode.Forbidden);
        await world.IsRefused(EligibilityLinks.Decide, family, Role.SchoolDsl);
    }
}
