using System.Net;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>Opens every page: each by whoever of the cast may, about the family, the contact and whatever else they have.</summary>
public sealed class Tour(KithWorld world, FamilyInTest family, ContactId contact, IReadOnlyList<WorkerInTest> cast)
{
    public string FamilyRef => family.Ref;

    public async Task<(Visitor Visitor, string Address)?> Open(string route)
    {
        foreach (var worker in cast)
        {
            var visitor = world.As(worker);
            var address = await Fill(route, worker);
            if (address is not null && (await visitor.Open(address)).Status == HttpStatusCode.OK)
            {
                return (visitor, address);
            }
        }

        return null;
    }

    /// <summary>A route's address for the one worker of this tour; null when the stage has not what it is about.</summary>
    public Task<string?> AddressOf(string route) => Fill(route, cast[0]);

    /// <summary>The route’s address as this worker would have it; null when there is nothing to put into it.</summary>
    public async Task<string?> Fill(string route, WorkerInTest worker)
    {
        var parts = new List<string>();
        foreach (var part in route.Split('/'))
        {
            if ((part.StartsWith('{') ? await Value(part.Trim('{', '}').Split(':')[0].TrimEnd('?'), route, worker) : part) is not { } value)
            {
                return null;
            }

            parts.Add(value);
        }

        return "/" + string.Join('/', parts);
    }

