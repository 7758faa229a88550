using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>A family as every page about it knows it: the period of work in hand, how the reader stands to it, and who its people are.</summary>
public sealed record FamilyInView(
    FamilyId Id,
    string Ref,
    string Name,
    FamilyEpisodeId Episode,
    DateOnly OpenedOn,
    DateOnly? AllocatedOn,
    DateOnly? ClosedOn,
    Relationship Held,
    IReadOnlyList<PersonInView> People,
    string? Lead = null,
    CaseLabel Label = CaseLabel.Standard)
{
    public IEnumerable<PersonInView> Children => People.Where(p => p.Kind == MemberKind.Child);

    public IEnumerable<PersonInView> Adults => People.Where(p => p.Kind == MemberKind.Adult);

    public bool May(Acting by, Duty duty) => AccessRule.Decide(by, duty, Held) == Decision.Allowed;

    public PersonInView? Find(PersonId? person) => People.FirstOrDefault(p => p.Id == person);

    /// <summary>Where the person stands in the family’s own order: children first, eldest first.</summary>
    public int PlaceOf(PersonId person) => People.TakeWhile(p => p.Id != person).Count();

    public string NameOf(PersonId? person) => Find(person)?.Name ?? "Somebody no longer in the family";
}

public sealed record PersonInView(PersonId Id, MemberKind Kind, string Name, string Age, DateOnly? BirthDate, bool IsProtected);

/// <summary>Opens a family for a page: found, seen, and the duty allowed; otherwise 404 or 403, the same as for a family that never was.</summary>
public sealed class FamilyDoor(KithDb db, Viewing viewing, TimeProvider time)
{
    // Compiled, because every page about a family begins with these two.
    private static readonly Func<KithDb, string, PostingId, WorkerId, DateOnly, DateTime, IAsyncEnumerable<EpisodeRow>> EpisodesBy = EF.CompileAsyncQuery(
        (KithDb db, string reference, PostingId me, WorkerId worker, DateOnly today, DateTime moment) =>
            from f in db.Families.TagWith("Control: whose relationship is asked")
            join e in db.FamilyEpisodes on f.Id equals e.Family
            where f.Ref == reference
            orderby e.ClosedOn != null, e.OpenedOn descending
            select new EpisodeRow(
                f.Id,
                f.Ref,
                f.Name,
                e.Id,
                e.OpenedOn,
                e.AllocatedOn,
                e.ClosedOn,
                (from i in db.Involvements
                 join p in db.Postings on i.Posting equals p.Id
                 join w in db.Workers on p.Worker equals w.Id
                 where i.FamilyEpisode == e.Id && i.EndedOn == null && i.Kind == InvolvementKind.Allocated
                 select w.Name).FirstOrDefault(),
                new Gate(
                    db.Interests.Any(x => x.Worker == worker && x.EndedAt == null && db.FamilyMembers.Any(m => m.Family == f.Id && m.Person == x.Person)),
                    db.Restrictions.Where(r => r.FamilyEpisode == e.Id && r.LiftedAt == null).Select(r => (CaseLabel?)r.Label).FirstOrDefault(),
                    db.ListedPostings.Any(n => n.FamilyEpisode == e.Id && n.Posting == me && n.EndedOn == null && n.From <= today && (n.Until == null || n.Until >= today)),
                    db.BrokenGlasses.Any(g => g.Posting == me && g.Until > moment && g.FamilyEpisode == e.Id),
                    db.BrokenGlasses.Any(g => g.Posting == me && g.Until > moment && g.FamilyEpisode == e.Id && g.IsImmediateDanger)),
                db.Involvements
                    .Where(i => i.FamilyEpisode == e.Id && i.EndedOn == null)
                    .Select(i => new HeldRow(i.Kind, i.Posting, i.Team))
                    .ToList()));

    // Beneath the decision and apart from it: whether anything at all ties the worker to the work. Bounds open on this, so that a decision that lets everybody in shows an empty page.
    private static readonly Func<KithDb, FamilyEpisodeId, PostingId, TeamId, DateTime, IAsyncEnumerable<FamilyEpisodeId>> TiedTo = EF.CompileAsyncQuery(
        (KithDb db, FamilyEpisodeId episode, PostingId me, TeamId team, DateTime moment) => db.FamilyEpisodes
            .Where(e => e.Id == episode
                && (db.Involvements.Any(i => i.FamilyEpisode == episode && i.EndedOn == null && (i.Posting == me || (i.Team == team && i.Kind != InvolvementKind.CoWorker)))
                    || db.BrokenGlasses.Any(g => g.FamilyEpisode == episode && g.Posting == me && g.Until > moment)))
            .Select(e => e.Id));

