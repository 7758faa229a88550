using Kith.Practice.Shared;

namespace Kith.Practice.Tests;

/// <summary>A Tuesday afternoon in June on which the rules are asked.</summary>
internal static class SomeDay
{
    public static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));

    public static DateOnly Today => Now.Today;

    public static PersonId APerson() => Id.New<PersonId>(Now);

    public static IEnumerable<string> Messages(this IEnumerable<Refusal> refusals) => refusals.Select(r => r.Message);
}
