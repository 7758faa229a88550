using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Governance;

public sealed class EscalateReviewsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_overdue_review_is_mailed_once_to_the_head_of_service_without_a_name()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrush").AChild("Amy"));
        var duty = await world.Given.AWorker(Role.EmergencyDuty, await world.Given.ATeamBeside(family.Team));
        var (officer, head) = (await world.Given.AWorker(Role.PrivacyOfficer, family.Team), await world.Given.AWorker(Role.ServiceManager, family.Team));
        var (_, support) = await world.APartnersSupportWorker();
        await world.AnEmergency(duty, family);
        await world.AnEmergency(support, family);

        world.Clock.Set(SettableClock.Start.AddDays(7));
        Assert.Equal(0, await Escalate());
        world.Clock.Set(SettableClock.Start.AddDays(8));
        Assert.Equal(2, await Escalate());
        Assert.Equal(0, await Escalate());

        var mail = await world.Read(db => db.Messages.Where(m => m.Subject.Contains("overdue")).SingleAsync());
        Assert.Equal(head.Account.Email, mail.Recipient);
        Assert.StartsWith("2 reviews of emergencies in Kith are overdue", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(GovernanceLinks.Emergencies, mail.Body, StringComparison.Ordinal);
        Assert.All([family.Ref, "Quillrush", "Amy", duty.Name, support.Name, officer.Name], told => Assert.DoesNotContain(told, mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, (await world.Facts<EmergencyReviewEscalated>()).Count);
        (await world.As(head).Open(GovernanceLinks.Emergencies)).Shows(duty.Name).Shows(support.Name);
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("The review of an emergency is overdue, and the head of service was told").Shows("Overdue: 2 reviews of emergencies");
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task Where_nobody_heads_the_service_administrators_learn_once_a_day_that_somebody_is_missing()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var family = await own.Given.AFamily(f => f.Named("Quillrush"));
        var duty = await own.Given.AWorker(Role.EmergencyDuty, await own.Given.ATeamBeside(family.Team));
        var (officer, administrator) = (await own.Given.AWorker(Role.PrivacyOfficer, family.Team), await own.Given.AWorker(Role.SystemAdministrator, family.Team));
        await own.AnEmergency(duty, family);
        own.Clock.Set(SettableClock.Start.AddDays(8));

        Assert.Equal(0, await Escalate(own));
        Assert.Equal(0, await Escalate(own));

        var mail = Assert.Single(await own.Read(db => db.Messages.Where(m => m.Recipient == administrator.Account.Email).ToListAsync()));
        Assert.Contains("head of service", mail.Body, StringComparison.Ordinal);
        Assert.All([family.Ref, "Quillrush", duty.Name], told => Assert.DoesNotContain(told, mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await own.Facts<EmergencyReviewEscalated>());
        (await own.As(officer).Open(GovernanceLinks.Alerts)).DoesNotShow("the head of service was told");
        own.Clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(0, await Escalate(own));
        Assert.Equal(2, await own.Read(db => db.Messages.CountAsync(m => m.Recipient == administrator.Account.Email)));

        await own.Given.AWorker(Role.ServiceManager, family.Team);
        Assert.Equal(1, await Escalate(own));
        Assert.Equal(2, await own.Read(db => db.Messages.CountAsync(m => m.Recipient == administrator.Account.Email)));
    }

    [Fact]
    public async Task Two_servers_at_once_tell_of_it_once()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var family = await own.Given.AFamily();
        var duty = await own.Given.AWorker(Role.EmergencyDuty, await own.Given.ATeamBeside(family.Team));
        await own.Given.AWorker(Role.ServiceManager, family.Team);
        await own.AnEmergency(duty, family);
        own.Clock.Set(SettableClock.Start.AddDays(8));
        using var reached = new SemaphoreSlim(0);
        var goOn = new TaskCompletionSource();

        // A server of its own: beneath one alone writes take turns anyway.
        var first = AtOnce(async (services, now) =>
        {
            var done = await services.GetRequiredService<EscalateReviews>().Do(now, CancellationToken.None);
            await services.GetRequiredService<KithDb>().SaveChangesAsync();
            reached.Release();
            await goOn.Task;
            return done;
        });
        await reached.WaitAsync(TestContext.Current.CancellationToken);
        var second = AtOnce((services, now) => services.GetRequiredService<EscalateReviews>().Do(now, CancellationToken.None));
        await Task.WhenAny(second, Task.Delay(1000, TestContext.Current.CancellationToken));
        goOn.SetResult();

        Assert.Equal([0, 1], (await Task.WhenAll(first, second)).Order());
        Assert.Single(await own.Facts<EmergencyReviewEscalated>());

        Task<int> AtOnce(Func<IServiceProvider, Now, Task<Outcome<int>>> what) => Task.Run(async () =>
        {
            await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(own.Clock).AddKith(own.Storage).AddSingleton<TimeProvider>(own.Clock).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => what(scope.ServiceProvider, now))).Value;
        });
    }

    private static async Task<int> Escalate(KithWorld world) => (await world.Do<EscalateReviews, int>((escalate, now) => escalate.Do(now, CancellationToken.None))).Value;


    private async Task<int> Escalate() => (await world.Do<EscalateReviews, int>((escalate, now) => escalate.Do(now, CancellationToken.None))).Value;
}
