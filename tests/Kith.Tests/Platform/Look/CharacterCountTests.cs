using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class CharacterCountTests() : OfficialFixtures<CharacterCountOptions>("character-count", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with custom textarea description"] = "textareaDescriptionText",
        ["with neither maxlength nor maxwords set"] = "textareaDescriptionText",
        ["with translations"] = "charactersUnderLimitText",
    };
}
