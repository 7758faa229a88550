using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>
/// Every child of a family has a child in need plan; where it goes badly a strategy discussion starts an enquiry, a chair holds the conferences, and the plan
/// ends when the family has done well for a while.
/// </summary>
internal sealed class Protection(FamilyStory story)
{
    // Its own chance, so that a plan does not shift what is told after it.
    private readonly Chance chance = new(story.Plot.Number, "protection");
    private readonly Player chair = story.Company.All(Role.ConferenceChair)[story.Plot.Number % 2];

    private string Category => story.IsAbuse ? "EMO" : "NEG";

    private bool IsSerious => story.Arc.BothSides || story.Arc.Ending == Ending.Court || story.Arc.Beats.Contains("L L", StringComparison.Ordinal);

    public void Begin()
    {
        var from = story.Plot.AllocatedOn;
        story.Timeline.At(from, "11:30", now => StartNeedPlan(story.Children, now));
        if (IsSerious)
        {
            story.Timeline.At(WorkingDays.After(from, chance.From(12, 22) + (21 * story.Plot.SlowMonths)), "12:10", Discuss);
        }
    }

    /// <summary>Work that closes leaves no child protection plan behind.</summary>
    public async Task End(Now now)
    {
        foreach (var (plan, version) in await OpenPlans())
        {
            var input = new EndPlanInput { Version = version, On = now.Today, WithNeedPlan = false };
            await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<EndPlan>().Do(story.Episode, plan, input, by, at, ct));
        }
    }

    private Task<FamilyEpisodeId> StartNeedPlan(IReadOnlyList<Relative> children, Now now)
    {
        var input = new StartNeedPlanInput { On = now.Today, Children = [.. children.Select(c => c.Id)] };
        return story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<StartNeedPlan>().Do(story.Episode, input, by, at, ct));
    }

    private async Task Discuss(Now now)
    {
        if (story.IsClosed)
        {
            return;
        }

        var children = story.Children.Select(c => c.Id).ToList();
        var started = new StartEnquiryInput { DiscussedOn = now.Today, StartedOn = now.Today, Children = children };
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<StartEnquiry>().Do(story.Episode, started, by, at, ct));
        story.Timeline.At(WorkingDays.After(now.Today, chance.From(5, 8)), "11:40", Conclude);
        story.Timeline.At(WorkingDays.After(now.Today, chance.From(11, 15)), "14:20", Confer);
    }

    private async Task Conclude(Now now)
    {
        var found = new ConcludeEnquiryInput { On = now.Today, Children = [.. story.Children.Select(c => new ChildOutcomeInput { Child = c.Id, Outcome = EnquiryOutcome.SignificantHarm })] };
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<ConcludeEnquiry>().Do(story.Episode, found, by, at, ct));
        await story.Telling.As(story.Manager, now, (by, at, ct) => story.Telling.Command<NameWorker>().Do(story.Episode, chair.Posting, null, by, at, ct));
    }

    /// <summary>Of three children the eldest is found to be safe enough with a child in need plan.</summary>
    private async Task Confer(Now now)
    {
        var eldest = story.Children.Count > 2 ? story.Children[0] : null;
        var held = new ConferenceInput
        {
            On = now.Today,
            Children = [.. story.Children.Select(c => new ChildDecisionInput { Child = c.Id, Decision = c == eldest ? ConferenceDecision.ChildInNeedPlan : Category, PlansBefore = "0" })],
        };
        await story.Telling.As(chair, now, (by, at, ct) => story.Telling.Command<HoldConference>().Do(story.Episode, held, by, at, ct));
        PlanReview(Clocks.Due(Clock.FirstReviewConference, now.Today));
    }

    private void PlanReview(Due due) => story.Timeline.At(Timeline.WorkingDayBefore(due.On.AddDays(-chance.From(0, 6))), "13:50", Review);

    private async Task Review(Now now)
    {
        if (story.IsClosed)
        {
            return;
        }

        var goesOn = story.ToneOn(now.Today) != Tone.High;
        var planned = await story.Telling.Db.ChildEpisodes.Where(e => e.FamilyEpisode == story.Episode && e.Plans.Any(p => p.Kind == PlanKind.ChildProtection && p.EndsOn == null)).Select(e => e.Child).ToListAsync();
        var held = new ConferenceInput { On = now.Today, Children = [.. planned.Select(c => new ChildDecisionInput { Child = c, Decision = goesOn ? Category : ConferenceDecision.ChildInNeedPlan })] };
        await story.Telling.As(chair, now, (by, at, ct) => story.Telling.Command<ReviewPlans>().Do(story.Episode, held, by, at, ct));
        if (goesOn)
        {
            PlanReview(Clocks.Due(Clock.LaterReviewConference, now.Today));
        }
    }

    private async Task<List<(RowId Plan, int Version)>> OpenPlans() =>
        (await (from e in story.Telling.Db.ChildEpisodes
                from p in e.Plans
                where e.FamilyEpisode == story.Episode && p.Kind == PlanKind.ChildProtection && p.EndsOn == null
                select new { p.Id, e.Version }).ToListAsync()).ConvertAll(p => (p.Id, p.Version));
}
