using Kith.Features.Workbook;

namespace Kith.Demo;

/// <summary>The eight modules with the adult whom the work is with: in order, slower when it goes badly, and only those that apply.</summary>
internal sealed class ModuleProgress(FamilyStory story)
{
    private readonly Queue<int> ahead = new([1, 2, 3, story.Theme.Module, .. story.Theme.Module == 7 ? Array.Empty<int>() : [7], 8]);
    private int visitsLeft = 2;

    public List<ModulesWithParent> WorkedOn(DateOnly day)
    {
        if (!ahead.TryPeek(out var module) || !story.Chance.Percent(story.ToneOn(day) == Tone.Low ? 30 : 70))
        {
            return [];
        }

        if (--visitsLeft == 0)
        {
            ahead.Dequeue();
            visitsLeft = story.Chance.From(2, 4);
        }

        return [new ModulesWithParent { Parent = story.Focus.Id, Numbers = [module] }];
    }
}
