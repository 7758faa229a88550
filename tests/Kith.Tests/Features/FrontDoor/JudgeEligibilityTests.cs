using Kith.Features.FrontDoor;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.FrontDoor;

public sealed class JudgeEligibilityTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_policy_answers_when_an_assessment_is_authorised_and_keeps_what_it_read()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 14).AChild("Ben", 4));
        var amy = family.Child("Amy");

        var id = await world.AuthorisedAssessment(family, input => input.Children.ForEach(c => c.Factors = ["3B", "3C"]));

        var kept = await world.Read(db => db.Eligibilities.SingleAsync(e => e.FamilyEpisode == family.Episode));
        Assert.Equal((id, 1, world.Clock.Today, true, (EligibilityDecision?)null), (kept.Assessment, kept.PolicyVersion, kept.JudgedOn, kept.IsEligible, kept.Decision));
        Assert.Equal(2, kept.Children.Count);
        Assert.Equal(("3B 3C", AssessmentOutcome.ChildInNeed), kept.Children.Where(c => c.Child == amy).Select(c => (c.FactorCodes, c.Outcome)).Single());
        Assert.Contains(kept.Lines, l => l == new EligibilityLine(EligibilityCriterion.ChildInScope, amy, "14", false));
        Assert.Contains(kept.Lines, l => l == new EligibilityLine(EligibilityCriterion.HouseholdFactor, amy, "3C", false));
        var fact = await world.Fact<EligibilityJudged>(family);
        Assert.Contains("\"IsEligible\":true", fact.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Amy", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_answered_before_that()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.SentAssessment(family);

        Assert.False(await world.Read(db => db.Eligibilities.AnyAsync(e => e.FamilyEpisode == family.Episode)));
    }
}
