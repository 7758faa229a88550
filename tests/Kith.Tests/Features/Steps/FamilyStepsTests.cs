using System.Net;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Steps;

public sealed class FamilyStepsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Open_steps_stand_overdue_first_and_done_ones_with_what_came_of_them()
    {
        var family = await world.Given.AFamily();
        var by = await world.Acting(family.SocialWorker);
        await Set(family, by, "Ring the school nurse", 1, Side.Shared);
        var done = await Set(family, by, "Ask about housing", 5, Side.Shared);
        await world.Do((FinishStep command, Now now) => command.Do(done, now.Today, "An appointment in July", 0, by, now, default));
        (await world.As(family.SocialWorker).Open(StepsLinks.Steps(family.Ref))).Expect(HttpStatusCode.OK).Shows("Ring the school nurse").DoesNotShow("Overdue").Shows("An appointment in July");

        world.Clock.Pass(TimeSpan.FromDays(3));
        (await world.As(family.SocialWorker).Open(StepsLinks.Steps(family.Ref))).Shows("Overdue").Shows("Add step");
        world.Clock.Pass(TimeSpan.FromDays(-3));
    }

    [Fact]
    public async Task A_step_that_keeps_one_side_does_not_exist_for_the_other()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var perpetratorSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var step = await Set(family, await world.Acting(family.SocialWorker), "Change the locks", 1, Side.VictimOf(family.Adult("Vera")));

        (await world.As(victimSide).Open(StepsLinks.Steps(family.Ref))).Shows("Change the locks").Shows("Victim side only");
        (await world.As(perpetratorSide).Open(StepsLinks.Steps(family.Ref))).Shows("No step is open").DoesNotShow("locks").DoesNotShow("Victim");
        foreach (var address in new[] { StepsLinks.Finish(family.Ref, step), StepsLinks.Change(family.Ref, step), StepsLinks.Reopen(family.Ref, step) })
        {
            (await world.As(perpetratorSide).Open(address)).Expect(HttpStatusCode.NotFound);
        }

        var by = await world.Acting(perpetratorSide);
        var refusals = await world.Refusals((FinishStep command, Now now) => command.Do(step, now.Today, null, 0, by, now, default));
        Assert.Equal(RefusalKind.NotFound, Assert.Single(refusals).Kind);
    }

    [Fact]
    public async Task The_door_is_kept_and_a_partner_only_reads()
    {
        var family = await world.Given.AFamily();
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);

        (await world.As(school).Open(StepsLinks.Steps(family.Ref))).Shows("No step is open").DoesNotShow("Add step");
        await world.IsHidden(StepsLinks.Steps, family);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(StepsLinks.Steps(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }

    private async Task<StepId> Set(FamilyInTest family, Acting by, string what, int inDays, Side side) =>
        (await world.Do((SetStep command, Now now) => command.Do(family.Episode, what, by.Posting, now.Today.AddDays(inDays), side, by, now, default))).Value;
}
