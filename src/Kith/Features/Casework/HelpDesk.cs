using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

public sealed class HelpAssessmentInput
{
    public int Version { get; set; }

    [Display(Name = "Day the assessment started")]
    public DateOnly? StartedOn { get; set; }

    [Display(Name = "Day the assessment was completed")]
    public DateOnly? CompletedOn { get; set; }

    [Display(Name = "Organisation that completes it")]
    public string? Organisation { get; set; }

    [Display(Name = "Which children is it of?")]
    public List<PersonId> Children { get; set; } = [];

    internal HelpAssessmentAsTold Told => new(StartedOn, CompletedOn, Organisation, Children);
}

/// <summary>The Family Help assessments of one family in the hands of a command.</summary>
public sealed record HelpInHand(IReadOnlyList<HelpAssessment> All, About About)
{
    public HelpAssessment One(RowId id) => All.Single(a => a.Id == id);

    public IEnumerable<HelpAssessment> Without(RowId id) => All.Where(a => a.Id != id);
}

/// <summary>What every command on Family Help assessments needs, read inside the writing transaction.</summary>
public sealed class HelpDesk(KithDb db)
{
    public async Task<Outcome<HelpInHand>> Open(FamilyEpisodeId work, Acting by, CancellationToken ct)
    {
        if (await db.Refuses(work, by, Duty.WriteHelpAssessments, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(work, ct);
        var all = await db.HelpAssessments.Where(a => db.FamilyEpisodes.Any(e => e.Id == a.FamilyEpisode && e.Family == family)).ToListAsync(ct);
        return new HelpInHand(all, new About(family, work));
    }

    /// <param name="version">As the form was opened.</param>
    public async Task<Outcome<HelpInHand>> Open(FamilyEpisodeId work, RowId id, int version, Acting by, CancellationToken ct)
    {
        var opened = await Open(work, by, ct);
        return !opened.Ok ? opened
            : opened.Value.All.FirstOrDefault(a => a.Id == id && a.FamilyEpisode == work) is not { } assessment ? Refusal.NotFound
            : assessment.Version == version ? opened
            : Refusal.Stale;
    }

    /// <summary>Whether all of them are children of the family today, or belong to the assessment already.</summary>
    public async Task<bool> AreChildren(FamilyId family, IReadOnlyCollection<PersonId> children, HelpAssessment? assessment, CancellationToken ct)
    {
        var added = children.Except(assessment?.Children.Select(c => c.Child) ?? []).ToList();
        return await db.MembersOf(family).CountAsync(m => m.Kind == MemberKind.Child && added.Contains(m.Person), ct) == added.Count;
    }
}
