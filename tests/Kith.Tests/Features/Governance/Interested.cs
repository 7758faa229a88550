using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Governance;

internal static class Interested
{
    /// <summary>The worker declares somebody by name; with a date of birth the record may know them.</summary>
    public static async Task Declares(this KithWorld world, WorkerInTest worker, string first, string last, DateOnly? born = null, string? postcode = null)
    {
        var by = await world.Acting(worker);
        var input = new InterestInput { HasSomebody = true, Kind = InterestKind.Relative, FirstName = first, LastName = last, BirthDate = born, Postcode = postcode };
        Assert.True((await world.Do((DeclareInterests command, Now now) => command.Do(input, by, now, default))).Ok);
    }

    /// <summary>The manager says that the worker is close to somebody of the family.</summary>
    public static async Task IsCloseTo(this KithWorld world, WorkerInTest worker, FamilyInTest family, PersonId person)
    {
        var by = await world.Acting(family.Manager);
        var input = new RecordInterestInput { WorkEmail = worker.Account.Email, Person = person, Kind = InterestKind.Relative };
        Assert.True((await world.Do((RecordInterest command, Now now) => command.Do(family.Episode, input, by, now, default))).Ok);
    }
}
