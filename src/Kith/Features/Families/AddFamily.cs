using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Families;

/// <summary>Adds a family with its first period of work, in the team of the manager who adds it.</summary>
public sealed class AddFamily(OpenFamily open)
{
    /// <param name="reference">For a family whose reference must come out the same each time; otherwise one is drawn.</param>
    public async Task<Outcome<AddedFamily>> Do(string? name, DateOnly? openedOn, Acting by, Now now, CancellationToken ct, string? reference = null) =>
        by.Has(Duty.OpenFamilyEpisode) ? await open.First(name, openedOn, by.Team, by, now, ct, reference) : Refusal.Forbidden;
}
