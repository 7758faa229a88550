using System.Net;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Supervision;

public sealed class ReadSupervisionTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_agenda_fills_itself_from_what_changed_in_the_cycle()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.AChild("Amy", 9).AChild("Ben", 6).AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        await world.ASummary(family, recovery, family.Adult("Paul"), "Before", Side.Shared, Stage.Precontemplation);
        await world.OwnRag(family, recovery, Rag.Amber);
        await world.SignedSupervision(family, Rag.Amber, null, recovery);
        var visit = await world.AVisit(family, "Breakfast was on the table", input =>
        {
            input.Children[1].Seen = Seen.NotSeen;
            (input.Significant.Line, input.Significant.Impact) = ("First visit with no smell of drink.", "They ate together.");
        });
        await world.ASummary(family, recovery, family.Adult("Paul"), "Since", Side.Shared, Stage.Action);
        await Step(family, "Ring the school", 2);
        await Step(family, "Book the dentist", 20);
        world.Clock.Pass(TimeSpan.FromDays(4));

        var agenda = await world.As(family.SocialWorker).Open(SupervisionLinks.Session(family.Ref, await world.SessionOf(family)));

        agenda.Expect(HttpStatusCode.OK).Shows("What has changed since last time").DoesNotShow("Before: work");
        Assert.Equal($"16 June, {family.SocialWorker.Name}. Amy Larkspur seen alone; Ben Larkspur not seen.", Lines(agenda, "Visits").Single());
        Assert.Equal(["Ben Larkspur has not been seen yet."], Lines(agenda, "Children not seen in this cycle"));
        Assert.Equal(["Paul Larkspur, parenting: action on 16 June. On from pre-contemplation on 16 June."], Lines(agenda, "Stages of change"));
        Assert.Equal(["Paul Larkspur missed 3 of 7 sessions: substance misuse."], Lines(agenda, "Missed sessions"));
        Assert.Equal([$"16 June, {recovery.Name}, substance misuse worker: Since: work"], Lines(agenda, "Summaries and updates"));
        Assert.Equal(["16 June: First visit with no smell of drink. For the children: They ate together.", "16 June: Since: event. For the children: Since: impact"], Lines(agenda, "Significant events").Order());
        Assert.Equal([$"Ring the school. {family.SocialWorker.Name}, due 18 June 2026."], Lines(agenda, "Steps overdue"));
        Assert.Equal([$"Book the dentist. {family.SocialWorker.Name}, due 6 July 2026."], Lines(agenda, "Steps open"));
        Assert.Equal(WorkbookLinks.Entry(family.Ref, visit), agenda.Document.QuerySelectorAll("h3").Single(h => h.TextContent == "Visits").NextElementSibling!.QuerySelector("a")!.GetAttribute("href"));
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task The_two_sides_read_nothing_of_each_other_before_or_after_signing()
    {
        world.Clock.Set(SettableClock.Start);
        var (family, victimSide, perpetratorSide, session) = await BothSides();
        var address = SupervisionLinks.Session(family.Ref, session);

        for (var signed = 0; signed < 2; signed++)
        {
            var (hers, his, managers) = (await world.As(victimSide).Open(address), await world.As(perpetratorSide).Open(address), await world.As(family.Manager).Open(address));
            hers.Shows("Hers: work").Shows("Hers: event").Shows("Vera Larkspur missed 3 of 7").Shows("Vera Larkspur, parenting").Shows("Her update").Shows("Victim side only").Shows($"{victimSide.Name} thinks so");
            hers.DoesNotShow("His: ").DoesNotShow("Paul Larkspur missed").DoesNotShow("Paul Larkspur, parenting").DoesNotShow("His update").DoesNotShow("Perpetrator side only").DoesNotShow(perpetratorSide.Name);
            his.Shows("His: work").Shows("His: event").Shows("Paul Larkspur missed 3 of 7").Shows("His update").Shows("Perpetrator side only");
            his.DoesNotShow("Hers: ").DoesNotShow("Vera Larkspur missed").DoesNotShow("Vera Larkspur, parenting").DoesNotShow("Her update").DoesNotShow("Victim side only").DoesNotShow(victimSide.Name);
            managers.Shows("Hers: work").Shows("His: work").Shows("Her update").Shows("His update").Shows(victimSide.Name).Shows(perpetratorSide.Name);
            if (signed == 0)
            {
                await world.SignedSupervision(family, Rag.Amber, null, victimSide, perpetratorSide);
            }
        }

        foreach (var page in new[] { SupervisionLinks.OfFamily(family.Ref), SupervisionLinks.MyPart(family.Ref, await world.SessionOf(family)) })
        {
            (await world.As(perpetratorSide).Open(page)).Expect(HttpStatusCode.OK).DoesNotShow("Vera").DoesNotShow("ictim side").DoesNotShow(victimSide.Name);
        }
    }

    [Fact]
    public async Task The_record_gives_each_reader_the_lines_that_their_agenda_had()
    {
        world.Clock.Set(SettableClock.Start);
        var (family, victimSide, perpetratorSide, session) = await BothSides();
        await world.HeldSupervision(family, Rag.Amber, null, victimSide, perpetratorSide);
        var address = SupervisionLinks.Session(family.Ref, session);
        WorkerInTest[] readers = [victimSide, perpetratorSide, family.Manager, family.SocialWorker];
        var before = new List<List<string>>();
        foreach (var reader in readers)
        {
            before.Add(AllLines(await world.As(reader).Open(address)));
        }

        await world.SignedSupervision(family, Rag.Amber, null, victimSide, perpetratorSide);

        for (var i = 0; i < readers.Length; i++)
        {
            Assert.Equal(before[i], AllLines(await world.As(readers[i]).Open(address)));
        }
    }

    [Fact]
    public async Task A_shared_screen_shows_only_what_everybody_there_may_read()
    {
        world.Clock.Set(SettableClock.Start);
        var (family, victimSide, perpetratorSide, session) = await BothSides();
        var address = SupervisionLinks.SharedScreen(family.Ref, session);
        await world.AVisit(family, "All well");
        (await world.As(family.Manager).Open(address)).Shows("everybody named to the family").DoesNotShow("Hers: ").DoesNotShow("His: ");

        await world.HeldSupervision(family, Rag.Amber, null, victimSide);
        (await world.As(family.Manager).Open(address)).Shows("everybody marked as attending").Shows("Hers: work").Shows("Her update").Shows(victimSide.Name).DoesNotShow("His: ").DoesNotShow("His update");

        await world.HeldSupervision(family, Rag.Amber, null, victimSide, perpetratorSide);
        var both = await world.As(family.Manager).Open(address);
        both.Shows("seen alone").DoesNotShow("Hers: ").DoesNotShow("His: ").DoesNotShow("Her update").DoesNotShow("His update");
        both.DoesNotShow(victimSide.Name).DoesNotShow(perpetratorSide.Name).DoesNotShow("ictim side").DoesNotShow("erpetrator side");
    }

    [Fact]
    public async Task A_shared_screen_is_not_wider_than_its_reader_and_narrows_for_any_worker_without_the_label()
    {
        world.Clock.Set(SettableClock.Start);
        var (family, victimSide, perpetratorSide, session) = await BothSides();
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Vera");
        await world.OwnRag(family, recovery, Rag.Amber);
        await world.HeldSupervision(family, Rag.Amber, null, victimSide, recovery);

        (await world.As(family.Manager).Open(SupervisionLinks.SharedScreen(family.Ref, session))).DoesNotShow("Hers: ").DoesNotShow("His: ");
        (await world.As(perpetratorSide).Open(SupervisionLinks.SharedScreen(family.Ref, session))).DoesNotShow("Hers: ").DoesNotShow("His: ");
    }

    [Fact]
    public async Task A_family_or_session_out_of_sight_does_not_exist()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        var other = await world.Given.AFamily();
        var session = await world.SessionOf(family);

        (await world.As(other.SocialWorker).Open(SupervisionLinks.Session(family.Ref, session))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(SupervisionLinks.Session(family.Ref, await world.SessionOf(other)))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open($"/families/{family.Ref}/supervision/nonsense")).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.ACoWorker(family, Role.SchoolDsl)).Open(SupervisionLinks.Session(family.Ref, session))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Its_queries_do_not_grow_with_what_was_written()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var address = SupervisionLinks.Session(family.Ref, await world.SessionOf(family));
        var visitor = world.As(family.SocialWorker);
        await Write(5);
        await Commands();
        var few = await Commands();

        await Write(45);

        Assert.Equal(few, await Commands());
        Assert.InRange(few, 1, 30);

        async Task<int> Commands() => (await world.Commands.During(() => visitor.Open(address))).Count;

        async Task Write(int entries)
        {
            for (var i = 0; i < entries; i++)
            {
                await (i % 2 == 0 ? world.AVisit(family, $"Visit {i}") : world.ASummary(family, recovery, family.Adult("Paul"), $"Summary {i}", Side.Shared));
            }
        }
    }

    private static List<string> Lines(Shown page, string topic) =>
        page.Document.QuerySelectorAll("h3").Single(h => h.TextContent.Trim() == topic).NextElementSibling!.QuerySelectorAll("li span.kith-text").Select(l => l.TextContent.Trim()).ToList();

    private static List<string> AllLines(Shown page) => page.Document.QuerySelectorAll("li span.kith-text").Select(l => l.TextContent.Trim()).ToList();

    private async Task<(FamilyInTest Family, WorkerInTest VictimSide, WorkerInTest PerpetratorSide, SupervisionId Session)> BothSides()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var perpetratorSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var (hers, his) = (Side.VictimOf(family.Adult("Vera")), Side.PerpetratorOf(family.Adult("Paul")));
        await world.ASummary(family, victimSide, family.Adult("Vera"), "Hers", hers);
        await world.ASummary(family, perpetratorSide, family.Adult("Paul"), "His", his);
        await world.OwnRag(family, victimSide, Rag.Red, hers, update: "Her update");
        await world.OwnRag(family, perpetratorSide, Rag.Amber, his, update: "His update");
        return (family, victimSide, perpetratorSide, await world.SessionOf(family));
    }

    private async Task Step(FamilyInTest family, string what, int inDays) =>
        Assert.True((await world.Run(async (services, now) => await services.GetRequiredService<SetStep>().Do(
            family.Episode,
            what,
            family.SocialWorker.Posting,
            now.Today.AddDays(inDays),
            Side.Shared,
            await services.GetRequiredService<KithDb>().ActingAs(family.SocialWorker.Posting, now),
            now,
            CancellationToken.None))).Ok);
}
