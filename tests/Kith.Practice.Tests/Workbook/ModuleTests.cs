using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Xunit;

namespace Kith.Practice.Tests.Workbook;

public sealed class ModuleTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly PersonId Vera = Id.New<PersonId>(Now);

    [Fact]
    public void The_starter_pack_is_eight_modules_of_our_own_until_they_are_worded()
    {
        var modules = Module.Starter().ToList();
        Assert.Equal(Enumerable.Range(1, Module.Count), modules.Select(m => m.Number));
        Assert.All(modules, m => Assert.True(m.IsOurs));

        Assert.False(modules[0].Word(" Our stories ", "Where we come from").Any);

        Assert.Equal(("Our stories", false), (modules[0].Title, modules[0].IsOurs));
        Assert.Equal(["Title", "Purpose"], modules[1].Word("", " ").Select(r => r.Field));
        Assert.True(modules[1].IsOurs);
    }

    [Fact]
    public void A_module_is_completed_by_a_parent_on_a_day_or_set_aside_with_a_reason()
    {
        Assert.Equal(["Select the parent", "Select a module", "Enter the day the module was completed"], Complete(null, 9, null, false, null).Refusals.Select(r => r.Message));
        Assert.Equal(["Enter why the module does not apply"], Complete(Vera, 5, Now.Today, true, " ").Refusals.Select(r => r.Message));
        Assert.Equal(["The day must be today or in the past"], Complete(Vera, 5, Now.Today.AddDays(1), false, null).Refusals.Select(r => r.Message));
        Assert.Null(Complete(Vera, 5, Now.Today, false, "typed and then left").Value.WhyNotApplicable);
        Assert.Equal("She has never drunk", Complete(Vera, 5, Now.Today, true, "She has never drunk").Value.WhyNotApplicable);
    }

    private static Outcome<ModuleCompletion> Complete(PersonId? parent, int? module, DateOnly? on, bool doesNotApply, string? why) =>
        ModuleCompletion.Complete(default, parent, module, on, doesNotApply, why, Side.Shared, default, Now);
}
