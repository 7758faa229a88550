using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

[Needs(Duty.SendDocuments)]
public sealed class StartDocumentModel(KithDb db, StartDocument startDocument, PdfPrinter printer) : FamilyFormPage<StartDocumentInput>
{
    public const string ABody = "body";

    private const int MostSessions = 24;

    /// <summary>What may go out, by a key of kind and id.</summary>
    public IReadOnlyList<(string Key, string Words)> Offered { get; private set; } = [];

    public bool HasPdf => printer.IsThere;

    public IEnumerable<OutgoingFormat> Formats => Enum.GetValues<OutgoingFormat>().Where(f => HasPdf || f != OutgoingFormat.Pdf);

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var sessions = await db.Supervisions.Where(s => s.FamilyEpisode == Family.Episode && s.SignedAt != null).OrderByDescending(s => s.SignedAt)
            .Take(MostSessions).Select(s => new { s.Id, s.HeldOn }).ToListAsync(ct);
        Offered =
        [
            .. sessions.Select(s => ($"{OutgoingKind.SupervisionRecord}:{s.Id.Value}", $"Record of group supervision, {s.HeldOn:d MMMM yyyy}")),
            .. Family.Children.Select(c => ($"{OutgoingKind.ChildFile}:{c.Id.Value}", $"{c.Name}’s file")),
            ($"{OutgoingKind.Chronology}", "Chronology"),
            ($"{OutgoingKind.Letter}", "Letter"),
        ];
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => startDocument.Do(Family.Episode, Input.Wanted, By, now, ct),
        then: id => DisclosureLinks.Make(FamilyRef, id),
        done: "Now choose what goes",
        ct);
}

public sealed class StartDocumentInput
{
    [Display(Name = "What goes out")]
    public string? What { get; set; }

    [Display(Name = "What the letter says")]
    public string? Letter { get; set; }

    [Display(Name = "Who it is for")]
    public string? Recipient { get; set; }

    [Display(Name = "Name of the court, agency or other recipient")]
    public string? Body { get; set; }

    [Display(Name = "How it goes")]
    public SendingWay? Way { get; set; }

    [Display(Name = "Form of the document")]
    public OutgoingFormat? Format { get; set; }

    [Display(Name = "What it is for")]
    public string? Purpose { get; set; }

    [Display(Name = "What allows it")]
    public LawfulBasis? Basis { get; set; }

    internal OutgoingWanted Wanted
    {
        get
        {
            var parts = What?.Split(':') ?? [];
            var kind = parts.Length > 0 && Enum.TryParse<OutgoingKind>(parts[0], out var known) ? known : (OutgoingKind?)null;
            var of = parts.Length > 1 && Guid.TryParse(parts[1], out var id) ? id : (Guid?)null;
            var person = Guid.TryParse(Recipient, out var to) ? new PersonId(to) : (PersonId?)null;
            return new OutgoingWanted(kind, of, Letter, person, person is null ? Body : null, Way, Format, Purpose, Basis);
        }
    }
}
