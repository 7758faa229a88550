using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Xunit;

namespace Kith.Tests.Features.FrontDoor;

public sealed class ReadEligibilityTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_says_line_by_line_why()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 14).AChild("Ben", 4));
        await world.AuthorisedAssessment(family, input => input.Children.ForEach(c => c.Factors = ["3B", "3C"]));

        (await world.As(family.SocialWorker).Open(EligibilityLinks.OfFamily(family.Ref)))
            .Expect(HttpStatusCode.OK)
            .Shows("The policy says: eligible.")
            .Shows("Amy Larkspur: Domestic abuse of a parent or carer (3B)")
            .Shows("Amy Larkspur: aged 14 on 16 June 2026, does not count").Shows("Ben Larkspur: aged 4 on 16 June 2026")
            .Shows("Amy Larkspur: Child in need: a plan under section 17, does not count")
            .Shows("Amy Larkspur: Domestic abuse of another person in the household (3C)")
            .Shows("Policy version 1").Shows("No manager has decided yet").DoesNotShow(EligibilityLinks.Decide(family.Ref));
    }

    [Fact]
    public async Task What_is_not_met_is_said_as_well()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.AuthorisedAssessment(family, input => input.Children.ForEach(c => (c.Factors, c.Outcome) = (["16A"], AssessmentOutcome.EarlyHelp)));

        (await world.As(family.SocialWorker).Open(EligibilityLinks.OfFamily(family.Ref)))
            .Shows("The policy says: not eligible.").Shows("Not met None was found").Shows("Amy Larkspur: Early help, does not count");
    }

    [Fact]
    public async Task A_date_of_birth_corrected_later_does_not_change_the_answer()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 4));
        await world.AuthorisedAssessment(family);
        var change = await world.As(family.SocialWorker).Open(FamiliesLinks.ChangePerson(family.Ref, family.Child("Amy")));

        await change.FillDate("Input.BirthDate", world.Clock.Today.AddYears(-16)).Press("Save");

        (await world.As(family.SocialWorker).Open(EligibilityLinks.OfFamily(family.Ref))).Shows("The policy says: eligible.").Shows("Amy Larkspur: aged 4 on 16 June 2026");
    }

    [Fact]
    public async Task Before_an_assessment_is_authorised_it_says_what_comes_first()
    {
        var family = await world.Given.AFamily();

        (await world.As(family.SocialWorker).Open(EligibilityLinks.OfFamily(family.Ref))).Shows("The policy answers when a manager authorises").DoesNotShow("The policy says");
    }

    [Fact]
    public async Task It_is_for_the_familys_team()
    {
        var family = await world.Given.AFamily();

        await world.IsHidden(EligibilityLinks.OfFamily, family);
        await world.IsRefused(EligibilityLinks.OfFamily, family, Role.SchoolDsl);
    }
}
