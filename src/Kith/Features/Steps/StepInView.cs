using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

/// <summary>One step as the pages that change it show it.</summary>
public sealed record StepInView(string What, PostingId Owner, DateOnly DueOn, DateOnly? DoneOn, int Version);

internal static class ReadableStep
{
    /// <summary>The step of this family when the worker may read it; otherwise it does not exist for them.</summary>
    public static Task<StepInView?> StepFor(this KithDb db, StepId id, FamilyInView family, Acting by, CancellationToken ct) =>
        db.Steps.ReadableIn(family.Episode, by, family.Held).Where(s => s.Id == id).Select(s => new StepInView(s.What, s.Owner, s.DueOn, s.DoneOn, s.Version)).FirstOrDefaultAsync(ct);
}
