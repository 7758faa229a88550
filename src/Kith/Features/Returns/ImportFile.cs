using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class ImportFileInput
{
    [Display(Name = "What is the file?")]
    public FileKind? Kind { get; set; }

    [Display(Name = "Choose the file")]
    public string? File { get; set; }

    [Display(Name = "Team in which families wait to be allocated")]
    public TeamId? Team { get; set; }
}

/// <summary>Takes note of a file that was sent and read through. Nothing of it is in the record until it is started.</summary>
public sealed class ImportFile(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ImportId>> Do(ImportFileInput input, FileSent file, Guid upload, FileSurvey survey, ImportReport report, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.ImportFiles))
        {
            return Refusal.Forbidden;
        }

        var received = Import.Receive(file, upload, input.Kind, input.Team, by.Agency, survey, by.Posting, now);
        if (!received.Ok)
        {
            return new Refusals().Within(string.Empty, received.Refusals);
        }

        if (!await db.IntakeOf(by).AnyAsync(t => t.Id == input.Team, ct))
        {
            return new Refusal("Team", "Select a team of your own agency");
        }

        if (input.Kind == FileKind.People && !await db.Agencies.AnyAsync(a => a.Id == by.Agency && a.LeaCode != null, ct))
        {
            return new Refusal("Team", "Your agency has no local authority code, and a people file does not say whose it is. Ask your system administrator to add the code");
        }

        var import = received.Value;
        db.Imports.Add(import);
        db.ReportLines.AddRange(report.Stored(import.Id));
        ledger.Tell(new FileReceived(import.Id, import.Kind, import.Year), About.Organisation, by);
        return import.Id;
    }
}
