using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class ChangeSynonymModel(KithDb db, ChangeSynonym changeSynonym) : FormPage<SynonymInput>
{
    private Synonym found = null!;

    [BindProperty(SupportsGet = true, Name = "synonym")]
    public RowId Id { get; set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        found = (await db.Synonyms.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct))!;
        return found is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.Phrase, Input.Means, Input.IsBothWays) = (found.Version, found.Phrase, found.Means, found.IsBothWays);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeSynonym.Do(Id, Input, By, now, ct), then: _ => DirectoryLinks.Synonyms(), done: "Synonym saved", ct);
}

[Needs(Duty.EditDirectory)]
public sealed class RemoveSynonymModel(KithDb db, RemoveSynonym removeSynonym) : FormPage<NothingToType>
{
    [BindProperty(SupportsGet = true, Name = "synonym")]
    public RowId Id { get; set; }

    public Synonym Synonym { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Synonym = (await db.Synonyms.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct))!;
        return Synonym is null ? NotFound() : null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => removeSynonym.Do(Id, By, ct), then: _ => DirectoryLinks.Synonyms(), done: "Synonym removed", ct);
}