    private Task<string?> Value(string parameter, string route, WorkerInTest worker) => world.Read<string?>(async db => parameter switch
    {
        "familyRef" => family.Ref,
        "person" or "child" => family.Child("Amy").ToString(),
        "adult" => family.Adult("Vera").ToString(),
        "step" => (await db.Steps.Where(s => s.FamilyEpisode == family.Episode && s.DoneOn == null).OrderBy(s => s.Id).Select(s => s.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "entry" => (await db.Entries.Where(e => e.FamilyEpisode == family.Episode && e.ReplacedBy == null)
            .OrderByDescending(e => e.Author == worker.Posting).Select(e => e.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "source" => "entry",
        "of" => (await db.Entries.Where(e => e.FamilyEpisode == family.Episode && e.Kind == Practice.Workbook.EntryKind.Visit && e.ReplacedBy == null).OrderBy(e => e.Id).Select(e => e.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "involvement" => (await db.Involvements.Where(i => i.FamilyEpisode == family.Episode && i.Kind == InvolvementKind.CoWorker && i.EndedOn == null).OrderBy(i => i.Id).Select(i => i.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "invitation" => (await db.Invitations.Where(x => x.FamilyEpisode == family.Episode && x.EndedAt == null).OrderByDescending(x => x.Posting == worker.Posting)
            .ThenByDescending(x => route.EndsWith("answer", StringComparison.Ordinal) ? x.Kind == InvitationKind.ToWork : x.Kind == InvitationKind.ToContribute)
            .Select(x => x.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "listed" => (await db.ListedPostings.Where(n => n.FamilyEpisode == family.Episode && n.EndedOn == null).OrderBy(n => n.Id).Select(n => n.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "restriction" => (await db.Restrictions.Where(r => r.FamilyEpisode == family.Episode && r.LiftedAt == null).OrderBy(r => r.Id).Select(r => r.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "interest" => (await db.Interests.Where(x => x.EndedAt == null && db.Postings.Any(p => p.Worker == x.Worker && p.Agency == worker.Agency)).OrderByDescending(x => x.Id).Select(x => x.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "agreement" => (await db.Agreements.OrderByDescending(g => g.Id).Select(g => g.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "glass" => (await db.BrokenGlasses.Where(g => g.Agency == worker.Agency && g.ReviewedAt == null).OrderByDescending(g => g.Id).Select(g => g.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "alert" => (await db.CuriosityAlerts.Where(a => a.Agency == worker.Agency && a.ReviewedAt == null).OrderByDescending(a => a.Id).Select(a => a.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "kin" => (await db.Kin.Where(k => k.To == family.Child("Amy")).OrderBy(k => k.Id).Select(k => k.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "address" => (await db.Addresses.Where(a => a.Family == family.Id && a.IsProtected).OrderBy(a => a.Id).Select(a => a.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "document" => (await db.Outgoings.Where(o => o.FamilyEpisode == family.Episode && o.ReleasedAt == null && o.StoppedAt == null && (o.MadeAt != null || o.AuthorWorker == worker.Worker))
            .OrderByDescending(o => o.MadeAt != null).Select(o => o.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "attachment" => (await db.Attachments.Where(a => a.FamilyEpisode == family.Episode && a.WithdrawnAt == null && a.LookedAtAt == null).OrderByDescending(a => a.AddedBy == worker.Posting).ThenBy(a => a.Id).Select(a => a.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "reader" => (await db.LocationReaders.Where(r => r.FamilyEpisode == family.Episode && r.EndedAt == null).OrderBy(r => r.Id).Select(r => r.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "unshielding" => (await db.Unshieldings.Where(u => u.FamilyEpisode == family.Episode && u.AnsweredAt == null).OrderBy(u => u.Id).Select(u => u.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "session" => (await db.Supervisions.Where(s => s.FamilyEpisode == family.Episode && s.SignedAt == null).OrderBy(s => s.Id).Select(s => s.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "build" => (await db.CensusBuilds.Where(b => b.Agency == worker.Agency && b.Source == (route.EndsWith("delete", StringComparison.Ordinal) ? CensusSource.File : CensusSource.Record))
            .OrderByDescending(b => b.Id).Select(b => b.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "number" => "1",
        "referral" => (await db.ChildEpisodes.Where(e => e.FamilyEpisode == family.Episode).OrderBy(e => e.Id).Select(e => e.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "plan" => (await db.ChildEpisodes.Where(e => e.FamilyEpisode == family.Episode).SelectMany(e => e.Plans).Where(p => p.EndsOn == null).OrderBy(p => p.Id).Select(p => p.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "enquiry" => (await db.ChildEpisodes.Where(e => e.FamilyEpisode == family.Episode).SelectMany(e => e.Enquiries).OrderBy(e => e.Id).Select(e => e.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "assessment" => (await db.Assessments.Where(a => a.FamilyEpisode == family.Episode && a.AuthorisedAt == null).OrderBy(a => a.Id).Select(a => a.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "period" => (await db.CarePeriods.Where(p => p.FamilyEpisode == family.Episode && p.CeasedOn == null).OrderBy(p => p.Id).Select(p => p.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "row" => (await db.CarePeriods.Where(p => p.FamilyEpisode == family.Episode && p.CeasedOn == null).SelectMany(p => p.Placements.Select(r => new { r.Id, Route = "placements", r.On }))
            .Concat(db.CarePeriods.Where(p => p.FamilyEpisode == family.Episode && p.CeasedOn == null).SelectMany(p => p.Statuses.Select(r => new { r.Id, Route = "legal-statuses", r.On })))
            .Concat(db.CarePeriods.Where(p => p.FamilyEpisode == family.Episode && p.CeasedOn == null).SelectMany(p => p.Missing.Select(r => new { r.Id, Route = "missing", r.On })))
            .Concat(db.CarePeriods.Where(p => p.FamilyEpisode == family.Episode && p.CeasedOn == null).SelectMany(p => p.Checks.Select(r => new { r.Id, Route = "checks", r.On }))).ToListAsync())
            .Where(r => route.Contains(r.Route) || (route.Contains("withdraw") && r.Route == "checks")).Select(r => r.Id.ToString()).FirstOrDefault(),
        "help" => (await db.HelpAssessments.Where(a => a.FamilyEpisode == family.Episode && a.CompletedOn == null).OrderBy(a => a.Id).Select(a => a.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "import" => (await db.Imports.Where(i => i.Agency == family.Team.Agency).OrderBy(i => i.Id).Select(i => i.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "service" => (await db.Services.OrderBy(s => s.Number).Select(s => s.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "report" => (await db.ListingReports.Where(r => r.ClosedAt == null).OrderBy(r => r.Id).Select(r => r.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "place" => (await db.Locations.OrderBy(l => l.Id).Select(l => l.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "batch" => (await db.Proposals.Where(p => p.Batch != null && p.State == ProposalState.Waiting).OrderByDescending(p => p.Id).Select(p => p.Batch).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "feed" => (await db.FollowedFeeds.OrderBy(f => f.Source).Select(f => f.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "run" => (await db.FeedRuns.OrderBy(r => r.Id).Select(r => r.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "synonym" => (await db.Synonyms.OrderBy(s => s.Phrase).ThenBy(s => s.Id).Select(s => s.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "twin" => (await db.Twins.Where(t => t.State == (route.EndsWith("decided", StringComparison.Ordinal) ? TwinState.NotTheSame : TwinState.Open)).OrderBy(t => t.Id).Select(t => t.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "proposal" => (await db.Proposals.OrderByDescending(p => p.ProposedAt).Select(p => p.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "earlier" => (await db.EarlierListings.Where(e => e.Service == db.Services.OrderBy(s => s.Number).Select(s => s.Id).First()).OrderBy(e => e.Number).Select(e => e.Number).Take(1).ToListAsync()).Select(n => n.ToString()).FirstOrDefault(),
        "connection" => (await db.Connections.Where(c => c.FamilyEpisode == family.Episode).OrderBy(c => c.Id).Select(c => c.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "cluster" => (await db.Clusters.OrderBy(c => c.Id).Select(c => c.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "week" => (await db.PrivilegedWeeks.OrderByDescending(w => w.Monday).Select(w => w.Monday).Take(1).ToListAsync()).Append(world.Clock.Today).Select(d => IsoWeek.Of(d).ToString()).First(),
        "proposed" => (await db.PostingProposals.Where(p => p.AnsweredAt == null).OrderByDescending(p => p.ProposedAt).Select(p => p.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "held" => (await db.HandOvers.Where(h => h.EndedAt == null && h.Opener != worker.Worker && h.Worker != worker.Worker).OrderByDescending(h => h.OpenedAt).Select(h => h.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "linking" => (await db.LinkProposals.Where(p => p.AnsweredAt == null && p.Proposer != worker.Worker).OrderByDescending(p => p.ProposedAt).Select(p => p.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "order" => (await db.ExportOrders.Where(o => o.AnsweredAt == null && o.Agency == worker.Agency && o.Orderer != worker.Worker).OrderByDescending(o => o.OrderedAt).Select(o => o.Id).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "agency" => worker.Agency.ToString(),
        "team" => worker.Team.ToString(),
        "worker" => worker.Worker.ToString(),
        "posting" => worker.Posting.ToString(),
        "module" => "1",
        "contact" => (await db.Contacts.Where(c => c.RequestedBy == worker.Posting).OrderBy(c => c.Id).Select(c => c.Id).Take(1).ToListAsync()).Append(contact).First().ToString(),
        "instance" => (await db.Drafts.Where(d => d.Posting == worker.Posting).OrderBy(d => d.Instance).Select(d => d.Instance).Take(1).ToListAsync()).Select(id => id.ToString()).FirstOrDefault(),
        "measure" => "referrals",
        _ => null,
    });
}
