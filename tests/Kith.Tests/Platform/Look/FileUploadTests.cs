using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class FileUploadTests() : OfficialFixtures<FileUploadOptions>("file-upload", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["enhanced, custom wrapper classes and attributes"] = "wrapperClasses",
        ["with value"] = "value",
        ["translated, no javascript enhancement"] = "chooseFilesButtonText",
        ["translated"] = "chooseFilesButtonText",
    };
}
