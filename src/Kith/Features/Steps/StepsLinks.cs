using Kith.Practice.Shared;

namespace Kith.Features.Steps;

public static class StepsLinks
{
    public static string Steps(string familyRef) => $"/families/{familyRef}/steps";

    public static string Add(string familyRef) => $"/families/{familyRef}/steps/add";

    public static string Finish(string familyRef, StepId step) => $"/families/{familyRef}/steps/{step.Value}/finish";

    public static string Reopen(string familyRef, StepId step) => $"/families/{familyRef}/steps/{step.Value}/reopen";

    public static string Change(string familyRef, StepId step) => $"/families/{familyRef}/steps/{step.Value}/change";
}
