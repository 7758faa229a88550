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
/// Whoever loses their access while they are at work is served nothing that began after that was committed (TR-06, TR-38, F14): an account closed, a session ended,
/// a posting ended or not confirmed in time, another role, an agreement ended, an agency that needs one now, an involvement ended, the family restricted or sealed, a conflict of interest
/// found, a referral withdrawn, declined or over, broken glass over. Where what decides is kept from before the end, each of them goes on being served.
/// </summary>
public sealed class LeaverSoak(WorldWithControls world) : IClassFixture<WorldWithControls>
{
    private const int Readers = 3;

    private static readonly Leaving[] Ways = Enum.GetValues<Leaving>();

    /// <summary>Where everything stands that decides whether somebody may read a family.</summary>
    private static readonly string[] Deciding =
        ["Sessions", "Accounts", "Postings", "Agencies", "Agreements", "Involvements", "Restrictions", "ListedPostings", "Interests", "BrokenGlasses", "Invitations"];

    private enum Leaving
    {
        AccountClosed,
        SessionsEnded,
        PostingEnded,
        PostingNotConfirmed,
        RoleRemoved,
        AgreementEnded,
        AgreementNeeded,
        InvolvementEnded,
        FamilyRestricted,
        FamilySealed,
        ConflictFound,
        ReferralWithdrawn,
        ReferralDeclined,
        ReferralOver,
        GlassOver,
    }

    [Fact]
    [Trait("Soak", "leaver")]
    public async Task Nothing_is_served_after_the_end_of_access_is_committed()
    {
        var trials = Soak.Cycles(quick: 2 * Ways.Length, full: 1_000);
        var (served, late) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var (before, after) = await Leave(Ways[trial % Ways.Length], isKept: false);
            (served, late) = (served + before, late + after);
        }

        Assert.Equal(0, late);
        Assert.True(served >= trials, "Nobody was at work when they left: the count proves nothing");

        var still = 0;
        foreach (var way in Ways)
        {
            var (_, after) = await Leave(way, isKept: true);
            Assert.True(after > 0, $"{way}: decided once and kept, nothing was served after the end: the count proves nothing");
            still += after;
        }

