using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

internal static class Restricting
{
    /// <summary>Only the manager and these workers open the family from now on.</summary>
    public static async Task IsRestricted(this KithWorld world, FamilyInTest family, CaseLabel label = CaseLabel.Restricted, params WorkerInTest[] to)
    {
        var by = await world.Acting(family.Manager);
        var input = new RestrictFamilyInput { Label = label, Reason = RestrictionReason.HighProfile, Postings = to.Select(w => w.Posting).ToList() };
        Assert.True((await world.Do((RestrictFamily command, Now now) => command.Do(family.Episode, input, by, now, default))).Ok);
    }

    /// <summary>Somebody from elsewhere, by their work address.</summary>
    public static async Task IsOnList(this KithWorld world, FamilyInTest family, WorkerInTest worker)
    {
        var by = await world.Acting(family.Manager);
        Assert.True((await world.Do((PutOnList command, Now now) => command.Do(family.Episode, new PutOnListInput { WorkEmail = worker.Account.Email }, by, now, default))).Ok);
    }

    /// <summary>Restricted to everybody of the cast who works with it, and somebody proposes to lift it.</summary>
    public static async Task IsAboutToBeOpened(this KithWorld world, FamilyInTest family, params WorkerInTest[] to)
    {
        await world.IsRestricted(family, CaseLabel.Restricted, to);
        var by = await world.Acting(family.Manager);
        Assert.True((await world.Do((ProposeLifting command, Now now) => command.Do(family.Episode, CaseLabel.Standard, "It is over", 0, by, now, default))).Ok);
    }
}
