using Kith.Features.Casework;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>Children looked after as a test stands on them: each step by the command that its page calls.</summary>
public static class GivenCare
{
    /// <summary>A child who has been looked after since a day, with a check on that day and a day away.</summary>
    public static async Task<RowId> AChildInCare(this KithWorld world, FamilyInTest family, DateOnly since, string child)
    {
        var period = await world.CareStarted(family, since, child);
        await world.CareCheck(family, period, CareCheckKind.HealthAssessment, since);
        await world.Missing(family, period, new MissingInput { Kind = MissingKind.Away, From = since, Until = since, WasOffered = true, WasAccepted = true });
        return period;
    }

    public static Task<RowId> CareStarted(this KithWorld world, FamilyInTest family, DateOnly since, string child, Action<StartCareInput>? with = null)
    {
        var input = new StartCareInput { StartedOn = since, Need = "N1", IsUnaccompanied = false, Status = "C1" };
        Placed(input);
        with?.Invoke(input);
        return world.By<StartCare, RowId>(family.SocialWorker, (start, by, now) => start.Do(family.Episode, family.Child(child), input, by, now, CancellationToken.None));
    }

    public static async Task<RowId> Moved(this KithWorld world, FamilyInTest family, RowId period, DateOnly on, Action<PlacementInput>? with = null)
    {
        var input = new PlacementInput { Version = await world.CareVersion(period), From = on };
        Placed(input);
        with?.Invoke(input);
        return await world.By<PlaceChild, RowId>(family.SocialWorker, (place, by, now) => place.Do(family.Episode, period, null, input, by, now, CancellationToken.None));
    }

    public static async Task<RowId> CareCheck(this KithWorld world, FamilyInTest family, RowId period, CareCheckKind kind, DateOnly on, PermanencePlan? plan = null)
    {
        var input = new CareCheckInput { Version = await world.CareVersion(period), Kind = kind, On = on, Plan = plan };
        return await world.By<RecordCareCheck, RowId>(family.SocialWorker, (record, by, now) => record.Do(family.Episode, period, null, input, by, now, CancellationToken.None));
    }

    public static async Task<RowId> Status(this KithWorld world, FamilyInTest family, RowId period, DateOnly from, string code)
    {
        var input = new LegalStatusInput { Version = await world.CareVersion(period), From = from, Status = code };
        return await world.By<SetLegalStatus, RowId>(family.SocialWorker, (set, by, now) => set.Do(family.Episode, period, null, input, by, now, CancellationToken.None));
    }

    public static async Task<RowId> Missing(this KithWorld world, FamilyInTest family, RowId period, MissingInput input)
    {
        input.Version = await world.CareVersion(period);
        return await world.By<RecordMissing, RowId>(family.SocialWorker, (record, by, now) => record.Do(family.Episode, period, null, input, by, now, CancellationToken.None));
    }

    public static async Task<RowId> Ceased(this KithWorld world, FamilyInTest family, RowId period, DateOnly on, string reason = "E4A")
    {
        var input = new CeaseCareInput { Version = await world.CareVersion(period), On = on, Reason = reason };
        return await world.By<CeaseCare, RowId>(family.SocialWorker, (cease, by, now) => cease.Do(family.Episode, period, input, by, now, CancellationToken.None));
    }

    public static Task<CarePeriod> Care(this KithWorld world, RowId period) => world.Read(db => db.CarePeriods.IgnoreQueryFilters().AsNoTracking()
        .Include(p => p.Statuses).Include(p => p.Placements).ThenInclude(p => p.Site).Include(p => p.Checks).Include(p => p.Missing).AsSplitQuery().SingleAsync(p => p.Id == period));

    public static Task<int> CareVersion(this KithWorld world, RowId period) => world.Read(db => db.CarePeriods.Where(p => p.Id == period).Select(p => p.Version).SingleAsync());

    private static void Placed(PlacementInput input) => (input.Type, input.Provider, input.IsInside, input.Authority, input.Urn, input.Lines, input.Postcode) =
        ("U6", "PR4", false, "Ryedale", "SC071234", "12 Hidden Lane", "ZZ8 4QX");
}
