using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class ConflictTests
{
    private static readonly PersonId Vera = SomeDay.APerson();
    private static readonly PersonId Paul = SomeDay.APerson();
    private static readonly PersonId Gran = SomeDay.APerson();

    [Fact]
    public void Who_works_with_the_alleged_harmer_cannot_work_with_the_harmed() =>
        Assert.Equal("Sam Lee already works with the person alleged to have harmed Vera", WhyNot(Vera, "Vera", (Paul, true)));

    [Fact]
    public void Who_works_with_the_harmed_cannot_work_with_the_alleged_harmer() =>
        Assert.Equal("Sam Lee already works with the person whom Paul is alleged to have harmed", WhyNot(Paul, "Paul", (Vera, true)));

    [Fact]
    public void Having_stopped_does_not_undo_what_was_heard() =>
        Assert.Equal("Sam Lee has already worked with the person alleged to have harmed Vera", WhyNot(Vera, "Vera", (Paul, false)));

    [Fact]
    public void Nobody_conflicts_with_their_own_adult_or_with_somebody_apart() =>
        Assert.Null(WhyNot(Vera, "Vera", (Vera, true), (Gran, true)));

    private static string? WhyNot(PersonId adult, string name, params (PersonId Adult, bool Still)[] own) => Conflict.WhyNot("Sam Lee", adult, name, own, [(Paul, Vera)]);
}
