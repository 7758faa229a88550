using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Workbook;

/// <summary>Entries that a test stands on, written through the same commands as the pages.</summary>
internal static class Written
{
    public static Task<EntryId> Visit(this KithWorld world, FamilyInTest family, WorkerInTest by, string account, Action<VisitInput>? with = null) =>
        world.Write<RecordVisit>(family, by, (command, acting, now) =>
        {
            var input = new VisitInput { HappenedOn = now.Today, Account = account, Children = family.Children.Select(c => new ChildAtVisit { Person = c.Id, Seen = Seen.SeenWithOthers }).ToList() };
            with?.Invoke(input);
            return command.Do(family.Episode, input, acting, now, CancellationToken.None);
        });

    public static Task<EntryId> Summary(this KithWorld world, FamilyInTest family, WorkerInTest by, string workDone, Action<SummaryInput>? with = null) =>
        world.Write<WriteSummary>(family, by, (command, acting, now) =>
        {
            var input = new SummaryInput { HappenedOn = now.Today, WorkDone = workDone };
            with?.Invoke(input);
            return command.Do(family.Episode, input, acting, now, CancellationToken.None);
        });

    public static Task<EntryId> Update(this KithWorld world, FamilyInTest family, WorkerInTest by, string account, params IEnumerable<PersonId> children) =>
        world.Write<SendUpdate>(family, by, (command, acting, now) => command.Do(
            family.Episode, new UpdateInput { HappenedOn = now.Today, About = UpdateKind.Concern, Children = children.ToList(), Account = account }, acting, now, CancellationToken.None));

    public static Task Close(this KithWorld world, FamilyInTest family) => world.Change(async (db, now) =>
        (await db.FamilyEpisodes.SingleAsync(e => e.Id == family.Episode)).Close(now.Today, "All is well", now.Today));

    public static Task AlsoWorksWith(this KithWorld world, FamilyInTest family, WorkerInTest worker, string adult) => world.Change(async (db, now) =>
    {
        var posting = await db.Postings.SingleAsync(p => p.Id == worker.Posting);
        db.Add(Involvement.Name(family.Episode, posting, InvolvementKind.CoWorker, family.Adult(adult), now).Value);
    });

    public static Task Change(this KithWorld world, Func<KithDb, Now, Task> change) => world.Run<bool>(async (services, now) =>
    {
        await change(services.GetRequiredService<KithDb>(), now);
        return true;
    });

    private static async Task<EntryId> Write<TCommand>(
        this KithWorld world, FamilyInTest family, WorkerInTest by, Func<TCommand, Acting, Now, Task<Outcome<EntryId>>> write)
        where TCommand : notnull
    {
        var acting = await world.Acting(by);
        var written = await world.Run((services, now) => write(services.GetRequiredService<TCommand>(), acting, now));
        return written.Ok ? written.Value : throw new InvalidOperationException($"{family.Ref}: {string.Join("; ", written.Refusals)}");
    }
}
