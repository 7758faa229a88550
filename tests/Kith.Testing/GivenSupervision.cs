using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>Group supervision as a test stands on it: each step by the command that its page calls.</summary>
public static class GivenSupervision
{
    /// <summary>The session that the family's open cycle leads to.</summary>
    public static Task<SupervisionId> SessionOf(this KithWorld world, FamilyInTest family) =>
        world.Read(db => db.Supervisions.Where(s => s.FamilyEpisode == family.Episode && s.SignedAt == null).Select(s => s.Id).SingleAsync());

    public static async Task OwnRag(this KithWorld world, FamilyInTest family, WorkerInTest worker, Rag value, Side? side = null, string? update = null)
    {
        var session = await world.SessionOf(family);
        var input = new TakePartInput { Overall = new RatingInput { Value = value, Reason = $"{worker.Name} thinks so" }, Update = update, Side = SideChoice.Of(side ?? Side.Shared) };
        Made(await world.Run(async (services, now) => await services.GetRequiredService<TakePart>().Do(session, input, await Acting(services, worker), now, CancellationToken.None)));
    }

    /// <summary>A session with its decision, agreed by the family's manager; the named workers attended.</summary>
    public static async Task<SupervisionId> HeldSupervision(this KithWorld world, FamilyInTest family, Rag agreed, Action<HoldInput>? with = null, params WorkerInTest[] attended)
    {
        var session = await world.SessionOf(family);
        var input = new HoldInput
        {
            Version = await world.Read(db => db.Supervisions.Where(s => s.Id == session).Select(s => s.Version).SingleAsync()),
            HeldOn = world.Clock.Today,
            Workers = attended.Select(w => new WorkerAtSession { Posting = w.Posting, Presence = Presence.Attended }).ToList(),
            Agreed = new RatingInput { Value = agreed, Reason = $"We agreed {agreed}" },
            Decision = $"Go on as planned, {agreed}",
        };
        with?.Invoke(input);
        Made(await world.Run(async (services, now) => await services.GetRequiredService<HoldSupervision>().Do(session, input, await Acting(services, family.Manager), now, CancellationToken.None)));
        return session;
    }

    public static async Task<SupervisionId> SignedSupervision(this KithWorld world, FamilyInTest family, Rag agreed, Action<HoldInput>? with = null, params WorkerInTest[] attended)
    {
        var session = await world.HeldSupervision(family, agreed, with, attended);
        Made(await world.Run(async (services, now) =>
        {
            var version = await services.GetRequiredService<KithDb>().Supervisions.Where(s => s.Id == session).Select(s => s.Version).SingleAsync();
            return await services.GetRequiredService<SignSupervision>().Do(session, version, await Acting(services, family.Manager), now, CancellationToken.None);
        }));
        return session;
    }

    public static async Task<EntryId> AVisit(this KithWorld world, FamilyInTest family, string account, Action<VisitInput>? with = null)
    {
        var input = new VisitInput
        {
            HappenedOn = world.Clock.Today,
            Account = account,
            Children = family.Children.Select(c => new ChildAtVisit { Person = c.Id, Seen = Seen.SeenAlone }).ToList(),
        };
        with?.Invoke(input);
        return Made(await world.Run(async (services, now) => await services.GetRequiredService<RecordVisit>().Do(family.Episode, input, await Acting(services, family.SocialWorker), now, CancellationToken.None)));
    }

    /// <summary>A specialist's summary of which every part keeps one side: text, stage, sessions and a significant event.</summary>
    public static async Task<EntryId> ASummary(this KithWorld world, FamilyInTest family, WorkerInTest by, PersonId adult, string words, Side side, Stage stage = Stage.Contemplation) =>
        Made(await world.Run<EntryId>(async (services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var cycle = await db.WorkbookCycles.SingleAsync(c => c.FamilyEpisode == family.Episode && c.ClosedAt == null);
            var entry = Entry.Begin(EntryKind.Summary, family.Episode, cycle.Id, await Acting(services, by), Relationship.CoWorker, now.Today, "the day", now).Value;
            entry.Tell(SegmentKind.WorkDone, $"{words}: work", side, now, adult);
            entry.Stands(adult, Behaviour.Parenting, stage, side, now);
            entry.Count(adult, 7, 4, 3, side, now);
            entry.Mark($"{words}: event", $"{words}: impact", side, now);
            db.Entries.Add(entry);
            return entry.Id;
        }));

    private static T Made<T>(Outcome<T> outcome) => outcome.Value;

    private static Task<Acting> Acting(IServiceProvider services, WorkerInTest worker) => services.GetRequiredService<KithDb>().ActingAs(worker.Posting, Now.At(services.GetRequiredService<TimeProvider>().GetUtcNow()));
}
