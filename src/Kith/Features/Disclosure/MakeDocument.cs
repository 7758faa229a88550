using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>Builds the bytes that go out: what the guard lets through, and of what tells about others only what its author says.</summary>
public sealed class MakeDocument(KithDb db, Ledger ledger, FamilyDoor door, DocumentReader reader, PdfPrinter printer)
{
    /// <param name="withOthers">Keys of the passages about somebody else that go all the same.</param>
    /// <param name="looked">A person looked at what the search was not sure of.</param>
    /// <param name="printed">Of a PDF: the same document, printed before.</param>
    public async Task<Outcome<OutgoingId>> Do(
        OutgoingId id, IReadOnlyCollection<string> withOthers, string? why, bool looked, Acting by, Now now, CancellationToken ct, PrintedPdf? printed = null)
    {
        var composed = await Compose(id, withOthers, looked, by, printed?.At ?? now, ct);
        if (!composed.Ok)
        {
            return new Refusals().Within(string.Empty, composed.Refusals);
        }

        var (outgoing, family, goes, leftOut, text, hidden) = composed.Value;
        var built = DocumentFile.Build(text, outgoing.Format);
        if (outgoing.Format == OutgoingFormat.Pdf && printed?.Page.AsSpan().SequenceEqual(built) != true)
        {
            return new Refusal(string.Empty, printed is null ? "The PDF could not be printed. Try again, or prepare the document in another form" : "The record has changed while the PDF was printed. Make it again");
        }

        var bytes = printed?.Bytes ?? built;

        // The labels stand in the order of who reads them: the last is the strictest.
        var side = goes.Select(j => j.Passage.Side).MaxBy(s => s.Label);
        var needsSecond = await reader.NeedsSecond(family.Id, now.Today, ct);
        var no = new Refusals().Within(string.Empty, outgoing.Make(
            bytes, leftOut, goes.Exists(j => j.Verdict == Verdict.AboutOthers), why, side, needsSecond, by.Worker, now));
        if (no.Any)
        {
            return no;
        }

        if (await db.OutgoingFiles.FirstOrDefaultAsync(f => f.Outgoing == id, ct) is { } before)
        {
            before.Replace(bytes);
        }
        else
        {
            db.Add(new OutgoingFile(id, outgoing.FamilyEpisode, bytes));
        }

        var (entries, files) = (goes.Select(j => j.Passage.Entry).OfType<EntryId>().Distinct().ToList(), goes.Select(j => j.Passage.File).OfType<AttachmentId>().Distinct().ToList());
        var told = await reader.Told(text.Whole, family, by, ct);
        ledger.Tell(new DocumentMade(id, outgoing.Hash!, leftOut, entries, files, hidden.Select(h => h.Id).ToList(), told), new About(family.Id, family.Episode, Side: side), by);
        return id;
    }

    /// <summary>
    /// Prints the page of a PDF, outside every transaction because it takes seconds. Null when it is to be no PDF, when nothing may be made, or when it could not be
    /// printed: the command says which.
    /// </summary>
    public async Task<PrintedPdf?> Print(OutgoingId id, IReadOnlyCollection<string> withOthers, bool looked, Acting by, Now now, CancellationToken ct)
    {
        if (await Compose(id, withOthers, looked, by, now, ct) is not { Ok: true, Value: { Outgoing.Format: OutgoingFormat.Pdf } composed })
        {
            return null;
        }

        var page = DocumentFile.Build(composed.Text, OutgoingFormat.Pdf);
        return await printer.Print(page, ct) is { } bytes ? new PrintedPdf(page, bytes, now) : null;
    }

    private async Task<Outcome<Composed>> Compose(OutgoingId id, IReadOnlyCollection<string> withOthers, bool looked, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Outgoings.FirstOrDefaultAsync(o => o.Id == id, ct) is not { } outgoing)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(outgoing.FamilyEpisode, by, Duty.SendDocuments, ct) is { } refusal)
        {
            return refusal;
        }

        var reference = await db.Families.Where(f => f.Id == outgoing.Family).Select(f => f.Ref).SingleAsync(ct);
        if ((await door.Enter(reference, by, Duty.SendDocuments, ct)).Family is not { } family || family.Episode != outgoing.FamilyEpisode)
        {
            return Refusal.NotFound;
        }

        if (await reader.NeedsLocator(outgoing, family, by, ct))
        {
            return new Refusal(string.Empty, "Somebody who may know where this family is has to prepare this document");
        }

        var hidden = await db.PlacesHiddenFrom(outgoing.Recipient, family.Id, ct);
        var judged = await reader.Judge(outgoing, family, by, now, ct);
        var goes = judged.Where(j => j.Verdict == Verdict.Goes || (j.Verdict == Verdict.AboutOthers && withOthers.Contains(j.Passage.Key))).ToList();
        var leftOut = judged.Count(j => !j.Passage.IsOfTheCopy && !goes.Contains(j)) + goes.Sum(j => j.LeftOut);
        var text = Text(outgoing, family, goes, leftOut, by, now);
        var no = new Refusals()
            .If(goes.TrueForAll(j => j.Passage.IsOfTheCopy), string.Empty, "Nothing is left that may go to this recipient")
            .If(judged.Any(j => j.Passage.Key == Passage.ForWhom && !goes.Contains(j)), "WithOthers", "The name of the recipient tells about somebody else. Tick it and enter why, or prepare the document under another name")
            .If(goes.Exists(j => j.IsDoubtful) && !looked, "Looked", "Confirm that you have looked at what may tell where somebody is")
            .If(ProtectedText.IsIn(text.Whole, HiddenPlaces.Values(hidden)), string.Empty, "The document would still tell where somebody is. Leave out more, or change what you wrote");
        return no.Any ? no : new Composed(outgoing, family, goes, leftOut, text, hidden);
    }

    private static DocumentText Text(Outgoing outgoing, FamilyInView family, List<Judged> goes, int leftOut, Acting by, Now now) => new(
        outgoing.Kind == OutgoingKind.ChildFile ? $"{outgoing.Kind.InWords()}: {family.NameOf(new PersonId(outgoing.Of!.Value))}" : outgoing.Kind.InWords(),
        string.Join(' ', goes.Where(j => j.Passage.Key == Passage.ForWhat).Select(j => j.Text).Prepend($"For {outgoing.Body ?? family.NameOf(outgoing.Recipient)}.")),
        $"Confidential. Copy for {outgoing.Body ?? family.NameOf(outgoing.Recipient)} alone, made by {by.Name} on {Now.InLondon(now.Moment):d MMMM yyyy} at {Now.InLondon(now.Moment):HH:mm}. Reference {outgoing.Id}",
        goes.FindAll(j => !j.Passage.IsOfTheCopy).ConvertAll(j => (j.Passage.Heading, j.Text)),
        leftOut == 0 ? null : $"{leftOut} {(leftOut == 1 ? "part of the record was" : "parts of the record were")} left out of this copy.");

    private sealed record Composed(Outgoing Outgoing, FamilyInView Family, List<Judged> Goes, int LeftOut, DocumentText Text, IReadOnlyList<HiddenPlace> Hidden);
}

/// <summary>A PDF with the page that it was printed from, and the moment that the page names.</summary>
public sealed record PrintedPdf(byte[] Page, byte[] Bytes, Now At);
