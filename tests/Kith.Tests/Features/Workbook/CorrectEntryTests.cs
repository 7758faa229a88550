using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class CorrectEntryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Only_the_author_corrects_and_only_as_the_same_kind()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visit = await world.Visit(family, family.SocialWorker, "Seen");

        var byManager = await Correct(family.Manager, visit, new VisitInput { HappenedOn = world.Clock.Today, Account = "Other", WhyCorrected = "Because" });
        var asSummary = await Correct(family.SocialWorker, visit, new SummaryInput { HappenedOn = world.Clock.Today, WorkDone = "Other", WhyCorrected = "Because" });
        var byStranger = await Correct(await world.Given.AWorker(Role.SocialWorker), visit, new VisitInput { HappenedOn = world.Clock.Today, Account = "Other", WhyCorrected = "Because" });

        Assert.Equal(Refusal.Forbidden, Assert.Single(byManager.Refusals));
        Assert.Equal(Refusal.NotFound, Assert.Single(asSummary.Refusals));
        Assert.Equal(Refusal.NotFound, Assert.Single(byStranger.Refusals));
    }

    [Fact]
    public async Task A_sighting_taken_away_moves_the_visit_register_back()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var today = world.Clock.Today;
        await world.Visit(family, family.SocialWorker, "First", v => v.HappenedOn = today.AddDays(-9));
        var second = await world.Visit(family, family.SocialWorker, "Second", v => v.Children[0].Seen = Seen.SeenAlone);
        Assert.Equal(today, await LastSeen(family));

        var corrected = await Correct(family.SocialWorker, second, new VisitInput
        {
            HappenedOn = today,
            Account = "Second",
            WhyCorrected = "Amy was at school",
            Children = [new ChildAtVisit { Person = family.Child("Amy"), Seen = Seen.NotSeen }],
        });

        Assert.True(corrected.Ok);
        Assert.Equal(today.AddDays(-9), await LastSeen(family));
        Assert.Null(await world.Read(db => db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).Select(v => v.LastSeenAloneOn).SingleAsync()));
        var facts = await world.Facts<VisitRecorded>();
        Assert.Contains(second.Value.ToString(), facts[^1].Data, StringComparison.Ordinal);
        Assert.DoesNotContain("school", facts[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_entry_stays_in_the_cycle_in_which_it_was_recorded()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visit = await world.Visit(family, family.SocialWorker, "Seen");
        var manager = await world.Acting(family.Manager);
        await world.Run((services, now) => services.GetRequiredService<TurnOverCycle>().Do(family.Episode, manager, now, CancellationToken.None));

        var corrected = await Correct(family.SocialWorker, visit, new VisitInput { HappenedOn = world.Clock.Today, Account = "Seen at home", WhyCorrected = "Said where" });

        var cycles = await world.Read(db => db.Entries.Where(e => e.Id == visit || e.Id == corrected.Value).Select(e => e.Cycle).Distinct().ToListAsync());
        Assert.NotNull(Assert.Single(cycles));
    }

    [Fact]
    public async Task What_the_author_may_no_longer_read_stays_as_it_was()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var visit = await world.Visit(family, family.SocialWorker, "All well", v =>
            v.KeptApart = new KeptApartInput { Text = "A bag is packed", Side = $"DaVictim:{family.Adult("Vera").Value}" });
        await world.Change(async (db, now) =>
        {
            var allocated = await db.Involvements.SingleAsync(i => i.FamilyEpisode == family.Episode && i.Kind == InvolvementKind.Allocated);
            allocated.End("Handed over", now.Today);
            db.Add(Involvement.Name(family.Episode, await db.Postings.SingleAsync(p => p.Id == family.SocialWorker.Posting), InvolvementKind.CoWorker, null, now).Value);
        });

        var corrected = await Correct(family.SocialWorker, visit, new VisitInput { HappenedOn = world.Clock.Today, Account = "All were well", WhyCorrected = "Wording" });

        Assert.True(corrected.Ok);
        var texts = await world.Read(db => db.Segments.Where(s => s.Entry == corrected.Value).OrderBy(s => s.Place).Select(s => new { s.Text, s.Label }).ToListAsync());
        Assert.Equal(["All were well", "A bag is packed"], texts.Select(t => t.Text));
        Assert.Equal(Label.DaVictim, texts[1].Label);
    }

    [Fact]
    public async Task A_correction_of_what_was_corrected_meanwhile_is_refused()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visit = await world.Visit(family, family.SocialWorker, "Seen");
        var input = new VisitInput { HappenedOn = world.Clock.Today, Account = "Seen at home", WhyCorrected = "Said where" };
        Assert.True((await Correct(family.SocialWorker, visit, input)).Ok);

        var again = await Correct(family.SocialWorker, visit, input);

        Assert.Equal("This entry has already been corrected. Correct the latest version", Assert.Single(again.Refusals).Message);
    }

    private async Task<Outcome<EntryId>> Correct(WorkerInTest worker, EntryId entry, EntryInput input)
    {
        var by = await world.Acting(worker);
        return await world.Run((services, now) => services.GetRequiredService<CorrectEntry>().Do(entry, input, by, now, CancellationToken.None));
    }

    private Task<DateOnly?> LastSeen(FamilyInTest family) =>
        world.Read(db => db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).Select(v => v.LastSeenOn).SingleAsync());
}
