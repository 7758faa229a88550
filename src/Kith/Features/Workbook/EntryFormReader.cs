using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>What the forms of the workbook show beside the questions, as the writer may read it.</summary>
/// <param name="Kept">The labels that the writer may put on a paragraph kept apart.</param>
/// <param name="OwnAdults">The adults of the writer's own involvements.</param>
public sealed record DeskInView(
    DateOnly Today,
    IReadOnlyList<WorkerChoice> Owners,
    IReadOnlyList<Side> Kept,
    IReadOnlyList<PersonId> OwnAdults,
    IReadOnlyList<ModuleChoice> Modules,
    IReadOnlyList<LatestStage> LatestStages,
    IReadOnlyList<OpenStep> OpenSteps);

public sealed record ModuleChoice(int Number, string Title);

public sealed record OpenStep(string What, DateOnly DueOn);

public sealed class EntryFormReader(KithDb db, WorkbookDesk desk, ProgressReader progress, TimeProvider time)
{
    public async Task<DeskInView> Read(FamilyInView family, Acting by, CancellationToken ct)
    {
        var (episode, held, today) = (family.Episode, family.Held, Now.At(time.GetUtcNow()).Today);
        var own = await desk.OwnAdultsOf(episode, by, ct);
        var stages = await progress.StagesOf(episode, by, held, ct);
        return new DeskInView(
            today,
            await db.ReadersOf(episode, today).Choices(db, ct),
            [.. await desk.SidesOpenTo(episode, by, held, ct), .. Side.KeptBy(by, held, own, family.Children.Select(c => c.Id))],
            own,
            await db.Modules.OrderBy(m => m.Number).Select(m => new ModuleChoice(m.Number, m.Title)).ToListAsync(ct),
            stages.Where(s => family.Find(s.Adult) is not null).OrderBy(s => family.NameOf(s.Adult), StringComparer.Ordinal).ThenBy(s => s.Behaviour).ToList(),
            await db.Steps.ReadableIn(episode, by, held)
                .Where(s => s.DoneOn == null).OrderBy(s => s.DueOn).Take(5).Select(s => new OpenStep(s.What, s.DueOn)).ToListAsync(ct));
    }
}
