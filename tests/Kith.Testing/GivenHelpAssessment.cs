using Kith.Features.Casework;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>Family Help assessments as a test stands on them.</summary>
public static class GivenHelpAssessment
{
    /// <summary>An open one, of these children or all of them.</summary>
    public static Task<RowId> AHelpAssessment(this KithWorld world, FamilyInTest family, DateOnly on, params string[] children) =>
        world.By<StartHelpAssessment, RowId>(family.SocialWorker, (start, by, now) => start.Do(
            family.Episode,
            new HelpAssessmentInput { StartedOn = on, Organisation = "Moorside School", Children = [.. family.Children.Where(c => children.Length == 0 || children.Contains(c.Name)).Select(c => c.Id)] },
            by,
            now,
            CancellationToken.None));

    public static Task<RowId> CompletedHelpAssessment(this KithWorld world, FamilyInTest family, RowId id, DateOnly on) =>
        world.By<CompleteHelpAssessment, RowId>(family.SocialWorker, (complete, by, now) => complete.Do(family.Episode, id, new CompleteHelpAssessmentInput { On = on }, by, now, CancellationToken.None));

    public static Task<HelpAssessment> HelpAssessment(this KithWorld world, RowId id) => world.Read(db => db.HelpAssessments.IgnoreQueryFilters().AsNoTracking().SingleAsync(a => a.Id == id));
}
