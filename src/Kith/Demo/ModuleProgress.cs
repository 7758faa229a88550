using Kith.Features.Workbook;
using Kith.Practice.Shared;

namespace Kith.Demo;

/// <summary>The eight modules with the adult whom the work is with: in order, slower when it goes badly, and only those that apply.</summary>
internal sealed class ModuleProgress(FamilyStory story)
{
    // Safety from abuse is worked on by each side's own worker, never at a visit that both may read.
    private readonly Queue<int> ahead = new([1, 2, 3, story.IsAbuse ? 6 : story.Theme.Module, .. story.Theme.Module == 7 ? Array.Empty<int>() : [7], 8]);
    private int visitsLeft = 2;
    private int? finished;

    public List<ModulesWithParent> WorkedOn(DateOnly day)
    {
        if (!ahead.TryPeek(out var module) || !story.Chance.Percent(story.ToneOn(day) == Tone.Low ? 30 : 70))
        {
            return [];
        }

        if (--visitsLeft == 0)
        {
            finished = ahead.Dequeue();
            visitsLeft = story.Chance.From(2, 4);
        }

        return [new ModulesWithParent { Parent = story.Focus.Id, Numbers = [module] }];
    }

    /// <summary>After the visit at which the objectives of a module were met.</summary>
    public async Task Complete(Now now)
    {
        if (finished is not { } module)
        {
            return;
        }

        finished = null;
        var input = new CompleteModuleInput { Parent = story.Focus.Id, End = ModuleEnd.Completed, On = now.Today, MayRead = story.IsAbuse ? SideChoice.Everyone : null };
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<CompleteModule>().Do(story.Episode, module, input, by, at, ct));
    }
}
