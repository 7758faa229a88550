using Kith.Features.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>The work with a family ends: well, or in court.</summary>
internal sealed class Closing(FamilyStory story)
{
    public void Begin()
    {
        if (story.Arc.Ending is Ending.Well or Ending.Court)
        {
            var day = story.Plot.AllocatedOn.AddDays((int)(story.Arc.Months * 30.4) + story.Chance.From(2, 12));
            story.Timeline.At(Timeline.WorkingDay(day), "17:20", Close);
        }
    }

    private async Task Close(Now now)
    {
        await new Protection(story).End(now);
        var heading = story.Arc.Ending == Ending.Court ? "close.court" : "close.well";
        var why = story.Voice.Tell(heading, story.About(now.Today, story.Focus));
        var version = await story.Telling.Db.FamilyEpisodes.Where(e => e.Id == story.Episode).Select(e => e.Version).SingleAsync();
        await story.Telling.As(story.Manager, now, (by, at, ct) => story.Telling.Command<CloseFamilyEpisode>().Do(story.Episode, now.Today, why, "RC7", version, by, at, ct));
        story.IsClosed = true;
    }
}
