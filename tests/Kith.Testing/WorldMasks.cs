using System.Net;
using System.Text.Json;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Testing;

/// <summary>(f) of the permission model: where a masked value changes, no answer does: what is listed, found, ordered, counted and shown to whoever may not read it is what it was.</summary>
public sealed class WorldMasks(KithWorld world)
{
    private static readonly string[] Typed = ["refuge", "Birch Row"];

    /// <summary>Where somebody shielded is: nobody reads it, also of those who may, until they ask for it and say why. Open are the answers that are the same, shut the pages that are refused.</summary>
    public async Task<Saw> AProtectedValueChangesNoAnswer(MadeUp made, Random chance, bool throughPages)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(chance);
        var family = made.Families[chance.Next(made.Families.Count)];
        var readers = made.Workers.Select(w => (Worker: w, Visitor: world.As(w))).ToList();
        var before = await Answers();
        await world.Read(db => db.Addresses.Where(a => a.Id == family.Refuge)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Lines, "9 Birch Row").SetProperty(a => a.Postcode, "XN2 1AB").SetProperty(a => a.Phone, "01632 960777")));
        var after = await Answers();
        Assert.All(before.Keys, asked => Assert.True(before[asked] == after[asked], $"World {made.Number}: a protected value changes {asked}: {Parting(before[asked], after[asked])}"));
        return new Saw(before.Values.Count(a => !IsRefusal(a)), before.Values.Count(IsRefusal));

        async Task<Dictionary<string, string>> Answers()
        {
            var answers = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (worker, visitor) in readers)
            {
                answers[$"the addresses for {worker.Role} {worker.Posting}"] = await Asked(worker, family, async (services, inView, by) => Written(await services.GetRequiredService<KithDb>().AddressesOf(inView, by, default)));
                foreach (var (what, page) in throughPages ? await Pages(visitor, family, Typed) : [])
                {
                    answers[$"{what} for {worker.Role} {worker.Posting}"] = page;
                }
            }

            return answers;
        }
    }

    /// <summary>Words with a label, in an entry and in a signed session: open are the workers who may read them, to whom the answers change, shut those who may not, to whom none does.</summary>
    public async Task<Saw> MaskedWordsChangeNoAnswer(MadeUp made, Random chance, bool throughPages)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(chance);
        var family = made.Families[chance.Next(made.Families.Count)];
        var rows = await HeldByHand.Of(world, family);
        var masked = rows.Segments.Where(s => s.Label != Label.General).OrderBy(_ => chance.Next()).First();
        var (side, entry, label) = (new Side(masked.Label, masked.LabelPerson), masked.Entry, masked.Label);
        var readers = new List<(WorkerInTest Worker, Visitor Visitor, bool Reads)>();
        foreach (var worker in made.Workers)
        {
            readers.Add((worker, world.As(worker), rows.Reads(await world.Acting(worker), side)));
        }

        var before = await Answers();
        await world.Read(async db =>
        {
            await db.Segments.Where(s => s.Entry == entry).ExecuteUpdateAsync(set => set.SetProperty(s => s.Text, "Aardvark and more words than there were"));
            await db.SignificantEvents.Where(s => s.Entry == entry).ExecuteUpdateAsync(set => set.SetProperty(s => s.Line, "Aardvark at the gate").SetProperty(s => s.Impact, "Zebra"));
            await db.Minutes.Where(m => m.Supervision == family.Session && m.Label == label).ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, "Aardvark is decided"));
            await db.RagRatings.Where(r => r.Supervision == family.Session && r.Label == label).ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, "Aardvark").SetProperty(r => r.Value, Practice.Supervision.Rag.Red));
            return await db.AgendaLines.Where(l => l.Supervision == family.Session && l.Label == label).ExecuteUpdateAsync(set => set.SetProperty(l => l.Text, "Aardvark was seen"));
        });
        var after = await Answers();
        foreach (var (worker, _, reads) in readers)
        {
            var differ = before[worker.Posting].Keys.Where(asked => before[worker.Posting][asked] != after[worker.Posting][asked]).ToList();
            Assert.True(reads || differ.Count == 0, $"World {made.Number}: words of {side.Label} change {string.Join(", ", differ)} for {worker.Role}: {Parting(before[worker.Posting], after[worker.Posting], differ)}");
            Assert.True(!reads || differ.Count > 0, $"World {made.Number}: words of {side.Label} change nothing for {worker.Role}, who may read them");
        }

        return new Saw(readers.Count(r => r.Reads), readers.Count(r => !r.Reads));

        async Task<Dictionary<PostingId, Dictionary<string, string>>> Answers()
        {
            var answers = new Dictionary<PostingId, Dictionary<string, string>>();
            foreach (var (worker, visitor, _) in readers)
            {
                var own = answers[worker.Posting] = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["words across families"] = await Across(worker),
                    ["workbook, chronology, file and session"] = await Asked(worker, family, (services, inView, by) => OfFamily(services, inView, by, family)),
                };
                foreach (var (what, page) in throughPages ? await Pages(visitor, family, ["Aardvark"]) : [])
                {
                    own[what] = page;
                }
            }

            return answers;
        }
    }

    /// <summary>What is found, ordered and counted across families, within the bounds of the worker.</summary>
    private async Task<string> Across(WorkerInTest worker)
    {
        var by = await world.Acting(worker);
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.BelongTo(by);
        var words = db.Segments.ReadableBy(db, by, Duty.ReadWorkbook);
        return Written(new
        {
            Ordered = await words.OrderBy(s => s.Text).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(),
            Found = await words.CountAsync(s => s.Text.Contains("Aardvark")),
            Counted = await words.CountAsync(),
            Events = await db.SignificantEvents.ReadableBy(db, by, Duty.ReadChronology).OrderBy(s => s.Line).ThenBy(s => s.Entry).Select(s => s.Entry).ToListAsync(),
        });
    }

    /// <summary>By the queries of the pages: the workbook, what is withheld of it, the chronology, the child's file and the signed session.</summary>
    private static async Task<string> OfFamily(IServiceProvider services, FamilyInView inView, Acting by, MadeUpFamily family)
    {
        var (entries, chronology) = (services.GetRequiredService<EntriesReader>(), services.GetRequiredService<ChronologyReader>());
        var (episode, held) = (inView.Episode, inView.Held);
        List<object?> said = [await entries.CountWithheld(episode, by, held, default)];
        if (inView.May(by, Duty.ReadWorkbook))
        {
            said.Add(await entries.Read(entries.LatestIn(episode, by, held).OrderByDescending(e => e.HappenedOn).ThenByDescending(e => e.Id), episode, by, held, default));
        }

        if (inView.May(by, Duty.ReadChronology))
        {
            said.Add(await chronology.Count(new ChronologyWanted(), inView, by, default));
            said.Add((await chronology.Read(new ChronologyWanted(), 0, 100, inView, by, default)).Events);
        }

        if (inView.May(by, Duty.ReadChildFile))
        {
            said.Add(await entries.ReadForChild(entries.LatestIn(episode, by, held).OrderByDescending(e => e.Id), family.Child, episode, by, held, default));
        }

        if (inView.May(by, Duty.ReadSupervision) && await services.GetRequiredService<SupervisionReader>().Read(family.Session, episode, by, held, by.At.Today, default) is { } session)
        {
            said.Add(new { session.Lines, session.Ratings, session.Minutes });
        }

        return Written(said);
    }

    /// <summary>What is said to a worker at the door of the family, within their bounds.</summary>
    private async Task<string> Asked(WorkerInTest worker, MadeUpFamily family, Func<IServiceProvider, FamilyInView, Acting, Task<string>> ask)
    {
        var by = await world.Acting(worker);
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<KithDb>().Bounds.BelongTo(by);
        var (inView, _) = await scope.ServiceProvider.GetRequiredService<FamilyDoor>().Enter(family.Ref, by, Duty.OpenFamily, default);
        return inView is null ? Refused : await ask(scope.ServiceProvider, inView, by);
    }

    /// <summary>By real pages: each list, what is looked for in it, and the pages of the family.</summary>
    private static async Task<Dictionary<string, string>> Pages(Visitor visitor, MadeUpFamily family, IReadOnlyList<string> typed)
    {
        var (reference, pages) = (family.Ref, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var address in new[]
        {
            FamiliesLinks.List(), $"{FamiliesLinks.List()}?sort=Opened", FamiliesLinks.Home(reference), FamiliesLinks.People(reference), FamiliesLinks.Person(reference, family.Vera),
            WorkbookLinks.Workbook(reference), $"{WorkbookLinks.Workbook(reference)}?person={family.Vera}", WorkbookLinks.Chronology(reference), WorkbookLinks.ChildFile(reference, family.Child),
            SupervisionLinks.Session(reference, family.Session), StepsLinks.Steps(reference),
        })
        {
            var page = await visitor.Open(address);
            pages[address] = page.Status == HttpStatusCode.OK ? await page.Said() : Refused;
            foreach (var words in address == FamiliesLinks.List() && page.Status == HttpStatusCode.OK ? typed : [])
            {
                pages[$"families by “{words}”"] = await (await page.Fill("Text", words).Press("Show")).Said();
            }
        }

        return pages;
    }

    private const string Refused = "refused";

    private static bool IsRefusal(string answer) => answer == Refused;

    private static string Written<T>(T said) => JsonSerializer.Serialize(said);

    private static string Parting(Dictionary<string, string> one, Dictionary<string, string> other, List<string> differ) => differ.Count == 0 ? string.Empty : Parting(one[differ[0]], other[differ[0]]);

    private static string Parting(string one, string other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        return $"{one[Math.Max(0, at - 60)..Math.Min(one.Length, at + 60)]} | {other[Math.Max(0, at - 60)..Math.Min(other.Length, at + 60)]}";
    }
}
