using Kith.Demo;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Demo;

/// <summary>A small demonstration partnership, told once for all tests of a class.</summary>
public sealed class DemonstrationWorld : KithWorld
{
    public const int Families = 9;

    public DateOnly Today => Clock.Today;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Services.PrepareRecord(CancellationToken.None);
        if (!await DemonstrationPartnership.Tell(Services, Today, families: Families))
        {
            throw new InvalidOperationException("The demonstration found a partnership in an empty record.");
        }
    }

    /// <summary>A browser in which somebody of the demonstration is signed in.</summary>
    public async Task<Visitor> As(PostingId posting) => As(await Read(async db =>
    {
        var found = await (from p in db.Postings
                           join w in db.Workers on p.Worker equals w.Id
                           join a in db.Users on w.Id equals a.Worker
                           where p.Id == posting
                           select new { p, w, a }).SingleAsync();
        return new WorkerInTest(found.w.Id, found.p.Id, found.p.Team, found.p.Agency, found.p.Role, found.w.Name, found.a);
    }));

    /// <summary>The families that postings of a role are named to.</summary>
    public Task<List<FamilyOfWorker>> FamiliesOf(Role role) => Read(db =>
        (from i in db.Involvements
         join p in db.Postings on i.Posting equals p.Id
         join e in db.FamilyEpisodes on i.FamilyEpisode equals e.Id
         join f in db.Families on e.Family equals f.Id
         where p.Role == role && i.EndedOn == null
         select new FamilyOfWorker(p.Id, f.Ref, e.Id)).Distinct().ToListAsync());
}

public sealed record FamilyOfWorker(PostingId Worker, string Ref, FamilyEpisodeId Episode);
