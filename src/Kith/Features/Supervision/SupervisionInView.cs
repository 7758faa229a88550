using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>A session as one reader, or everybody before one screen, may read it.</summary>
public sealed record SupervisionInView(
    SupervisionId Id,
    DateOnly DueOn,
    DateOnly? HeldOn,
    DateTime? SignedAt,
    string? SignedBy,
    int Version,
    IReadOnlyList<Line> Lines,
    IReadOnlyList<AttendanceInView> Attendance,
    IReadOnlyList<RatingInView> Ratings,
    bool AreRatingsOpen,
    IReadOnlyList<MinuteInView> Minutes,
    PreviousInView? Previous,
    BeforeWhom Before)
{
    public bool IsSigned => SignedAt is not null;

    public IEnumerable<RatingInView> Agreed => Ratings.Where(r => r.Worker is null);

    public IEnumerable<RatingInView> Own => Ratings.Where(r => r.Worker is not null);

    public RatingInView? AgreedOverall => Agreed.FirstOrDefault(r => r is { Child: null, Dimension: RagDimension.Overall });

    public IEnumerable<MinuteInView> Of(MinuteKind kind) => Minutes.Where(m => m.Kind == kind);

    public IEnumerable<Line> On(AgendaTopic topic) => Lines.Where(l => l.Topic == topic);
}

public sealed record AttendanceInView(PostingId Posting, string Name, Role Role, Discipline Discipline, Presence Presence);

/// <param name="Subject">The family, or the child's name.</param>
public sealed record RatingInView(
    PostingId? Worker, string? WorkerName, Role? Role, PersonId? Child, string Subject, RagDimension Dimension, Rag Value, string? Reason, Side Side, string? SaidTo)
{
    public string About => Dimension == RagDimension.Overall ? Subject : $"{Subject}, {Dimension.InWords().ToLowerInvariant()}";
}

public sealed record MinuteInView(MinuteKind Kind, string Text, Side Side, PostingId Posting, string By, Role Role);

public sealed record PreviousInView(SupervisionId Id, DateOnly HeldOn, IReadOnlyList<RatingInView> Agreed, IReadOnlyList<string> Decisions);

/// <summary>Reads one session in a number of queries that does not depend on how much was written.</summary>
public sealed class SupervisionReader(KithDb db, SupervisionDesk desk, Agenda agenda)
{
    public async Task<SupervisionInView?> Read(
        SupervisionId id, FamilyEpisodeId episode, Acting by, Relationship held, DateOnly today, CancellationToken ct, bool isSharedScreen = false)
    {
        var session = await db.Supervisions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.FamilyEpisode == episode, ct);
        if (session is null)
        {
            return null;
        }

