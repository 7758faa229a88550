using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>
/// An evening of those who keep the directory: another directory was followed and left out a service the second time, one of its services is perhaps one
/// that is here already, the public reported two problems, and some looked in vain.
/// </summary>
internal static class DirectoryKept
{
    private const string Parishes = $"{SearchDirectoryModel.SampleSource}, parishes";

    private static readonly (string Words, int DaysAgo, int Times)[] Misses =
        [("swimming lessons", 1, 3), ("swimming lessons", 6, 2), ("toy library", 2, 2), ("cooking class", 4, 1), ("driving lessons", 9, 1), ("suicide", 3, 1)];

    public static async Task Tell(Telling telling, Company company, DateOnly today)
    {
        var editor = company.All(Role.DirectoryEditor)[0];
        await Follow(telling, editor, today);
        await Report(telling, editor, today);
        foreach (var (words, daysAgo, times) in Misses)
        {
            var day = today.AddDays(-daysAgo);
            for (var i = 0; i < times; i++)
            {
                await telling.At(At(today, 50), (now, ct) => telling.Command<CountSearch>().Do(new SearchCounted(SearchMiss.Of(words), null, string.Empty, null), now with { Today = day }, ct));
            }
        }

        // Months have passed since the first listings came.
        while (await telling.At(At(today, 55) with { Today = today }, (now, ct) => telling.Command<ScoreListings>().Do(now, ct)) > 0)
        {
        }
    }

    private static async Task Follow(Telling telling, Player editor, DateOnly today)
    {
        var here = await telling.Db.Services.AsNoTracking().Where(s => s.Source == SearchDirectoryModel.SampleSource && s.Status == ServiceStatus.Active && s.IsInPerson && s.Audience == Audience.Public).OrderBy(s => s.Number).Skip(3).Take(3).ToListAsync();
        var records = here.Select((s, i) => OpenRecord.Of(Theirs(s, i), "service", Parishes)).ToList();
        var input = new FeedInput { Source = Parishes, Address = "https://parishes.example.org/oruk/v3", EveryHours = 7 * 24, IsStaged = false };
        var feed = await telling.As(editor, At(today, 20), (by, now, ct) => telling.Command<FollowFeed>().Do(input, by, now, ct));
        await Read(21, async report =>
        {
            foreach (var taken in await telling.At(At(today, 22), (now, ct) => telling.Command<TakeServices>().Do(records, Parishes, null, now, ct)))
            {
                report.Add(taken);
            }
        });
        await telling.As(editor, At(today, 25), (by, now, ct) => telling.Command<RunFeed>().Do(feed, by, now, ct));
        var listed = records.Skip(1).Select(r => new ServiceId(r.Fields.IdOf("id")!.Value)).ToHashSet();
        await Read(26, async report => report.Note(await telling.At(At(today, 27), (now, ct) => telling.Command<NoteUnlisted>().Do(Parishes, listed, now, ct))));

        // It is not there to be read: nothing of a demonstration goes out.
        await telling.As(editor, At(today, 30), (by, now, ct) => telling.Command<PauseFeed>().Do(feed, true, by, now, ct));

        async Task Read(int minute, Func<DirectoryReport, Task> what)
        {
            var (server, report) = (Guid.NewGuid(), new DirectoryReport());
            var taken = await telling.At(At(today, minute), (now, ct) => telling.Command<CarryFeed>().Take(feed, server, FeedPace.Usual.Lease, now, ct));
            await what(report);
            await telling.At(At(today, minute + 2), (now, ct) => telling.Command<CarryFeed>().End(taken.Run.Id, server, FeedRunState.Taken, null, report, new FeedMarks(), now, ct));
        }
    }

    /// <summary>Two services of the parishes, and one that the county lists too, under nearly the same name.</summary>
    private static System.Text.Json.Nodes.JsonObject Theirs(Service here, int number)
    {
        var listing = ListingText.Read(here.Listing);
        listing["id"] = NameId.Of($"parishes {here.Id}").ToString();
        if (number == 2)
        {
            listing["name"] = $"{here.Name} group";
            listing.Remove("schedules");
            return listing;
        }

        listing["name"] = number == 0 ? "Village lunch club" : "Parish car scheme";
        listing["description"] = number == 0 ? "Lunch together on Wednesdays." : "Lifts to appointments for whoever has no car.";
        foreach (var field in new[] { "url", "email", "contacts", "attributes", "schedules", "assured_date" })
        {
            listing.Remove(field);
        }

        return listing;
    }

    private static async Task Report(Telling telling, Player editor, DateOnly today)
    {
        var services = await telling.Db.Services.AsNoTracking().Where(s => s.SeenBy == Audience.Public && s.Source == SearchDirectoryModel.SampleSource).OrderBy(s => s.Number).Skip(20).Take(2).Select(s => s.Id).ToListAsync();
        await Say(35, services[0], ProblemKind.Closed, "The door was shut on Tuesday and a note says that they have moved");
        var mended = await Say(36, services[1], ProblemKind.Wrong, "The telephone number rings out");
        await telling.As(editor, At(today, 40), (by, now, ct) => telling.Command<CloseReport>().Do(mended, new CloseReportInput { Answer = "We rang their office. The number is right again" }, by, now, ct));

        Task<RowId> Say(int minute, ServiceId service, ProblemKind kind, string words) =>
            telling.At(At(today, minute), (now, ct) => telling.Command<ReportListing>().Do(service, new ReportListingInput { Kind = kind, Words = words }, now, ct));
    }

    /// <summary>The Ledger is told in order: on the evening of the last day, after the proposals.</summary>
    private static Now At(DateOnly today, int minute) => Now.OnClock(today.AddDays(-1), new TimeOnly(22, minute));
}
