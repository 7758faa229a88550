using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>One child's own file: what was written for everyone and about this child, never a sibling's words; when the child was seen; key events.</summary>
[Needs(Duty.ReadChildFile)]
public sealed class ReadChildFileModel(KithDb db, EntriesReader entries, ChronologyReader chronology) : FamilyPage
{
    private const int PageSize = 20;
    private const int EventsShown = 5;
    private const int SightingsShown = 10;

    [BindProperty(SupportsGet = true, Name = "person")]
    public PersonId ChildId { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public PersonInView Child { get; private set; } = null!;

    public VisitInView? Visits { get; private set; }

    public IReadOnlyList<SeenInView> Sightings { get; private set; } = [];

    public IReadOnlyList<EventInView> Events { get; private set; } = [];

    public IReadOnlyList<EntryInView> Entries { get; private set; } = [];

    public int Pages { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (Family.Find(ChildId) is not { Kind: MemberKind.Child } child)
        {
            return NotFound();
        }

        Child = child;
        var latest = entries.LatestIn(Family.Episode, By, Family.Held);
        Visits = await db.VisitsDue.Where(v => v.FamilyEpisode == Family.Episode && v.Child == ChildId)
            .Select(v => new VisitInView(v.LastSeenOn, v.LastSeenAloneOn, v.DueOn)).FirstOrDefaultAsync(ct);
        Sightings = await (from s in db.Sightings
                           join e in latest on s.Entry equals e.Id
                           join p in db.Postings on e.Author equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           where s.Child == ChildId
                           orderby s.On descending, e.RecordedAt descending
                           select new SeenInView(e.Id, s.On, s.Seen, w.Name)).Take(SightingsShown).ToListAsync(ct);
        (Events, _) = await chronology.Read(new ChronologyWanted(ChildId), 0, EventsShown, Family, By, ct);
        var file = latest.ForFileOf(ChildId, db, Family.Episode, By, Family.Held);
        Pages = Math.Max(1, (await file.CountAsync(ct) + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        Entries = await entries.ReadForChild(
            file.OrderByDescending(e => e.HappenedOn).ThenByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).Skip((Number - 1) * PageSize).Take(PageSize), ChildId, Family.Episode, By, Family.Held, ct);
        return Page();
    }

    public string PageLink(int number) => $"?p={number}";
}

public sealed record VisitInView(DateOnly? LastSeenOn, DateOnly? LastSeenAloneOn, DateOnly DueOn);

public sealed record SeenInView(EntryId Entry, DateOnly On, Seen Seen, string By);
