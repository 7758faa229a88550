using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>The intake team’s social worker assesses the family; the manager who takes it over authorises what was written.</summary>
internal sealed class Assessments(FamilyStory story)
{
    private readonly Player intake = story.Company.Manager(Company.Intake);
    private readonly Player author = story.Company.One(Company.Intake, Practice.Access.Role.SocialWorker);

    // Its own chance, so that an assessment does not shift what is told after it.
    private readonly Voice voice = new(new Chance(story.Plot.Number, "assessment"));

    private InvolvementId authorship;
    private AssessmentId id;

    /// <summary>Why the children are in need, by the census’s code.</summary>
    private string Need => story.Theme.Key switch
    {
        "abuse" or "neglect" => "N1",
        "mind" or "baby" => "N3",
        _ => "N5",
    };

    private bool IsWaiting => story.Arc.Ending == Ending.Unallocated;

    public void Begin()
    {
        story.Timeline.At(story.Plot.OpenedOn, "15:00", Start);
        var written = IsWaiting ? Timeline.WorkingDay(story.Plot.OpenedOn.AddDays(2)) : Timeline.WorkingDayBefore(story.Plot.AllocatedOn.AddDays(-1));
        story.Timeline.At(written, "16:00", Write);
        if (!IsWaiting || story.Plot.Number / 10 % 2 == 0)
        {
            story.Timeline.At(written, "16:40", Send);
        }
    }

    public async Task Authorise(Now now)
    {
        var version = await VersionOf();
        await story.Telling.As(story.Manager, now, (by, at, ct) => story.Telling.Command<AuthoriseAssessment>().Do(id, null, version, by, at, ct));
        var named = await story.Telling.Db.Involvements.Where(i => i.Id == authorship).Select(i => i.Version).SingleAsync();
        await story.Telling.As(story.Manager, now, (by, at, ct) => story.Telling.Command<EndInvolvement>().Do(story.Episode, authorship, "The assessment is authorised", named, by, at, ct));
    }

    /// <summary>The manager follows the policy, and takes on neglect as well, for which the team has a psychologist.</summary>
    public async Task Decide(Now now)
    {
        var answer = await story.Telling.Db.Eligibilities.Where(e => e.Assessment == id).Select(e => new { e.Id, e.IsEligible, e.Version }).SingleAsync();
        var why = answer.IsEligible ? null : "No need of an adult was named, and this is long-standing neglect. The team has a psychologist with room, and nobody else offers what this family needs.";
        await story.Telling.As(story.Manager, now, (by, at, ct) =>
            story.Telling.Command<DecideEligibility>().Do(answer.Id, EligibilityDecision.FamilySafeguarding, why, answer.Version, by, at, ct));
    }

    private async Task Start(Now now)
    {
        authorship = await story.Telling.As(intake, now, (by, at, ct) => story.Telling.Command<NameWorker>().Do(story.Episode, author.Posting, null, by, at, ct));
        var children = story.Children.Select(c => c.Id).ToList();
        var referred = await story.Telling.Db.ChildEpisodes.Where(e => e.FamilyEpisode == story.Episode).Select(e => e.ReferredOn).FirstAsync();
        id = await story.Telling.As(author, now, (by, at, ct) => story.Telling.Command<StartAssessment>().Do(story.Episode, children, now.Today, referred, by, at, ct));
        foreach (var referral in await story.Telling.Db.ChildEpisodes.Where(e => e.FamilyEpisode == story.Episode).Select(e => new { e.Id, e.Version, e.ReferralSource }).ToListAsync())
        {
            var input = new ChangeReferralInput { Version = referral.Version, Source = referral.ReferralSource, Need = Need };
            await story.Telling.As(author, now, (by, at, ct) => story.Telling.Command<ChangeReferral>().Do(referral.Id, input, by, at, ct));
        }
    }

    private async Task Write(Now now)
    {
        var input = new WriteAssessmentInput
        {
            Version = await VersionOf(),
            Analysis = voice.Tell($"assess.{story.Theme.Key}", story.About(now.Today, story.Focus, story.Children[0])),
            Children = await Findings(now.Today),
        };
        await story.Telling.As(author, now, (by, at, ct) => story.Telling.Command<WriteAssessment>().Do(id, input, by, at, ct));
    }

    private async Task Send(Now now)
    {
        var version = await VersionOf();
        await story.Telling.As(author, now, (by, at, ct) => story.Telling.Command<SendAssessment>().Do(id, version, by, at, ct));
    }

    private async Task<List<ChildFindingsInput>> Findings(DateOnly day)
    {
        var rows = await (from c in story.Telling.Db.AssessedChildren
                          join e in story.Telling.Db.ChildEpisodes on c.ChildEpisode equals e.Id
                          where EF.Property<AssessmentId>(c, "Assessment") == id
                          select new { c.Id, e.Child }).ToDictionaryAsync(c => c.Child, c => c.Id);
        return story.Children.Select(child => new ChildFindingsInput
        {
            Child = rows[child.Id],
            Analysis = voice.Tell(HeadingFor(child, day), story.About(day, story.Focus, child)),
            Outcome = AssessmentOutcome.ChildInNeed,
            Factors = [.. FactorsFor(child, day)],
        }).ToList();
    }

    private static string HeadingFor(Relative child, DateOnly day) => child.Born is null ? "assess.unborn" : child.AgeOn(day) < 4 ? "assess.child.young" : "assess.child";

    private string[] FactorsFor(Relative child, DateOnly day)
    {
        string[] theme = story.Theme.Key switch
        {
            "alcohol" => ["1B"],
            "drugs" => ["2B"],
            "abuse" => ["3A", "3B"],
            "neglect" => ["16A"],
            _ => ["4B"],
        };
        return child.Born is not null && child.AgeOn(day) >= 11 && story.Theme.Key is "alcohol" or "mind" ? [.. theme, "7A"] : theme;
    }

    private Task<int> VersionOf() => story.Telling.Db.Assessments.Where(a => a.Id == id).Select(a => a.Version).SingleAsync();
}
