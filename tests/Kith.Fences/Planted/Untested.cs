// Wrong on purpose: a page and two commands without their tests, beside some that have them.
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Fences.Planted.Features.Steps;

public abstract class PlantedPage : PageModel;

public sealed class UntestedPageModel : PlantedPage;

public sealed class AgreeStepModel : PageModel;

public sealed class AgreeStep
{
    public Task Do() => Task.CompletedTask;
}

public sealed class UntestedCommand
{
    public Task Do() => Task.CompletedTask;
}

public sealed class NoCommand
{
    public Task Find() => Task.CompletedTask;
}

public sealed class EmptilyTested
{
    public Task Do() => Task.CompletedTask;
}

public sealed class AgreeStepTests
{
    [Fact(Explicit = true)]
    public void Is_never_run() => Assert.Fail("This test is planted to be found, not to be run.");
}

public sealed class EmptilyTestedTests;
