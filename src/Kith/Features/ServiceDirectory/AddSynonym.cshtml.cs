using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class AddSynonymModel(AddSynonym addSynonym) : FormPage<SynonymInput>
{
    /// <summary>Words that were searched for in vain.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Phrase { get; set; }

    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Phrase = Phrase;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => addSynonym.Do(Input, By, now, ct), then: _ => DirectoryLinks.Synonyms(), done: "Synonym added", ct);
}
