using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>What a document may tell, read as its author may read it, and judged for its recipient.</summary>
public sealed class DocumentReader(KithDb db, SupervisionReader supervisions, EntriesReader entries, ChronologyReader chronology, IQuotes quotes)
{
    private const int MostEvents = 2_000;
    private const int AgeOfMajority = 18;
    private const string KeptWherever = "What must be kept from a recipient is looked for wherever it is recorded; only whether it is there is told";

    private static readonly string[] Overtaking =
    [
        nameof(PersonProtected), nameof(ChildPlaced), nameof(HarmAllegationRecorded), nameof(PersonJoinedFamily), nameof(HouseholdFounded), nameof(HouseholdMoved), nameof(KinEnded),
        nameof(FamilyRestricted),
    ];

    public async Task<IReadOnlyList<Judged>> Judge(Outgoing outgoing, FamilyInView family, Acting by, Now now, CancellationToken ct)
    {
        var recipient = await Recipient(outgoing, family, ct);
        var hidden = await db.HiddenFrom(outgoing.Recipient, family.Id, ct);
        var passages = await Quoting(await Passages(outgoing, family, by, now, ct), family, by, ct);
        return OfTheCopy(outgoing).Concat(passages).Select(p => Guard.Judge(p, recipient, hidden)).ToList();
    }

    /// <summary>What its author wrote about the document is printed on it, and judged like the record.</summary>
    private static IEnumerable<Passage> OfTheCopy(Outgoing outgoing)
    {
        if (outgoing.Body is { } body)
        {
            yield return new Passage(Passage.ForWhom, "Who it is for", body, [], Side.Shared);
        }

        yield return new Passage(Passage.ForWhat, "What it is for", outgoing.Purpose, [], Side.Shared);
    }

    /// <summary>What a passage quotes is a passage of its own after it, with the label of its source; what its author may not read there is no part of the document.</summary>
    private async Task<IReadOnlyList<Passage>> Quoting(IReadOnlyList<Passage> passages, FamilyInView family, Acting by, CancellationToken ct)
    {
        if (!passages.Any(p => QuoteMark.IsIn(p.Text)))
        {
            return passages;
        }

        var known = await quotes.For(new BeforeWhom(family.Episode, [(by, family.Held)]), ct);
        var latest = await (from q in db.Quotes
                            join e in db.Entries on q.Entry equals (EntryId?)e.Origin
                            where q.FamilyEpisode == family.Episode && e.ReplacedBy == null
                            select new { q.Key, e.Id }).ToDictionaryAsync(q => q.Key, q => (EntryId?)q.Id, ct);
        return passages.SelectMany(passage => QuoteMark.Pieces(passage.Text).Select((piece, i) =>
                piece.Words is not null ? passage with { Key = $"{passage.Key}.{i}", Text = piece.Words.Trim() }
                : known.GetValueOrDefault(piece.Key!) is { State: QuoteState.Stands } quote ? new Passage($"{passage.Key}.{i}", $"Quoted from: {quote.From}", quote.Words, passage.About, quote.Side, Entry: latest.GetValueOrDefault(piece.Key!))
                : null))
            .OfType<Passage>().Where(p => p.Text.Length > 0).ToList();
    }

    /// <summary>
    /// A shielded person, or more than one adult who belongs to the family or did: nobody sends anything alone. Whose age is not known may be one, and so may a parent who never belonged.
    /// </summary>
    public async Task<bool> NeedsSecond(FamilyId family, DateOnly today, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(KeptWherever);
        var members = db.FamilyMembers.Where(m => m.Family == family).Select(m => m.Person);
        return await db.People.AnyAsync(p => members.Contains(p.Id) && p.IsProtected, ct)
            || await db.Addresses.AnyAsync(a => a.Family == family && a.IsProtected, ct)
            || await db.HarmAllegations.AnyAsync(h => members.Contains(h.Harmed), ct)
            || await Adults(family, today).Union(db.Kin.Where(k => members.Contains(k.To) && FamilyWords.Parents.Contains(k.Kind)).Select(k => k.Person)).CountAsync(ct) > 1;
    }

