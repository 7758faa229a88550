using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class TaskListTests() : OfficialFixtures<TaskListOptions>("task-list", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with empty values"] = "holes in a list",
    };
}
