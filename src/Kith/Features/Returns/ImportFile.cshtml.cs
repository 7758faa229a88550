using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

[Needs(Duty.ImportFiles)]
[TakesFile(mostKept: FileSent.MostBytes, mostSent: 2 * FileSent.MostBytes)]
public sealed class ImportFileModel(KithDb db, ImportFile importFile, FileScanner scanner) : FormPage<ImportFileInput>
{
    public IReadOnlyList<IntakeChoice> Teams { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Teams = await db.IntakeOf(By).OrderByDescending(t => t.IsIntake).ThenBy(t => t.Name).Select(t => new IntakeChoice(t.Id, t.Name, t.IsIntake)).ToListAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Team = Teams.Where(t => t.IsIntake || Teams.Count == 1).Select(t => (TeamId?)t.Id).FirstOrDefault();
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        ModelState.Add(Import.WhyNot(Input.Kind, Input.Team));
        if (HttpContext.Features.Get<Upload>() is not { FileName: { } name } upload)
        {
            ModelState.Add([new Refusal("File", "Select a file to import")]);
            return Page();
        }

        var file = new FileSent(name, upload.Bytes, upload.Beginning);
        ModelState.Add(file.WhyNot(Input.Kind));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await scanner.WhyNot(upload, ct) is { } harmful)
        {
            ModelState.Add([harmful]);
            return Page();
        }

        // Outside the transaction: reading a long file takes seconds.
        var report = new ImportReport();
        var survey = Survey(upload, report);
        if (!survey.Ok)
        {
            ModelState.Add(survey.Refusals);
            return Page();
        }

        var answer = await Save(
            now => importFile.Do(Input, file, upload.Name, survey.Value, report, By, now, ct),
            then: id => ReturnsLinks.Start(id),
            done: "The file has been read. Nothing of it is in Kith yet",
            ct);
        if (await db.Imports.AnyAsync(i => i.Upload == upload.Name, ct))
        {
            upload.Keep();
        }

        return answer;
    }

    private Outcome<FileSurvey> Survey(Upload upload, ImportReport report)
    {
        using var sent = upload.Open();
        return SurveyedFile.Of(Input.Kind!.Value, sent, report);
    }
}

public sealed record IntakeChoice(TeamId Id, string Name, bool IsIntake);
