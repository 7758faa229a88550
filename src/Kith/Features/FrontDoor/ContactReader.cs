using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>One contact as its pages show it.</summary>
public sealed record ContactInView(
    ContactId Id,
    int Version,
    DateTime ReceivedAt,
    DateOnly ReceivedOn,
    string Source,
    string? ReferrerName,
    string? ReferrerReach,
    PostingId? RequestedBy,
    string Account,
    string? FamilyKnows,
    string ToldAbout,
    DateOnly DecideBy,
    Brag? Rating,
    ContactOutcome? Outcome,
    DateTime? DecidedAt,
    string? FamilyRef,
    string? Reply,
    ReplyMethod? RepliedHow,
    PostingId? RepliedBy,
    DateTime? RepliedAt)
{
    public IReadOnlyList<ContactPersonInView> People { get; init; } = [];

    public IReadOnlyList<SaidOfContact> Ratings { get; init; } = [];

    public IReadOnlyList<SaidOfContact> Decisions { get; init; } = [];

    public string? RepliedByName { get; init; }

    public string SourceInWords => ReferralSource.Codes.GetValueOrDefault(Source, Source);

    public DateTime ReceivedInLondon => Now.InLondon(ReceivedAt);

    public string ChildrenInWords => string.Join(", ", People.Where(p => p.Kind == MemberKind.Child).Select(p => p.Name));
}

/// <summary>Somebody a contact is about, with what the index says of them: known or not, and who leads; nothing else of the record.</summary>
public sealed record ContactPersonInView(
    RowId Id, MemberKind Kind, string? FirstName, string? LastName, DateOnly? BirthDate, string? NhsNumber, PersonId? Known, int Matches)
{
    public IReadOnlyList<KnownWork> Work { get; init; } = [];

    public IReadOnlyList<EarlierContact> Earlier { get; init; } = [];

    public string Name => PersonName.Of(FirstName, LastName, null);

    public bool CouldBeSearched => ContactIndex.CanSearch(FirstName, LastName, BirthDate, NhsNumber);
}

/// <summary>Work with a family to which a known person belongs.</summary>
/// <param name="IsRestricted">Not for this worker: the index says that they are known and whom to ask, and neither team nor lead worker.</param>
public sealed record KnownWork(PersonId Person, string FamilyRef, bool IsOpen, bool IsRestricted, string? Team, string? Lead, string? LeadPhone)
{
    public const string AskInstead = "Restricted: ask the head of service before you do anything else.";

    /// <summary>The index in words.</summary>
    public string InWords =>
        IsRestricted ? AskInstead
        : !IsOpen ? "No work is open."
        : $"Open with {Team ?? "no team"}. {(Lead is null ? "No lead worker yet." : $"Led by {Lead}{(LeadPhone is null ? "" : $", {LeadPhone}")}.")}";
}

public sealed record EarlierContact(PersonId Person, ContactId Contact, DateOnly ReceivedOn, Brag? Rating, ContactOutcome? Outcome);

/// <summary>A rating or a decision, with its reason, by whom and when.</summary>
public sealed record SaidOfContact(string What, string Why, string? WhyLate, string By, DateTime At);

public sealed class ContactReader(KithDb db, ContactIndex index)
{
    private const int EarlierMost = 20;

    public async Task<ContactInView?> Find(ContactId id, Acting by, CancellationToken ct)
    {
        var seen = db.ContactsSeenBy(by);
        var row = await (from c in seen
                         where c.Id == id
                         select new
                         {
                             View = new ContactInView(
                                 c.Id,
                                 c.Version,
                                 c.ReceivedAt,
                                 c.ReceivedOn,
                                 c.Source,
                                 c.ReferrerName,
                                 c.ReferrerReach,
                                 c.RequestedBy,
                                 c.Account,
                                 c.FamilyKnows,
                                 c.ToldAbout,
                                 c.DecideBy,
                                 c.Rating,
                                 c.Outcome,
                                 c.DecidedAt,
                                 (from e in db.FamilyEpisodes join f in db.Families on e.Family equals f.Id where e.Id == c.FamilyEpisode select f.Ref).FirstOrDefault(),
                                 c.Reply,
                                 c.RepliedHow,
                                 c.RepliedBy,
                                 c.RepliedAt),
                             c.Ratings,
                             c.Decisions,
                             People = c.People.OrderBy(p => p.Place).Select(p => new ContactPersonInView(p.Id, p.Kind, p.FirstName, p.LastName, p.BirthDate, p.NhsNumber, p.Known, p.Matches)).ToList(),
                         }).AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var names = await NamesOf([.. row.Ratings.Select(r => r.By), .. row.Decisions.Select(d => d.By), .. row.View.RepliedBy is { } replier ? new[] { replier } : []], ct);
        return row.View with
        {
            People = row.People,
            Ratings = row.Ratings.OrderBy(r => r.At).Select(r => new SaidOfContact(r.Value.InWords(), r.Why, null, names[r.By], r.At)).ToList(),
            Decisions = row.Decisions.OrderBy(d => d.At).Select(d => new SaidOfContact(d.Outcome.InWords(), d.Why, d.WhyLate, names[d.By], d.At)).ToList(),
            RepliedByName = row.View.RepliedBy is { } replied ? names[replied] : null,
        };
    }

