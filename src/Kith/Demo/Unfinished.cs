using Kith.Features.Workbook;
using Kith.Platform.Forms;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.Extensions.Primitives;

namespace Kith.Demo;

/// <summary>What the first social worker has begun to type on the last working day and not yet saved.</summary>
internal static class Unfinished
{
    private const int Visits = 2;

    public static async Task Begin(IServiceProvider services, IReadOnlyList<FamilyStory> stories, Player worker, DateOnly today)
    {
        var drafts = services.GetRequiredService<Drafts>();
        foreach (var story in stories.Where(s => s is { IsClosed: false, Plot.Lead: { } lead } && lead == worker && s.Ref.Length > 0).Take(Visits))
        {
            await drafts.Keep(Stamp.Mint(worker.Posting), WorkbookLinks.RecordVisit(story.Ref), new FormCollection(HalfAVisit(story, Timeline.WorkingDayBefore(today.AddDays(-1)))));
        }
    }

    private static Dictionary<string, StringValues> HalfAVisit(FamilyStory story, DateOnly day)
    {
        Dictionary<string, StringValues> typed = new()
        {
            ["Input.HappenedOn.Day"] = $"{day.Day}",
            ["Input.HappenedOn.Month"] = $"{day.Month}",
            ["Input.HappenedOn.Year"] = $"{day.Year}",
            ["Input.Account"] = $"{story.Voice.Tell("visit.open", story.About(day, story.Focus))} {story.Voice.Say($"child.{story.ToneWord(day)}", story.About(day, story.Focus))}".TrimEnd(),
        };
        foreach (var (child, i) in story.BornBy(day).Select((child, i) => (child, i)))
        {
            typed[$"Input.Children[{i}].Person"] = $"{child.Id.Value}";
            typed[$"Input.Children[{i}].Seen"] = i == 0 ? nameof(Seen.SeenWithOthers) : string.Empty;
        }

        return typed;
    }
}
