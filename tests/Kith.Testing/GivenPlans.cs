using Kith.Features.Casework;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>Enquiries, conferences and plans as a test stands on them: each step by the command that its page calls.</summary>
public static class GivenPlans
{
    /// <summary>Children who were referred 300 days ago.</summary>
    public static async Task<FamilyInTest> AReferredFamily(this KithWorld world, params string[] children)
    {
        var family = await world.Given.AFamily(f =>
        {
            foreach (var child in children)
            {
                f.AChild(child);
            }

            f.AnAdult("Vera");
        });
        await world.StartedAssessment(family, world.Clock.Today.AddDays(-300));
        return family;
    }

    /// <summary>A section 47 enquiry about these children, or all of them.</summary>
    public static Task<FamilyEpisodeId> AnEnquiry(this KithWorld world, FamilyInTest family, DateOnly on, params string[] children) =>
        world.By<StartEnquiry, FamilyEpisodeId>(family.SocialWorker, (start, by, now) => start.Do(
            family.Episode, new StartEnquiryInput { DiscussedOn = on, StartedOn = on, Children = family.Named(children) }, by, now, CancellationToken.None));

    /// <param name="decision">A category of abuse, CIN or NONE.</param>
    public static Task<FamilyEpisodeId> AConference(this KithWorld world, FamilyInTest family, DateOnly on, string decision, params string[] children) =>
        world.By<HoldConference, FamilyEpisodeId>(family.SocialWorker, (hold, by, now) => hold.Do(
            family.Episode,
            new ConferenceInput { On = on, Children = family.Named(children).ConvertAll(c => new ChildDecisionInput { Child = c, Decision = decision, PlansBefore = "0" }) },
            by,
            now,
            CancellationToken.None));

    public static Task<FamilyEpisodeId> AReview(this KithWorld world, FamilyInTest family, DateOnly on, string decision, params string[] children) =>
        world.By<ReviewPlans, FamilyEpisodeId>(family.SocialWorker, (review, by, now) => review.Do(
            family.Episode, new ConferenceInput { On = on, Children = family.Named(children).ConvertAll(c => new ChildDecisionInput { Child = c, Decision = decision }) }, by, now, CancellationToken.None));

    public static Task<FamilyEpisodeId> ANeedPlan(this KithWorld world, FamilyInTest family, DateOnly on, params string[] children) =>
        world.By<StartNeedPlan, FamilyEpisodeId>(family.SocialWorker, (start, by, now) => start.Do(family.Episode, new StartNeedPlanInput { On = on, Children = family.Named(children) }, by, now, CancellationToken.None));

    public static Task<List<Plan>> PlansOf(this KithWorld world, FamilyInTest family, string child)
    {
        var id = family.Child(child);
        return world.Read(db => db.ChildEpisodes.AsNoTracking().Where(e => e.Child == id).SelectMany(e => e.Plans).OrderBy(p => p.StartsOn).ThenBy(p => p.Id).ToListAsync());
    }

    public static Task<List<Section47Enquiry>> EnquiriesOf(this KithWorld world, FamilyInTest family, string child)
    {
        var id = family.Child(child);
        return world.Read(db => db.ChildEpisodes.AsNoTracking().Where(e => e.Child == id).SelectMany(e => e.Enquiries).OrderBy(e => e.StartedOn).ToListAsync());
    }

    private static List<PersonId> Named(this FamilyInTest family, string[] children) => [.. family.Children.Where(c => children.Length == 0 || children.Contains(c.Name)).Select(c => c.Id)];
}