    /// <summary>
    /// Whether a place is hidden from its recipient today that was not looked for when the document was made, whatever hid it; or somebody of the family was shielded, moved, came to it or was alleged to have harmed since, or
    /// it was restricted: what was looked for then is not all that must not be in it now. And whether words that it tells were corrected, by which they may have got another label, or withdrawn.
    /// </summary>
    public async Task<Overtaken> OvertakenBy(OutgoingId id, PersonId? recipient, FamilyId family, DateTime madeAt, CancellationToken ct)
    {
        var (from, made) = await Made(id, family, madeAt, ct);
        if (await db.Entries.AnyAsync(e => made.Entries.Contains(e.Id) && e.ReplacedBy != null, ct) || await db.Attachments.AnyAsync(a => made.Files.Contains(a.Id) && a.WithdrawnAt != null, ct))
        {
            return Overtaken.ByWords;
        }

        var members = db.FamilyMembers.Where(m => m.Family == family).Select(m => (PersonId?)m.Person);
        return (await db.PlacesHiddenFrom(recipient, family, ct)).Any(h => made.LookedFor?.Contains(h.Id) != true)
            || await db.Facts.Where(f => f.Family == family && f.Sequence > from && Overtaking.Contains(f.Kind))
                .Concat(db.Facts.Where(f => members.Contains(f.Person) && f.Sequence > from && Overtaking.Contains(f.Kind))).AnyAsync(ct)
            ? Overtaken.ByPeople : Overtaken.ByNothing;
    }

    /// <summary>The places that a document tells, of those that its author may know: whoever may not know them cannot have put one there but by guessing, and is not told that they did.</summary>
    public async Task<IReadOnlyList<RowId>> Told(string text, FamilyInView family, Acting by, CancellationToken ct) =>
        !await db.HidesSomebody(family.Id, ct) || await db.MayLocate(family.Id, family.Episode, family.Held, by, ct) ? await db.PlacesToldBy(text, family.Id, ct) : [];

    /// <summary>Whether the document tells a place that is hidden today, perhaps its recipient’s own, and the worker does not belong to the location circle.</summary>
    public async Task<bool> IsForLocator(OutgoingId id, FamilyId family, FamilyEpisodeId episode, DateTime madeAt, Acting by, CancellationToken ct)
    {
        var (_, made) = await Made(id, family, madeAt, ct);
        return (made.Told is { } told ? await db.HidesOne(told, ct) : await db.HidesSomebody(family, ct)) && !await db.MayLocate(episode, by, ct);
    }

    /// <summary>Whether what was safe when it was prepared is safe today: the way, and the address where it goes by post.</summary>
    public async Task<bool> IsStillSafe(PersonId? recipient, SendingWay way, RowId? sentTo, CancellationToken ct)
    {
        if (recipient is not { } person)
        {
            return true;
        }

        var safe = await db.SafeWayOf(person, ct);
        return safe.WhyNot(way) is null && (sentTo is null || sentTo == safe.Address);
    }

    /// <summary>The hash of the bytes of this document that the worker opened last before its release; null when they opened none.</summary>
    public async Task<string?> LookedAt(OutgoingId id, FamilyId family, WorkerId worker, CancellationToken ct)
    {
        var told = await (from f in db.Facts
                          join p in db.Postings on f.By equals (PostingId?)p.Id
                          where f.Family == family && f.Kind == nameof(DocumentLookedAt) && p.Worker == worker
                          orderby f.Sequence descending
                          select f.Data).ToListAsync(ct);
        return told.Select(d => (DocumentLookedAt)Ledger.Read(typeof(DocumentLookedAt), d)!).FirstOrDefault(l => l.Document == id)?.Hash;
    }

    /// <summary>Whether the released bytes have been handed to somebody, so that they may be with their recipient.</summary>
    public async Task<bool> IsGone(OutgoingId id, FamilyId family, CancellationToken ct)
    {
        var told = await db.Facts.Where(f => f.Family == family && f.Kind == nameof(DocumentTakenOut)).Select(f => f.Data).ToListAsync(ct);
        return told.Exists(d => ((DocumentTakenOut)Ledger.Read(typeof(DocumentTakenOut), d)!).Document == id);
    }