        Soak.Say($"{trials} leavers in {Ways.Length} ways, {served} pages served before the end, {late} after it; decided once and kept, {still} after it, some in each of the {Ways.Length} ways");
    }

    /// <param name="isKept">What decides is read as it was before the end.</param>
    /// <returns>Pages served before the end was committed, and to requests that began after.</returns>
    private async Task<(int Before, int After)> Leave(Leaving way, bool isKept)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (leaver, address) = await AtWork(way, family);
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
        return isKept ? await world.Controls.Keeping(world.Database, Deciding, GoOn) : await GoOn();

        async Task<(int, int)> GoOn()
        {
            await End(way, family, leaver);
            Volatile.Write(ref ended, true);
            await Until(() => Volatile.Read(ref asked) >= Readers);
            await stop.CancelAsync();
            await Task.WhenAll(readers);
            return (before, after);
        }
    }

    /// <summary>Somebody who may read the family, or what they are asked of it, in the way that is about to end.</summary>
    private async Task<(WorkerInTest Leaver, string Address)> AtWork(Leaving way, FamilyInTest family)
    {
        switch (way)
        {
            case Leaving.ReferralWithdrawn or Leaving.ReferralDeclined or Leaving.ReferralOver:
                var asked = await world.Given.AWorker(Role.SchoolDsl);
                return (asked, FamiliesLinks.Invitation(await world.AnInvitation(family, asked, InvitationKind.ToWork)));
            case Leaving.GlassOver:
                var onDuty = await world.Given.AWorker(Role.EmergencyDuty);
                var by = await world.Acting(onDuty);
                await Add(now => BrokenGlass.Break(family.Episode, EmergencyReason.Other, "Somebody was heard to scream", false, by, now.Today, now).Value);
                return (onDuty, FamiliesLinks.Home(family.Ref));
            case Leaving.AgreementEnded:
                var partner = await world.Given.AWorker(Role.SchoolDsl, await APartner());
                var manager = await world.Acting(family.Manager);
                Assert.True((await world.Do((NameWorker command, Now now) => command.Do(family.Episode, partner.Posting, null, manager, now, default))).Ok, "A partner’s worker was not named");
                return (partner, FamiliesLinks.Home(family.Ref));
            default:
                return (await world.Given.ACoWorker(family, Role.SchoolDsl), FamiliesLinks.Home(family.Ref));
        }
    }

    /// <summary>A school with an agreement that is in force.</summary>
    private async Task<TeamInTest> APartner()
    {
        var name = $"School {Guid.NewGuid():N}";
        var agency = (await world.Do((JoinAgency command, Now now) => command.Do(new AgencyInput { Name = name, Kind = AgencyKind.School }, null, now, default))).Value;
        var team = (await world.Do((FormTeam command, Now now) => command.Do(new TeamInput { Name = name, Agency = agency }, null, now, default))).Value;
        var terms = new AgreementInput { Agency = agency, StartsOn = world.Clock.Today.AddDays(-30), EndsOn = world.Clock.Today.AddYears(1), Reference = "Shelf 4", Purpose = "Safeguarding", LawfulBasis = "Public task" };
        Assert.True((await world.Do((MakeAgreement command, Now now) => command.Do(terms, null, now, default))).Ok, "No agreement was made");
        return new TeamInTest(team, agency, name);
    }

    private static async Task<bool> IsServed(Visitor visitor, string address) =>
        (await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address))).Status == System.Net.HttpStatusCode.OK;

    private async Task End(Leaving way, FamilyInTest family, WorkerInTest leaver)
    {
        var (yesterday, moment) = (world.Clock.Today.AddDays(-1), world.Clock.GetUtcNow().UtcDateTime);
        var done = way switch
        {
            Leaving.AccountClosed => (await world.Do((CloseAccount command, Now now) => command.Do(leaver.Worker, by: null, now, default))).Ok,
            Leaving.SessionsEnded => (await world.Do((EndSessions command, Now _) => command.Do(leaver.Worker, by: null, default))).Ok,
            Leaving.PostingEnded => (await world.Do((EndPosting command, Now _) => command.Do(leaver.Worker, leaver.Posting, new EndPostingInput { EndsOn = yesterday }, by: null, default))).Ok,
            Leaving.PostingNotConfirmed => await Write(db => db.Postings.Where(p => p.Id == leaver.Posting).ExecuteUpdateAsync(set => set.SetProperty(p => p.ConfirmBy, yesterday))),
            Leaving.RoleRemoved => await Write(db => db.Postings.Where(p => p.Id == leaver.Posting).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, Role.Analyst))),
            Leaving.AgreementEnded => await EndAgreement(leaver, yesterday),
            Leaving.AgreementNeeded => await NeedAgreement(leaver),
            Leaving.FamilyRestricted => await Restrict(family, CaseLabel.Restricted),
            Leaving.FamilySealed => await Restrict(family, CaseLabel.Sealed),
            Leaving.ReferralWithdrawn => await Withdraw(family, leaver),
            Leaving.ReferralDeclined => await Decline(leaver),
            Leaving.ReferralOver => await Write(db => db.Invitations.Where(x => x.Posting == leaver.Posting).ExecuteUpdateAsync(set => set.SetProperty(x => x.Until, yesterday))),
            Leaving.GlassOver => await Write(db => db.BrokenGlasses.Where(g => g.Posting == leaver.Posting).ExecuteUpdateAsync(set => set.SetProperty(g => g.Until, moment))),
            Leaving.ConflictFound => await Add(now => Interest.With(family.Children[0].Id, leaver.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), leaver.Posting, now).Value),
            _ => await EndInvolvement(family, leaver),
        };
        Assert.True(done, $"{way} was refused");
    }

    private async Task<bool> Write(Func<KithDb, Task<int>> change) =>
        (await world.Run<int>(async (services, _) => await change(services.GetRequiredService<KithDb>()))) is { Ok: true, Value: > 0 };

    private async Task<bool> Add(Func<Now, object> row) => (await world.Run<int>((services, now) =>
    {
        services.GetRequiredService<KithDb>().Add(row(now));
        return Task.FromResult<Outcome<int>>(1);
    })).Ok;

    private async Task<bool> EndAgreement(WorkerInTest leaver, DateOnly lastDay)
    {
        var agreement = await world.Read(db => db.Agreements.Where(g => g.Agency == leaver.Agency).Select(g => new { g.Id, g.Version }).SingleAsync());
        return (await world.Do((EndAgreement command, Now _) => command.Do(agreement.Id, new EndAgreementInput { EndsOn = lastDay, Version = agreement.Version }, null, default))).Ok;
    }

    /// <summary>Their agency turns out to be a partner’s, which has no agreement.</summary>
    private async Task<bool> NeedAgreement(WorkerInTest leaver)
    {
        var agency = await world.Read(db => db.Agencies.Where(a => a.Id == leaver.Agency).Select(a => new { a.Name, a.Version }).SingleAsync());
        return (await world.Do((ChangeAgency command, Now now) => command.Do(leaver.Agency, new AgencyInput { Name = agency.Name, Kind = AgencyKind.School, Version = agency.Version }, null, now, default))).Ok;
    }

    private async Task<bool> Decline(WorkerInTest leaver)
    {
        var by = await world.Acting(leaver);
        var invitation = await world.Read(db => db.Invitations.Where(x => x.Posting == leaver.Posting).Select(x => x.Id).SingleAsync());
        return (await world.Do((AnswerReferral command, Now now) => command.Do(invitation, new AnswerReferralInput { IsAccepted = false, Why = "No room" }, by, now, default))).Ok;
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

    private async Task<bool> Restrict(FamilyInTest family, CaseLabel label)
    {
        var manager = await world.Acting(family.Manager);
        var input = new RestrictFamilyInput { Label = label, Reason = RestrictionReason.HighRisk };
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
