using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class ReportListingInput
{
    [Display(Name = "What is wrong?")]
    public ProblemKind? Kind { get; set; }

    [Display(Name = "Tell us more")]
    public string? Words { get; set; }

    [Display(Name = "Your email address (optional)")]
    public string? Contact { get; set; }
}

/// <summary>Anybody says what is wrong with a listing. Nothing about who they are is kept beyond an address that they may give.</summary>
public sealed class ReportListing(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(ServiceId id, ReportListingInput input, Now now, CancellationToken ct)
    {
        if (!await db.Services.AnyAsync(s => s.Id == id && s.SeenBy == Audience.Public, ct))
        {
            return Refusal.NotFound;
        }

        var contact = Text.Trimmed(input.Contact);
        var report = ListingReport.Report(id, input.Kind, input.Words, contact, contact?.Length <= 254 && MailAddress.TryCreate(contact, out var mail) && mail.Address == contact, now);
        if (!report.Ok)
        {
            return new Refusals().Within(string.Empty, report.Refusals);
        }

        var same = report.Value.Words;
        if (await db.ListingReports.Where(r => r.Service == id && r.ClosedAt == null && r.Words == same).OrderBy(r => r.Id).Select(r => r.Id).Take(1).ToListAsync(ct) is [var known])
        {
            return known;
        }

        // Enough is known of a service that so many have reported; a flood of reports hides the one that matters.
        var anHourAgo = now.Moment.AddHours(-1);
        if (await db.ListingReports.CountAsync(r => r.Service == id && r.ClosedAt == null, ct) >= ListingReport.MostOfOne || await db.ListingReports.CountAsync(r => r.ReportedAt > anHourAgo, ct) >= ListingReport.MostInAnHour)
        {
            return new Refusal(string.Empty, "Many problems have been reported just now. Try again later");
        }

        db.Add(report.Value);
        ledger.Tell(new ListingReported(report.Value.Id, id, report.Value.Kind), About.Organisation, (Acting?)null);
        return report.Value.Id;
    }
}

public sealed class CloseReportInput
{
    public int Version { get; set; }

    [Display(Name = "What was done?")]
    public string? Answer { get; set; }
}

/// <summary>Closes a report with what was done, which whoever reported it is told if they left an address.</summary>
public sealed class CloseReport(KithDb db, Ledger ledger, Outbox outbox)
{
    public async Task<Outcome<RowId>> Do(RowId id, CloseReportInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.EditDirectory))
        {
            return Refusal.Forbidden;
        }

        if (await db.ListingReports.FirstOrDefaultAsync(r => r.Id == id, ct) is not { } report)
        {
            return Refusal.NotFound;
        }

        if (report.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var contact = report.Contact;
        var no = report.Close(input.Answer, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        if (contact is not null)
        {
            outbox.Put(contact, "What became of the problem you reported", $"You told us that something in the directory of services was wrong.\n\nWhat was done: {report.Answer}\n\nThank you. Your address is not kept.", now);
        }

        ledger.Tell(new ReportClosed(id, report.Service), About.Organisation, by);
        return id;
    }
}