    private static readonly Func<KithDb, FamilyId, FamilyEpisodeId, PostingId, TeamId, DateTime, IAsyncEnumerable<MemberRow>> MembersOf = EF.CompileAsyncQuery(
        (KithDb db, FamilyId family, FamilyEpisodeId episode, PostingId me, TeamId team, DateTime moment) =>
            from m in db.FamilyMembers
            join p in db.People on m.Person equals p.Id
            where m.Family == family && m.Until == null
            orderby m.Kind == MemberKind.Child ? 0 : 1, p.BirthDate, p.FirstName
            select new MemberRow(
                p.Id,
                m.Kind,
                p.FirstName,
                p.LastName,
                p.BirthDate,
                p.ExpectedBirthDate,
                p.IsProtected,
                p.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).Select(i => i.Value).FirstOrDefault(),
                db.Involvements.Any(i => i.FamilyEpisode == episode && i.EndedOn == null && (i.Posting == me || (i.Team == team && i.Kind != InvolvementKind.CoWorker)))
                    || db.BrokenGlasses.Any(g => g.FamilyEpisode == episode && g.Posting == me && g.Until > moment)));

    public async Task<(FamilyInView? Family, IActionResult? Refused)> Enter(string reference, Acting by, Duty duty, CancellationToken ct)
    {
        var episodes = await EpisodesBy(db, reference, by.Posting, by.Worker, by.At.Today, by.At.Moment).ToListAsync(ct);
        var seen = episodes
            .Select(e => (Episode: e, Held: e.Gate.Let(by.Role, e.Held.For(by))))
            .FirstOrDefault(e => AccessRule.Decide(by, duty, e.Held) != Decision.NotVisible);

        // Whose record was asked for is audited, whether it may be seen or not.
        (viewing.Family, viewing.FamilyEpisode) = (episodes.Count > 0 ? episodes[0].Family : null, seen.Episode?.Id);
        if (seen.Episode is not { } work)
        {
            return (null, new NotFoundResult());
        }

        if (AccessRule.Decide(by, duty, seen.Held) == Decision.Forbidden)
        {
            return (null, new ForbidResult());
        }

        var people = await PeopleOf(work, by, ct);
        return (new FamilyInView(work.Family, work.Ref, work.Name, work.Id, work.OpenedOn, work.AllocatedOn, work.ClosedOn, seen.Held, people, work.Lead, work.Gate.Label ?? CaseLabel.Standard), null);
    }

    private async Task<IReadOnlyList<PersonInView>> PeopleOf(EpisodeRow work, Acting by, CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var rows = await MembersOf(db, work.Family, work.Id, by.Posting, by.Team, by.At.Moment).ToListAsync(ct);
        if (rows is [var first, ..] ? first.IsTied : await TiedTo(db, work.Id, by.Posting, by.Team, by.At.Moment).AnyAsync(ct))
        {
            db.Bounds.Open(work.Id, by);
        }

        return rows.ConvertAll(p => new PersonInView(
            p.Id,
            p.Kind,
            PersonName.Of(p.FirstName, p.LastName, p.Number),
            PersonName.AgeInWords(p.BirthDate, p.ExpectedBirthDate, today),
            p.BirthDate,
            p.IsProtected));
    }

    private sealed record EpisodeRow(
        FamilyId Family, string Ref, string Name, FamilyEpisodeId Id, DateOnly OpenedOn, DateOnly? AllocatedOn, DateOnly? ClosedOn, string? Lead, Gate Gate, List<HeldRow> Held);

    private sealed record MemberRow(
        PersonId Id, MemberKind Kind, string? FirstName, string? LastName, DateOnly? BirthDate, DateOnly? ExpectedBirthDate, bool IsProtected, string? Number, bool IsTied);
}

/// <summary>A page about one family that only shows.</summary>
public abstract class FamilyPage : PageModel, IAboutFamily
{
    public FamilyInView Family { get; private set; } = null!;

    public Acting By => HttpContext.MustAct();

    [BindProperty(SupportsGet = true, Name = "familyRef")]
    public string FamilyRef { get; set; } = string.Empty;

    protected async Task<IActionResult?> Enter(CancellationToken ct)
    {
        var (family, refused) = await FamilyEntry.Through(HttpContext, GetType(), FamilyRef, ct);
        Family = family!;
        return refused;
    }
}

/// <summary>A page about one family with one form.</summary>
public abstract class FamilyFormPage<TInput> : FormPage<TInput>, IAboutFamily
    where TInput : class, new()
{
    public FamilyInView Family { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "familyRef")]
    public string FamilyRef { get; set; } = string.Empty;

    protected sealed override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var (family, refused) = await FamilyEntry.Through(HttpContext, GetType(), FamilyRef, ct);
        if (refused is not null)
        {
            return refused;
        }

        Family = family!;
        return await Show(ct);
    }

    /// <summary>Loads what the page shows beside the form.</summary>
    protected virtual Task<IActionResult?> Show(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override string? Called(object item) => item is PersonId person ? Family.NameOf(person) : base.Called(item);
}

/// <summary>The layout draws the family's banner on every page about it.</summary>
public interface IAboutFamily
{
    FamilyInView Family { get; }
}

internal static class FamilyEntry
{
    /// <summary>A page declares its duty once, in <see cref="NeedsAttribute"/>, for its role's policy and for this family alike.</summary>
    public static async Task<(FamilyInView? Family, IActionResult? Refused)> Through(HttpContext context, Type page, string reference, CancellationToken ct)
    {
        var duty = ((NeedsAttribute)Attribute.GetCustomAttribute(page, typeof(NeedsAttribute))!).Duty;
        var entered = await context.RequestServices.GetRequiredService<FamilyDoor>().Enter(reference, context.MustAct(), duty, ct);
        if (entered.Family is { } family)
        {
            context.Features.Set(new BeforeWhom(family.Episode, [(context.MustAct(), family.Held)]));
        }

        return entered;
    }
}
