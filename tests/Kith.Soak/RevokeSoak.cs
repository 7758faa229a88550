using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Steps;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// Check and write are one (TR-07): while a worker writes, another server ends their involvement, or moves the family to another team. No write is committed after that end was. With the check made before the
/// transaction, it is.
/// </summary>
public sealed class RevokeSoak(KithWorld world) : IClassFixture<KithWorld>
{
    /// <summary>With whose team the family is that moves.</summary>
    private WorkerInTest manager = null!;

    private enum Check
    {
        Before,
        Inside,
        InsideUnheld,
    }

    [Fact]
    [Trait("Soak", "revoke")]
    public async Task No_write_is_committed_after_the_right_to_it_has_gone()
    {
        var trials = Soak.Cycles(quick: 20, full: 2_000);
        await using var elsewhere = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(world.Clock).AddKith(world.Storage).BuildServiceProvider();
        var family = await world.Given.AFamily();
        var worker = await world.Given.AWorker(Role.FamilySupportWorker);
        var team = await world.Given.ATeam(isIntake: true);
        var moving = await world.Given.AFamily(f => f.Of(team).Unallocated());
        manager = moving.Manager;
        var another = await world.Given.AWorker(Role.TeamManager);
        var (written, refused, late) = (0, 0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var (isWritten, isLate) = trial % 4 == 0
                ? await Race(moving, manager, elsewhere, trial, Check.Inside, manager == another ? moving.Manager : another)
                : await Race(family, worker, elsewhere, trial, Check.Inside);
            (written, refused, late) = (written + (isWritten ? 1 : 0), refused + (isWritten ? 0 : 1), late + (isWritten && isLate ? 1 : 0));
        }

        Assert.Equal(0, late);
        Assert.True(written > 0 && refused > 0, $"{written} written and {refused} refused: nobody raced");

        // The controls: the same decided before the transaction, and on PostgreSQL, which has more than one writer, decided within it but not held.
        var landed = await Landed(Check.Before, family, worker, elsewhere);
        Assert.True(landed > 0, "Decided before the transaction nothing landed late: the race proves nothing");
        var unheld = TestDatabase.IsPostgres ? await Landed(Check.InsideUnheld, family, worker, elsewhere) : 0;
        Assert.True(unheld > 0 || !TestDatabase.IsPostgres, "Decided and not held nothing landed late: the race proves nothing");
        Soak.Say($"{trials} rights taken away under a write: {written} written before, {refused} refused, {late} written after; decided before the transaction {landed} of 10 land after, decided in it and not held {unheld}");
    }

    private async Task<int> Landed(Check check, FamilyInTest family, WorkerInTest worker, IServiceProvider elsewhere)
    {
        var landed = 0;
        for (var trial = 1; trial <= 10; trial++)
        {
            var (isWritten, isLate) = await Race(family, worker, elsewhere, trial, check);
            landed += isWritten && isLate ? 1 : 0;
        }

        return landed;
    }

    /// <returns>Whether the step was written, and whether the end of the involvement was committed before the write began to commit.</returns>
    /// <param name="next">Whose team the family moves to, while its manager writes; when null the worker’s own involvement ends.</param>
    private async Task<(bool IsWritten, bool IsLate)> Race(
        FamilyInTest family, WorkerInTest worker, IServiceProvider elsewhere, int trial, Check check, WorkerInTest? next = null)
    {
        var involvement = next is null ? await Name(family, worker) : default;
        var by = await world.Acting(worker);
        var ended = false;
        var decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Every third begins to end while the worker is still on the way to decide, some of them long before.
        var isEarly = check == Check.Inside && trial % 3 == 0;
        var ending = Task.Run(async () =>
        {
            await (isEarly ? Task.CompletedTask : decided.Task);
            await (next is null ? End(family, involvement, elsewhere) : Move(family, next, elsewhere));
            Volatile.Write(ref ended, true);
        });
        if (isEarly)
        {
            await Task.WhenAny(ending, Task.Delay(trial % 6 == 0 ? 5_000 : trial % 20));
        }

        if (check == Check.Before)
        {
            Assert.Null(await world.Read(db => db.Refuses(family.Episode, by, Duty.AddStep, default)));
            decided.SetResult();
            await ending;
        }

        var isLate = false;
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.BelongTo(by);
        using var lifted = check == Check.InsideUnheld ? db.Bounds.Lift("The control") : null;
        var outcome = await scope.ServiceProvider.GetRequiredService<Writes>().Run(async now =>
        {
            Outcome<StepId> set;
            if (check != Check.Before)
            {
                set = await scope.ServiceProvider.GetRequiredService<SetStep>().Do(family.Episode, "Ring the school", worker.Posting, now.Today.AddDays(7), Side.Shared, by, now, default);
                decided.TrySetResult();
                await Task.WhenAny(ending, Task.Delay(check == Check.Inside ? 20 : 1_000));
            }
            else
            {
                var step = Step.Set(family.Episode, "Ring the school", worker.Posting, now.Today.AddDays(7), Side.Shared, worker.Posting, now).Value;
                db.Add(step);
                set = step.Id;
            }

            isLate = Volatile.Read(ref ended);
            return set;
        });
        await ending;
        manager = next ?? manager;
        return (outcome.Ok, isLate);
    }

    private async Task<InvolvementId> Name(FamilyInTest family, WorkerInTest worker) => (await world.Run<InvolvementId>(async (services, now) =>
    {
        var db = services.GetRequiredService<KithDb>();
        var named = Involvement.Name(family.Episode, (await db.Postings.FindAsync(worker.Posting))!, InvolvementKind.CoWorker, null, now).Value;
        db.Add(named);
        return named.Id;
    })).Value;

    private async Task End(FamilyInTest family, InvolvementId involvement, IServiceProvider elsewhere)
    {
        await using var scope = elsewhere.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var by = await db.ActingAs(family.Manager.Posting, Now.At(world.Clock.GetUtcNow()));
        db.Bounds.BelongTo(by);
        var ended = await scope.ServiceProvider.GetRequiredService<Writes>().Run(now =>
            scope.ServiceProvider.GetRequiredService<EndInvolvement>().Do(family.Episode, involvement, "They no longer work with the family", 0, by, now, default));
        Assert.True(ended.Ok, "Nobody could end the involvement");
    }

    private async Task Move(FamilyInTest family, WorkerInTest to, IServiceProvider elsewhere)
    {
        await using var scope = elsewhere.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var by = await db.ActingAs(manager.Posting, Now.At(world.Clock.GetUtcNow()));
        db.Bounds.BelongTo(by);
        var moved = await scope.ServiceProvider.GetRequiredService<Writes>().Run(now =>
            scope.ServiceProvider.GetRequiredService<MoveTeam>().Do(family.Episode, to.Team, "They live there now", by, now, default));
        Assert.True(moved.Ok, "Nobody could move the family");
    }
}
