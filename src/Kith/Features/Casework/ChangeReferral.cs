using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

public sealed class ChangeReferralInput
{
    public int Version { get; set; }

    [Display(Name = "Who referred the child")]
    public string? Source { get; set; }

    [Display(Name = "Why the child is in need")]
    public string? Need { get; set; }

    [Display(Name = "Why the child’s episode ended")]
    public string? Reason { get; set; }
}

/// <summary>Says why a child is in need, and puts right what was said of the referral and of its end.</summary>
public sealed class ChangeReferral(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ChildEpisodeId>> Do(ChildEpisodeId id, ChangeReferralInput input, Acting by, Now now, CancellationToken ct)
    {
        var referral = await db.ChildEpisodes.FirstOrDefaultAsync(e => e.Id == id, ct);
        if (referral?.FamilyEpisode is not { } episode)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(episode, by, Duty.ChangeReferral, ct) is { } refusal)
        {
            return refusal;
        }

        if (referral.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var before = (referral.ReferralSource, referral.PrimaryNeed, referral.ReasonForClosure);
        var no = referral.Describe(input.Source, input.Need, Text.Trimmed(input.Reason), CodesOn(now.Today));
        if (no.Any)
        {
            return no;
        }

        var changed = new (string Field, bool Differs)[]
        {
            (nameof(before.ReferralSource), before.ReferralSource != referral.ReferralSource),
            (nameof(before.PrimaryNeed), before.PrimaryNeed != referral.PrimaryNeed),
            (nameof(before.ReasonForClosure), before.ReasonForClosure != referral.ReasonForClosure),
        }.Where(f => f.Differs).Select(f => f.Field).ToList();
        ledger.Tell(new ReferralChanged(id, changed), new About(await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => e.Family).SingleAsync(ct), episode, referral.Child), by);
        return id;
    }

    public static IEnumerable<CensusCode> SourcesOn(DateOnly day) => CensusCodes.ReferralSource.In(AssessmentDesk.YearOf(day));

    public static IEnumerable<CensusCode> NeedsOn(DateOnly day) => CensusCodes.PrimaryNeed.In(AssessmentDesk.YearOf(day));

    private static ReferralCodes CodesOn(DateOnly day) => new(SourcesOn(day).Select(c => c.Code).ToHashSet(), NeedsOn(day).Select(c => c.Code).ToHashSet());
}
