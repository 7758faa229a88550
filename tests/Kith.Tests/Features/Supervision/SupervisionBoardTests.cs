using System.Net;
using Kith.Features.Casework;
using Kith.Features.Supervision;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Supervision;

public sealed class SupervisionBoardTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public async Task A_family_stands_in_the_month_in_which_it_is_due()
    {
        var family = await Due(days: 0, f => f.Named("Heron").AChild("Amy", 6).AChild("Ben", 9));
        var visitor = world.As(family.Manager);

        var board = await visitor.Open(SupervisionLinks.Board(July));
        var row = Row(board, "Heron");

        Assert.Equal(["Heron", "Ben Larkspur, aged 9, Amy Larkspur, aged 6", family.SocialWorker.Name, "17 July", "0 of 1", "Not yet"], row);
        (await visitor.Open(SupervisionLinks.Board(July.AddMonths(1)))).DoesNotShow("Heron").Shows("No family is due group supervision this month");
        board.Shows("June 2026").Shows("August 2026").Shows("This month");
        Assert.Equal("Group supervision, July 2026 - Kith", board.Title);
    }

    [Fact]
    public async Task This_month_begins_with_the_families_that_are_overdue()
    {
        var team = await world.Given.ATeam();
        var late = await Due(days: -40, f => f.Named("Lapwing").Of(team));
        await Due(days: -20, f => f.Named("Magpie").Of(team));
        await Due(days: -30, f => f.Named("Nuthatch").Of(team));

        var board = await world.As(late.Manager).Open(SupervisionLinks.Board());

        Assert.Equal(["Lapwing", "Nuthatch", "Magpie"], board.Document.QuerySelectorAll("tbody th").Select(f => f.TextContent.Trim()));
        Assert.Contains("Overdue", Row(board, "Lapwing")[3], StringComparison.Ordinal);
        Assert.DoesNotContain("Overdue", Row(board, "Magpie")[3], StringComparison.Ordinal);
        (await world.As(late.Manager).Open(SupervisionLinks.Board(July.AddMonths(-2)))).DoesNotShow("Nuthatch");
        (await world.As(late.Manager).Open("/supervision?month=nonsense")).Expect(HttpStatusCode.OK).Shows("June 2026");
    }

    [Fact]
    public async Task Its_pages_hold_25_families()
    {
        var team = await world.Given.ATeam();
        FamilyInTest? last = null;
        for (var i = 1; i <= 26; i++)
        {
            last = await world.Given.AFamily(f => f.Named($"Wren {i:00}").Of(team));
        }

        var visitor = world.As(last!.Manager);
        var first = await visitor.Open(SupervisionLinks.Board(July));
        var second = await visitor.Open(SupervisionLinks.Board(July, 2));

        first.Shows("26 families, by due date").Shows("Wren 25").DoesNotShow("Wren 26");
        second.Shows("Wren 26").DoesNotShow("Wren 25");
    }

    [Fact]
    public async Task Prepared_counts_the_ratings_and_updates_that_the_reader_may_read()
    {
        var family = await Due(days: 0, f => f.Named("Osprey").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var perpetratorSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        await world.OwnRag(family, victimSide, Rag.Red, Side.VictimOf(family.Adult("Vera")), update: "Kept apart");
        await world.OwnRag(family, family.SocialWorker, Rag.Amber);

        Assert.Equal("2 of 3", await Prepared(family.Manager));
        Assert.Equal("2 of 2", await Prepared(victimSide));
        Assert.Equal("1 of 2", await Prepared(perpetratorSide));

        async Task<string> Prepared(WorkerInTest worker) => Row(await world.As(worker).Open(SupervisionLinks.Board(July)), "Osprey")[4];
    }

    [Fact]
    public async Task The_last_agreed_rating_is_told_by_letter_shape_and_word()
    {
        var family = await Due(days: 0, f => f.Named("Plover"));
        await world.SignedSupervision(family, Rag.Red);
        await world.HeldSupervision(family, Rag.Amber);

        Assert.Equal("R ▲ Red", Row(await world.As(family.SocialWorker).Open(SupervisionLinks.Board(July)), "Plover")[5]);
    }

    [Fact]
    public async Task Only_families_in_sight_and_open_are_on_it()
    {
        var family = await Due(days: 0, f => f.Named("Quail"));
        var stranger = await world.Given.AWorker(Role.SocialWorker);
        (await world.As(stranger).Open(SupervisionLinks.Board(July))).DoesNotShow("Quail");

        var version = await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == family.Episode).Select(e => e.Version).SingleAsync());
        var closed = await world.Run(async (services, now) => await services.GetRequiredService<CloseFamilyEpisode>().Do(
            family.Episode, now.Today, "All is well", null, version, await services.GetRequiredService<KithDb>().ActingAs(family.Manager.Posting, now), now, CancellationToken.None));

        Assert.True(closed.Ok);
        (await world.As(family.Manager).Open(SupervisionLinks.Board(July))).DoesNotShow("Quail");
    }

    [Fact]
    public async Task A_worker_without_the_duty_is_refused()
    {
        (await world.As(await world.Given.AWorker(Role.SchoolDsl)).Open(SupervisionLinks.Board())).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(SupervisionLinks.Board())).Expect(HttpStatusCode.Forbidden);
    }

    private static List<string> Row(Shown board, string family) =>
        board.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(family, StringComparison.Ordinal))
            .Children.Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

    private async Task<FamilyInTest> Due(int days, Action<FamilyPlan> with)
    {
        var family = await world.Given.AFamily(with);
        await world.Read(db => db.Supervisions.Where(s => s.FamilyEpisode == family.Episode).ExecuteUpdateAsync(set => set.SetProperty(s => s.DueOn, s => world.Clock.Today.AddDays(31 + days))));
        return family;
    }
}
