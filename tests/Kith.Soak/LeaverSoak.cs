using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// Whoever loses their access while they are at work is served nothing that began after that was committed (TR-06, TR-38, F14): an account closed, a
/// session ended, a posting ended, another role, an involvement ended, the family restricted, a conflict of interest found, a referral withdrawn.
/// </summary>
public sealed class LeaverSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Readers = 3;

    private static readonly Leaving[] Ways = Enum.GetValues<Leaving>();

    private enum Leaving
    {
        AccountClosed,
        SessionsEnded,
        PostingEnded,
        RoleRemoved,
        InvolvementEnded,
        FamilyRestricted,
        ConflictFound,
        ReferralWithdrawn,
    }

    [Fact]
    [Trait("Soak", "leaver")]
    public async Task Nothing_is_served_after_the_end_of_access_is_committed()
    {
        var trials = Soak.Cycles(quick: 20, full: 1_000);
        var (served, late) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var (before, after) = await Leave(Ways[trial % Ways.Length], counts: true);
            (served, late) = (served + before, late + after);
        }

        Assert.Equal(0, late);
        Assert.True(served >= trials, "Nobody was at work when they left: the count proves nothing");

        // The control: the end is said and not committed.
        var (_, still) = await Leave(Leaving.AccountClosed, counts: false);
        Assert.True(still > 0, "Without the end of access nothing was served: the count proves nothing");
        Soak.Say($"{trials} leavers, {served} pages served before the end, {late} after it; {still} after an end that was not committed");
    }

    /// <returns>Pages of the family served before the end was committed, and to requests that began after.</returns>
    private async Task<(int Before, int After)> Leave(Leaving way, bool counts)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var isReferred = way == Leaving.ReferralWithdrawn;
        var leaver = isReferred ? await world.Given.AWorker(Role.SchoolDsl) : await world.Given.ACoWorker(family, Role.SchoolDsl);
        var address = isReferred ? FamiliesLinks.Invitation(await world.AnInvitation(family, leaver, InvitationKind.ToWork)) : FamiliesLinks.Home(family.Ref);
        var (before, after, asked, ended) = (0, 0, 0, false);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers).Select(async _ =>
        {
            var visitor = world.As(leaver);
            while (!stop.IsCancellationRequested)
            {
                var isLate = Volatile.Read(ref ended);
                if (await IsServed(visitor, address))
                {
                    Interlocked.Increment(ref isLate ? ref after : ref before);
                }

                if (isLate)
                {
                    Interlocked.Increment(ref asked);
                }
            }
        }).ToList();
        await Until(() => Volatile.Read(ref before) >= Readers);
        if (counts)
        {
            await End(way, family, leaver);
        }

        Volatile.Write(ref ended, true);
        await Until(() => Volatile.Read(ref asked) >= Readers);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        return (before, after);
    }

    private static async Task<bool> IsServed(Visitor visitor, string address) =>
        (await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address))).Status == System.Net.HttpStatusCode.OK;

    private async Task End(Leaving way, FamilyInTest family, WorkerInTest leaver)
    {
        var yesterday = world.Clock.Today.AddDays(-1);
        var done = way switch
        {
            Leaving.AccountClosed => (await world.Run((services, now) => services.GetRequiredService<CloseAccount>().Do(leaver.Worker, by: null, now, default))).Ok,
            Leaving.SessionsEnded => (await world.Run((services, _) => services.GetRequiredService<EndSessions>().Do(leaver.Worker, by: null, default))).Ok,
            Leaving.PostingEnded => (await world.Run((services, _) => services.GetRequiredService<EndPosting>().Do(
                leaver.Worker, leaver.Posting, new EndPostingInput { EndsOn = yesterday }, by: null, default))).Ok,
            Leaving.RoleRemoved => (await world.Run<int>(async (services, _) => await services.GetRequiredService<KithDb>().Postings
                .Where(p => p.Id == leaver.Posting).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, Role.Analyst)))).Ok,
            Leaving.FamilyRestricted => await Restrict(family),
            Leaving.ReferralWithdrawn => await Withdraw(family, leaver),
            Leaving.ConflictFound => (await world.Run<int>((services, now) =>
            {
                services.GetRequiredService<KithDb>().Add(Interest.With(family.Children[0].Id, leaver.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), leaver.Posting, now).Value);
                return Task.FromResult<Outcome<int>>(1);
            })).Ok,
            _ => await EndInvolvement(family, leaver),
        };
        Assert.True(done, $"{way} was refused");
    }

    private async Task<bool> EndInvolvement(FamilyInTest family, WorkerInTest leaver)
    {
        var manager = await world.Acting(family.Manager);
        var involvement = await world.Read(db => db.Involvements.Where(i => i.Posting == leaver.Posting).Select(i => new { i.Id, i.Version }).SingleAsync());
        return (await world.Run((services, now) => services.GetRequiredService<EndInvolvement>().Do(
            family.Episode, involvement.Id, "They no longer work with the family", involvement.Version, manager, now, default))).Ok;
    }

    private async Task<bool> Withdraw(FamilyInTest family, WorkerInTest leaver)
    {
        var manager = await world.Acting(family.Manager);
        var invitation = await world.Read(db => db.Invitations.Where(x => x.Posting == leaver.Posting).Select(x => x.Id).SingleAsync());
        return (await world.Run((services, now) => services.GetRequiredService<WithdrawInvitation>().Do(
            family.Episode, invitation, new WithdrawInvitationInput { Why = "Somebody else was found" }, manager, now, default))).Ok;
    }

    private async Task<bool> Restrict(FamilyInTest family)
    {
        var manager = await world.Acting(family.Manager);
        var input = new RestrictFamilyInput { Label = CaseLabel.Restricted, Reason = RestrictionReason.HighRisk };
        return (await world.Run((services, now) => services.GetRequiredService<RestrictFamily>().Do(family.Episode, input, manager, now, default))).Ok;
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(1);
        }
    }
}