        var named = await desk.WorkersOf(episode, today, ct);
        var readers = isSharedScreen ? await Readers.OfSharedScreen(db, id, episode, by, held, named, ct) : Readers.One(episode, by, held);
        var attendance = await Attendance(id, named, readers, ct);
        var areOpen = session.IsSigned || await AreRatingsOpen(id, named, ct);
        var names = await NamesOf(episode, ct);
        return new SupervisionInView(
            id,
            session.DueOn,
            session.HeldOn,
            session.SignedAt,
            session.SignedBy is null ? null : await NameOf(session.SignedBy.Value, ct),
            session.Version,
            session.IsSigned ? await Frozen(id, readers, ct) : await agenda.Draw(session, readers, today, ct),
            attendance,
            await Ratings(readers.Open(db.RagRatings).Where(r => r.Supervision == id && (areOpen || r.Worker == null || (!isSharedScreen && r.Worker == by.Posting))), names, ct),
            areOpen,
            await Minutes(id, readers, ct),
            await Previous(session, readers, names, ct),
            readers.Before);
    }

    private async Task<IReadOnlyList<Line>> Frozen(SupervisionId id, Readers readers, CancellationToken ct) =>
        await readers.Open(db.AgendaLines).Where(l => l.Supervision == id).OrderBy(l => l.Place)
            .Select(l => new Line(l.Topic, l.Text, new Side(l.Label, l.LabelPerson), l.Entry)).ToListAsync(ct);

    private async Task<IReadOnlyList<AttendanceInView>> Attendance(SupervisionId id, IReadOnlyList<NamedWorker> named, Readers readers, CancellationToken ct)
    {
        var rows = await (from a in db.Attendances
                          join p in db.Postings on a.Posting equals p.Id
                          join w in db.Workers on p.Worker equals w.Id
                          where a.Supervision == id
                          orderby w.Name
                          select new AttendanceInView(a.Posting, w.Name, p.Role, a.Discipline, a.Presence)).ToListAsync(ct);
        return rows.Where(a => named.FirstOrDefault(w => w.Posting == a.Posting) is not { } worker || readers.Meet(worker)).OrderBy(a => a.Discipline).ToList();
    }

    /// <summary>Each says what they think before they hear the others: until every adult worker has, or the family's rating is agreed.</summary>
    private async Task<bool> AreRatingsOpen(SupervisionId id, IReadOnlyList<NamedWorker> named, CancellationToken ct)
    {
        var given = await db.RagRatings.Where(r => r.Supervision == id && r.Child == null && r.Dimension == RagDimension.Overall).Select(r => r.Worker).ToListAsync(ct);
        var absent = await db.Attendances.Where(a => a.Supervision == id && a.Presence == Presence.Absent).Select(a => a.Posting).ToListAsync(ct);
        return given.Contains(null) || named.Where(w => w is { IsCurrent: true, IsAdultWorker: true } && !absent.Contains(w.Posting)).All(w => given.Contains(w.Posting));
    }

    private async Task<IReadOnlyList<RatingInView>> Ratings(IQueryable<RagRating> ratings, Dictionary<PersonId, string> names, CancellationToken ct)
    {
        var rows = await (from r in ratings
                          join p in db.Postings on r.Worker equals p.Id into postings
                          from p in postings.DefaultIfEmpty()
                          join w in db.Workers on p.Worker equals w.Id into workers
                          from w in workers.DefaultIfEmpty()
                          select new
                          {
                              r.Worker,
                              Name = w == null ? null : w.Name,
                              Role = p == null ? (Role?)null : p.Role,
                              r.Child,
                              r.Dimension,
                              r.Value,
                              r.Reason,
                              r.Label,
                              r.LabelPerson,
                              SaidTo = r.Worker == null || r.RecordedBy == r.Worker
                                  ? null
                                  : (from q in db.Postings join v in db.Workers on q.Worker equals v.Id where q.Id == r.RecordedBy select v.Name).FirstOrDefault(),
                          }).ToListAsync(ct);
        return rows
            .Select(r => new RatingInView(
                r.Worker, r.Name, r.Role, r.Child, r.Child is { } child ? names.GetValueOrDefault(child, "A child") : "The family", r.Dimension, r.Value, r.Reason, new Side(r.Label, r.LabelPerson), r.SaidTo))
            .OrderBy(r => r.WorkerName, StringComparer.CurrentCulture).ThenBy(r => r.Child is not null).ThenBy(r => r.Subject, StringComparer.CurrentCulture).ThenBy(r => r.Dimension)
            .ToList();
    }

    private async Task<IReadOnlyList<MinuteInView>> Minutes(SupervisionId id, Readers readers, CancellationToken ct)
    {
        var rows = await (from m in readers.Open(db.Minutes)
                          join p in db.Postings on m.By equals p.Id
                          join w in db.Workers on p.Worker equals w.Id
                          where m.Supervision == id
                          orderby m.RecordedAt
                          select new { m.Kind, m.Text, m.Label, m.LabelPerson, m.By, w.Name, p.Role }).ToListAsync(ct);
        return rows.ConvertAll(m => new MinuteInView(m.Kind, m.Text, new Side(m.Label, m.LabelPerson), m.By, m.Name, m.Role)).OrderBy(m => m.Side.Label).ToList();
    }

    private async Task<PreviousInView?> Previous(GroupSupervision session, Readers readers, Dictionary<PersonId, string> names, CancellationToken ct)
    {
        var previous = await db.Supervisions
            .Where(s => s.FamilyEpisode == session.FamilyEpisode && s.SignedAt != null && s.Id != session.Id && (session.SignedAt == null || s.SignedAt < session.SignedAt))
            .OrderByDescending(s => s.SignedAt)
            .Select(s => new { s.Id, s.HeldOn })
            .FirstOrDefaultAsync(ct);
        return previous is null
            ? null
            : new PreviousInView(
                previous.Id,
                previous.HeldOn!.Value,
                await Ratings(readers.Open(db.RagRatings).Where(r => r.Supervision == previous.Id && r.Worker == null), names, ct),
                await readers.Open(db.Minutes).Where(m => m.Supervision == previous.Id && m.Kind == MinuteKind.Decision).OrderBy(m => m.RecordedAt).Select(m => m.Text).ToListAsync(ct));
    }

    private async Task<Dictionary<PersonId, string>> NamesOf(FamilyEpisodeId episode, CancellationToken ct)
    {
        var rows = await (from e in db.FamilyEpisodes
                          join m in db.FamilyMembers on e.Family equals m.Family
                          join p in db.People on m.Person equals p.Id
                          where e.Id == episode
                          select new { p.Id, p.FirstName, p.LastName }).Distinct().ToListAsync(ct);
        return rows.ToDictionary(p => p.Id, p => PersonName.Of(p.FirstName, p.LastName));
    }

    private Task<string> NameOf(PostingId posting, CancellationToken ct) =>
        (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == posting select w.Name).SingleAsync(ct);
}