    /// <summary>
    /// Whether somebody who may know where the family is has to prepare this: whatever it says, once anything is hidden from its recipient. To whoever may not, the search itself
    /// would tell: each place or number that they write and that is taken out again is a protected one, and each that is not is none.
    /// </summary>
    public async Task<bool> NeedsLocator(Outgoing outgoing, FamilyInView family, Acting by, CancellationToken ct) =>
        !await db.MayLocate(family.Id, family.Episode, family.Held, by, ct) && (await db.HiddenFrom(outgoing.Recipient, family.Id, ct)).Count > 0;

    private async Task<(long Sequence, DocumentMade Made)> Made(OutgoingId id, FamilyId family, DateTime madeAt, CancellationToken ct)
    {
        var facts = await db.Facts.Where(f => f.Family == family && f.Kind == nameof(DocumentMade) && f.At == madeAt).OrderByDescending(f => f.Sequence).Select(f => new { f.Sequence, f.Data }).ToListAsync(ct);
        return facts.Select(f => (f.Sequence, Made: (DocumentMade)Ledger.Read(typeof(DocumentMade), f.Data)!)).First(f => f.Made.Document == id);
    }

    /// <summary>
    /// What is taken out of what somebody else wrote about a document before the worker reads it: every place, once the family hides any and they do not belong to the location circle. To whoever wrote it
    /// their own words are shown as they are: else they would learn which of their guesses is right.
    /// </summary>
    public async Task<IReadOnlyList<ProtectedValue>> TakenOutFor(Acting by, FamilyInView family, CancellationToken ct) =>
        await db.MayLocate(family.Id, family.Episode, family.Held, by, ct) ? [] : await db.HiddenFrom(null, family.Id, ct);

    private IQueryable<PersonId> Adults(FamilyId family, DateOnly today)
    {
        var grownUp = today.AddYears(-AgeOfMajority);
        return from m in db.FamilyMembers
               join p in db.People on m.Person equals p.Id
               where m.Family == family && (m.Kind == MemberKind.Adult || p.BirthDate <= grownUp || (p.BirthDate == null && p.ExpectedBirthDate == null))
               select p.Id;
    }

    private async Task<Recipient> Recipient(Outgoing outgoing, FamilyInView family, CancellationToken ct)
    {
        List<PersonId> subjects = outgoing.Kind == OutgoingKind.ChildFile ? [new PersonId(outgoing.Of!.Value)] : family.Children.Select(c => c.Id).ToList();
        var names = await (from m in db.FamilyMembers join p in db.People on m.Person equals p.Id where m.Family == family.Id && p.FirstName != null select new { p.Id, p.FirstName })
            .Distinct().ToListAsync(ct);
        var others = names.Where(n => outgoing.Recipient is { } to ? n.Id != to : !subjects.Contains(n.Id)).ToDictionary(n => n.Id, n => n.FirstName!);
        return new Recipient(outgoing.Recipient, subjects, others);
    }

    private Task<IReadOnlyList<Passage>> Passages(Outgoing outgoing, FamilyInView family, Acting by, Now now, CancellationToken ct) => outgoing.Kind switch
    {
        OutgoingKind.SupervisionRecord => OfSession(new SupervisionId(outgoing.Of!.Value), family, by, now, ct),
        OutgoingKind.ChildFile => OfChild(new PersonId(outgoing.Of!.Value), family, by, ct),
        OutgoingKind.Chronology => OfChronology(family, by, ct),
        _ => Task.FromResult<IReadOnlyList<Passage>>([new Passage("letter", string.Empty, outgoing.Letter!, [], Side.Shared)]),
    };

