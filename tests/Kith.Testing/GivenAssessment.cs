using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>A child and family assessment as a test stands on it: each step by the command that its page calls.</summary>
public static class GivenAssessment
{
    public static Task<AssessmentId> StartedAssessment(this KithWorld world, FamilyInTest family, DateOnly? referredOn = null) =>
        world.By<StartAssessment, AssessmentId>(family.SocialWorker, (start, by, now) => start.Do(
            family.Episode, family.Children.Select(c => c.Id).ToList(), world.Clock.Today, referredOn ?? world.Clock.Today.AddDays(-1), by, now, CancellationToken.None));

    /// <summary>Everything is answered: for each child domestic abuse of a parent, and a child in need plan next, unless the test says otherwise.</summary>
    public static async Task<AssessmentId> WrittenAssessment(
        this KithWorld world, FamilyInTest family, Action<WriteAssessmentInput>? with = null, DateOnly? referredOn = null, WorkerInTest? author = null)
    {
        var id = await world.StartedAssessment(family, referredOn);
        var input = await world.AssessmentAsWritten(id);
        input.Analysis = "Their mother is afraid, and the children wait on the stairs";
        input.Children.ForEach(c => (c.Analysis, c.Outcome, c.Factors) = ("Sleeps badly and is late for school", AssessmentOutcome.ChildInNeed, ["3B"]));
        with?.Invoke(input);
        return await world.By<WriteAssessment, AssessmentId>(author ?? family.SocialWorker, (write, by, now) => write.Do(id, input, by, now, CancellationToken.None));
    }

    public static async Task<AssessmentId> SentAssessment(this KithWorld world, FamilyInTest family, Action<WriteAssessmentInput>? with = null, DateOnly? referredOn = null)
    {
        var id = await world.WrittenAssessment(family, with, referredOn);
        var version = await world.VersionOf(id);
        return await world.By<SendAssessment, AssessmentId>(family.SocialWorker, (send, by, now) => send.Do(id, version, by, now, CancellationToken.None));
    }

    public static async Task<AssessmentId> AuthorisedAssessment(this KithWorld world, FamilyInTest family, Action<WriteAssessmentInput>? with = null, DateOnly? referredOn = null)
    {
        var id = await world.SentAssessment(family, with, referredOn);
        var version = await world.VersionOf(id);
        return await world.By<AuthoriseAssessment, AssessmentId>(family.Manager, (authorise, by, now) => authorise.Do(id, "The family was away", version, by, now, CancellationToken.None));
    }

    public static Task<int> VersionOf(this KithWorld world, AssessmentId id) => world.Read(db => db.Assessments.Where(a => a.Id == id).Select(a => a.Version).SingleAsync());

    public static Task<WriteAssessmentInput> AssessmentAsWritten(this KithWorld world, AssessmentId id) => world.Read(async db =>
    {
        var assessment = await db.Assessments.Include(a => a.Children).SingleAsync(a => a.Id == id);
        return new WriteAssessmentInput
        {
            Version = assessment.Version,
            Analysis = assessment.Analysis,
            Children = assessment.Children.Select(c => new ChildFindingsInput { Child = c.Id, Analysis = c.Analysis, Outcome = c.Outcome, Factors = [.. c.Chosen] }).ToList(),
        };
    });

    internal static async Task<T> By<TCommand, T>(this KithWorld world, WorkerInTest worker, Func<TCommand, Acting, Now, Task<Outcome<T>>> command)
        where TCommand : notnull
    {
        var by = await world.Acting(worker);
        return (await world.Run((services, now) => command(services.GetRequiredService<TCommand>(), by, now))).Value;
    }
}