    /// <summary>The same with what the index says of its people, for the front door alone.</summary>
    public async Task<ContactInView?> FindWithIndex(ContactId id, Acting by, CancellationToken ct)
    {
        if (await Find(id, by, ct) is not { } found)
        {
            return null;
        }

        // Of several who match, only those count of whom this worker may learn that they are known.
        var several = await index.Matches([.. found.People.Where(p => p.Matches > 1).Select(p => new Sought(p.Id, p.FirstName, p.LastName, p.BirthDate, p.NhsNumber))], ct);
        var matched = found.People.ToDictionary(p => p.Id, IReadOnlyList<PersonId> (p) => p.Known is { } one ? [one] : several.GetValueOrDefault(p.Id, []));
        var concealed = await ConcealedAmong([.. matched.Values.SelectMany(m => m).Distinct()], by, ct);
        var contact = found with
        {
            People = found.People.Select(p => matched[p.Id].Except(concealed).ToList() is var open && open.Count == 1 ? p with { Known = open[0], Matches = 1 } : p with { Known = null, Matches = open.Count }).ToList(),
        };
        var known = contact.People.Select(p => p.Known).OfType<PersonId>().ToList();
        if (known.Count == 0)
        {
            return contact;
        }

        var work = await WorkWith(known, by, ct);
        var seen = db.ContactsSeenBy(by);
        var earlier = await (from p in db.ContactPeople
                             from c in seen
                             where known.Contains(p.Known!.Value) && c.Id != id && c.People.Any(o => o.Id == p.Id)
                             orderby c.ReceivedOn descending
                             select new EarlierContact(p.Known!.Value, c.Id, c.ReceivedOn, c.Rating, c.Outcome)).Take(EarlierMost).ToListAsync(ct);
        return contact with
        {
            People = contact.People.Select(p => p with
            {
                Work = work.Where(w => w.Person == p.Known).ToList(),
                Earlier = earlier.Where(e => e.Person == p.Known).ToList(),
            }).ToList(),
        };
    }

    /// <summary>People of whom this worker must not learn that they are known: all work with them is sealed, or with somebody close to the worker.</summary>
    public async Task<IReadOnlyList<PersonId>> ConcealedAmong(IReadOnlyCollection<PersonId> known, Acting by, CancellationToken ct)
    {
        if (known.Count == 0)
        {
            return [];
        }

        var concealed = db.ConcealedFrom(by);
        var work = await (from m in db.FamilyMembers
                          join e in db.FamilyEpisodes on m.Family equals e.Family
                          where known.Contains(m.Person)
                          select new { m.Person, IsConcealed = concealed.Any(c => c == e.Id) }).ToListAsync(ct);
        return work.GroupBy(w => w.Person).Where(p => p.All(w => w.IsConcealed)).Select(p => p.Key).ToList();
    }

    private async Task<List<KnownWork>> WorkWith(List<PersonId> known, Acting by, CancellationToken ct)
    {
        var (concealed, shut) = (db.ConcealedFrom(by), db.RestrictedWithout(by));
        return await (from m in db.FamilyMembers
                      join f in db.Families on m.Family equals f.Id
                      where known.Contains(m.Person) && m.Until == null && !db.FamilyEpisodes.Any(e => e.Family == f.Id && concealed.Any(c => c == e.Id))
                      let episode = db.FamilyEpisodes.Where(e => e.Family == f.Id && e.ClosedOn == null).Select(e => (FamilyEpisodeId?)e.Id).FirstOrDefault()
                      let lead = (from i in db.Involvements
                                  join p in db.Postings on i.Posting equals p.Id
                                  where i.FamilyEpisode == episode && i.Kind == InvolvementKind.Allocated && i.EndedOn == null
                                  select (WorkerId?)p.Worker).FirstOrDefault()
                      select new KnownWork(
                          m.Person,
                          f.Ref,
                          episode != null,
                          db.FamilyEpisodes.Any(e => e.Family == f.Id && e.ClosedOn == null && shut.Any(s => s == e.Id)),
                          (from i in db.Involvements join t in db.Teams on i.Team equals t.Id where i.FamilyEpisode == episode && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null select t.Name).FirstOrDefault(),
                          db.Workers.Where(w => w.Id == lead).Select(w => w.Name).FirstOrDefault(),
                          db.Workers.Where(w => w.Id == lead).Select(w => w.Phone).FirstOrDefault())).ToListAsync(ct);
    }

    private async Task<Dictionary<PostingId, string>> NamesOf(IReadOnlyCollection<PostingId> postings, CancellationToken ct) =>
        postings.Count == 0
            ? []
            : await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where postings.Contains(p.Id) select new { p.Id, w.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
}