    private async Task<IReadOnlyList<Passage>> OfSession(SupervisionId id, FamilyInView family, Acting by, Now now, CancellationToken ct)
    {
        if (await supervisions.Read(id, family.Episode, by, family.Held, now.Today, ct) is not { IsSigned: true } session)
        {
            return [];
        }

        // A signed record keeps its lines as they were; what has been corrected since goes to nobody as it was.
        var told = session.Lines.Select(l => l.Entry).OfType<EntryId>().ToList();
        var corrected = await db.Entries.Where(e => told.Contains(e.Id) && e.ReplacedBy != null).Select(e => (EntryId?)e.Id).ToListAsync(ct);
        var lines = session.Lines.Select((l, i) => new Passage(
            $"line{i}", $"Since the last session: {l.Topic.InWords().ToLowerInvariant()}", l.Text, [], l.Side, Entry: l.Entry, IsCorrected: l.Entry is not null && corrected.Contains(l.Entry)));
        var ratings = session.Agreed.Select((r, i) => new Passage($"rating{i}", $"Agreed rating: {r.About}", $"{r.Value.InWords()}. {r.Reason}", r.Child is { } child ? [child] : [], r.Side));
        var minutes = session.Minutes.Select((m, i) => new Passage($"minute{i}", m.Kind == MinuteKind.Decision ? "Decided" : $"Said by {m.By}", m.Text, [], m.Side));
        return [.. lines, .. ratings, .. minutes];
    }

    private async Task<IReadOnlyList<Passage>> OfChild(PersonId child, FamilyInView family, Acting by, CancellationToken ct)
    {
        var file = entries.LatestIn(family.Episode, by, family.Held).ForFileOf(child, db, family.Episode, by, family.Held);
        var read = await entries.ReadForChild(
            file.OrderByDescending(e => e.HappenedOn).ThenByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id), child, family.Episode, by, family.Held, ct);
        var files = await db.Attachments.ReadableIn(family.Episode, by, family.Held).Where(a => a.WithdrawnAt == null && (a.IsAboutEveryone || a.About.Any(p => p.Person == child))).OrderByDescending(a => a.AddedAt)
            .Select(a => new { a.Id, a.AddedAt, a.Kind, Words = a.LookedAtAt == null ? "A file at which nobody has looked yet" : a.Description, About = a.About.Select(p => p.Person).ToList(), a.Label, a.LabelPerson, IsUnseen = a.LookedAtAt == null }).ToListAsync(ct);
        return [
            .. read.SelectMany(e => e.Segments.Select((s, i) => new Passage($"{e.Id}-{i}", $"{e.HappenedOn:d MMMM yyyy}, {e.Author}", s.Text, s.About, new Side(s.Label, s.LabelPerson), Entry: e.Id))),
            .. files.Select(f => new Passage($"{f.Id}", $"{Now.DayOf(f.AddedAt):d MMMM yyyy}, file of the record: {f.Kind.InWords().ToLowerInvariant()}", f.Words, f.About, new Side(f.Label, f.LabelPerson), f.IsUnseen, File: f.Id)),
        ];
    }

    private async Task<IReadOnlyList<Passage>> OfChronology(FamilyInView family, Acting by, CancellationToken ct)
    {
        var (events, next) = await chronology.Read(new ChronologyWanted(IsOldestFirst: true), 0, MostEvents, family, by, ct);
        var ids = events.Select(e => e.Entry).OfType<EntryId>().ToList();
        var sides = await db.SignificantEvents.Where(s => ids.Contains(s.Entry)).Select(s => new { s.Entry, s.Line, s.Label, s.LabelPerson }).ToListAsync(ct);
        var told = events.Select((e, i) => new Passage(
            $"event{i}",
            $"{e.On:d MMMM yyyy}, {e.Kind.InWords().ToLowerInvariant()}",
            e.Kind == EventKind.Significant ? $"{e.Line}\n{e.Impact}" : string.Join(", ", e.Children.Select(c => family.NameOf(c))),
            e.Children,
            SideOf(e),
            Entry: e.Entry));
        return next is { } from ? [.. told, new Passage("rest", $"From {from:d MMMM yyyy}", $"This copy holds the first {MostEvents:N0} lines of the chronology. What happened from {from:d MMMM yyyy} on is not all in it.", [], Side.Shared)] : [.. told];

        // Words whose side cannot be found go to nobody.
        Side SideOf(EventInView told) =>
            told.Kind != EventKind.Significant ? Side.Shared
            : sides.Where(s => s.Entry == told.Entry && s.Line == told.Line).OrderByDescending(s => s.Label).FirstOrDefault() is { } side ? new Side(side.Label, side.LabelPerson)
            : Side.OfPolice;
    }
}
