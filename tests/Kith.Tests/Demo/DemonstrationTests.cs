using System.Net;
using System.Text.RegularExpressions;
using Kith.Commands;
using Kith.Demo;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features;
using Kith.Tests.Features.Returns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Demo;

[Trait("Speed", "slow")]
public sealed partial class DemonstrationTests(DemonstrationWorld world) : IClassFixture<DemonstrationWorld>
{
    private const int Workers = 70;

    [Fact]
    public async Task Every_role_has_somebody_who_signs_in_by_a_button_and_by_nothing_else()
    {
        var people = await world.Read(db =>
            (from a in db.Users join p in db.Postings on a.Worker equals p.Worker select new { p.Role, a.IsDemonstration, a.PasswordHash }).ToListAsync());

        Assert.Empty(Enum.GetValues<Role>().Except(people.Select(p => p.Role)));
        Assert.All(people, p => Assert.True(p.IsDemonstration && p.PasswordHash is null));
    }

    [Fact]
    public async Task Every_family_team_has_every_discipline()
    {
        Role[] disciplines = [Role.SocialWorker, Role.TeamManager, Role.DaVictimWorker, Role.DaPerpetratorWorker, Role.SubstanceMisuseWorker, Role.MentalHealthWorker];
        var teams = await world.Read(db =>
            (from t in db.Teams where t.Name.Contains("Family Safeguarding") select new { t.Locality, Roles = db.Postings.Where(p => p.Team == t.Id).Select(p => p.Role).ToList() }).ToListAsync());

        Assert.Equal(4, teams.Count);
        Assert.Equal(2, teams.Select(t => t.Locality).Distinct().Count());
        Assert.All(teams, t => Assert.Empty(disciplines.Except(t.Roles)));
    }

    [Fact]
    public async Task The_same_seed_and_day_tell_the_same()
    {
        var first = await world.Read(Texts);

        Assert.Equal(first, await Told(DemonstrationPartnership.Seed, DemonstrationWorld.Families));
        Assert.NotEqual(first.Take(Workers), (await Told(DemonstrationPartnership.Seed + 1, families: 1)).Take(Workers));
    }

    [Fact]
    public async Task Telling_it_again_changes_nothing()
    {
        var facts = await world.Read(db => db.Facts.CountAsync());

        Assert.False(await DemonstrationPartnership.Tell(world.Services, world.Today));
        Assert.Equal(facts, await world.Read(db => db.Facts.CountAsync()));
    }

    [Fact]
    public async Task The_command_leaves_a_record_that_holds_a_partnership_as_it_is()
    {
        string[] where = world.Storage.IsEmbedded ? ["--data", world.Storage.Folder!] : ["--postgres", world.Storage.Postgres!];

        Assert.Equal(0, await KithCommands.Root().Parse(["demo", .. where]).InvokeAsync());
        Assert.Equal(DemonstrationWorld.Families, await world.Read(db => db.Families.CountAsync()));
    }

    [Fact]
    public async Task Every_family_opens_for_whoever_leads_the_work()
    {
        var families = (await world.FamiliesOf(Role.SocialWorker)).Concat(await world.FamiliesOf(Role.FamilyHelpPractitioner)).ToList();

        Assert.True(families.Count >= 6);
        foreach (var family in families)
        {
            var lead = await world.As(family.Worker);
            (await lead.Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.OK);
            (await lead.Open(WorkbookLinks.Workbook(family.Ref))).Expect(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData(Role.DaPerpetratorWorker, Label.DaVictim)]
    [InlineData(Role.SubstanceMisuseWorker, Label.DaVictim)]
    [InlineData(Role.DaVictimWorker, Label.DaPerpetrator)]
    public async Task Who_works_with_one_side_finds_no_word_of_the_other(Role role, Label other)
    {
        var kept = 0;
        foreach (var family in await world.FamiliesOf(role))
        {
            var words = await world.Read(db => db.Segments.Where(s => s.FamilyEpisode == family.Episode && s.Label == other).Select(s => s.Text).ToListAsync());
            var page = await (await world.As(family.Worker)).Open(WorkbookLinks.Workbook(family.Ref));
            page.Expect(HttpStatusCode.OK);
            foreach (var text in words)
            {
                page.DoesNotShow(text);
            }

            kept += words.Count;
        }

        Assert.True(kept > 0);
    }

    [Fact]
    public async Task Both_sides_of_domestic_abuse_are_worked_with_in_two_families()
    {
        var victims = await world.FamiliesOf(Role.DaVictimWorker);
        var perpetrators = await world.FamiliesOf(Role.DaPerpetratorWorker);

        Assert.True(victims.Select(f => f.Ref).Intersect(perpetrators.Select(f => f.Ref)).Count() >= 2);
    }

    [Fact]
    public async Task Nothing_in_it_could_be_taken_for_somebody_real()
    {
        Assert.All(await world.Read(db => db.People.AsNoTracking().SelectMany(p => p.Identifiers).ToListAsync()), i => Assert.True(i.Kind == IdentifierKind.LaChildId && i.Value.StartsWith('K')));
        Assert.All(await world.Read(db => db.Workers.ToListAsync()), w => Assert.True(w.Email!.EndsWith(".example", StringComparison.Ordinal) && w.Phone!.StartsWith("01632 960", StringComparison.Ordinal)));
        Assert.All(await world.Read(db => db.Addresses.ToListAsync()), a => Assert.True(a.Postcode?.StartsWith("XN", StringComparison.Ordinal) != false && a.Phone?.StartsWith("07700 900", StringComparison.Ordinal) != false));
        Assert.DoesNotContain(await world.Read(Texts), text => LongNumber().IsMatch(text));
    }

    [Fact]
    public async Task Its_census_has_no_error()
    {
        foreach (var year in new[] { AssessmentDesk.YearOf(world.Today).EndsIn - 1, AssessmentDesk.YearOf(world.Today).EndsIn })
        {
            var analyst = (await world.Read(db => db.Postings.SingleAsync(p => p.Role == Role.Analyst))).Id;
            var by = await world.Read(db => db.ActingAs(analyst, Now.At(world.Clock.GetUtcNow())));
            var ordered = await world.Do<OrderCensus, CensusBuildId>((order, now) => order.Do(new OrderCensusInput { Year = year }, by, now, CancellationToken.None));
            var build = await world.Built(ordered.Value);

            Assert.True(build is { State: CensusState.Built, Children: > 0, Errors: 0, Crashed: "" }, $"{year}: {build.Errors} errors, {build.Children} children {build.ByRule} {build.Crashed} {build.Reason}");
        }
    }

    [Fact]
    public async Task No_sentence_has_a_gap_in_it() =>
        Assert.DoesNotContain(await world.Read(Texts), text => text.AsSpan().ContainsAny('{', '}', '|') || text.Contains("  ", StringComparison.Ordinal));

    [Fact]
    public async Task One_family_has_a_protected_address() =>
        Assert.Single(await world.Read(db => db.Addresses.Where(a => a.IsProtected && a.Kind != AddressKind.Placement).Select(a => a.Family).Distinct().ToListAsync()));

    [Fact]
    public async Task On_the_present_day_there_is_work_to_do()
    {
        var open = await world.Read(db => db.FamilyEpisodes.Where(e => e.ClosedOn == null).Select(e => e.Id).ToListAsync());
        var visits = await world.Read(db => db.VisitsDue.Where(v => open.Contains(v.FamilyEpisode)).Select(v => v.DueOn).ToListAsync());
        var steps = await world.Read(db => db.Steps.Where(s => open.Contains(s.FamilyEpisode) && s.DoneOn == null).Select(s => s.DueOn).ToListAsync());

        var sessions = await world.Read(db => db.Supervisions.Where(s => open.Contains(s.FamilyEpisode) && s.SignedAt == null).Select(s => s.DueOn).ToListAsync());

        Assert.Contains(sessions, due => due < world.Today);
        Assert.Contains(sessions, due => due >= world.Today);
        Assert.Contains(visits, due => due < world.Today);
        Assert.Contains(visits, due => due >= world.Today);
        Assert.Contains(steps, due => due < world.Today);
        Assert.Contains(steps, due => due >= world.Today);
        Assert.True(await world.Read(db => db.FamilyEpisodes.AnyAsync(e => e.AllocatedOn == null && e.ClosedOn == null)));
        Assert.True(await world.Read(db => db.FamilyEpisodes.AnyAsync(e => e.ClosedOn != null)));
        Assert.True(await world.Read(db => db.Drafts.AnyAsync()));
        Assert.True(await world.Read(db => db.Eligibilities.AnyAsync(e => e.IsEligible)) && await world.Read(db => db.Eligibilities.AnyAsync(e => e.WhyDeparted != null)));
        Assert.True(await world.Read(db => db.Assessments.AnyAsync(a => a.SentAt != null && a.AuthorisedAt == null)));
    }

    [Fact]
    public async Task Everything_happened_before_the_present_day()
    {
        // The test of its census orders one today.
        var moments = await world.Read(db => db.Facts.Where(f => !f.Kind.StartsWith("Census")).OrderBy(f => f.Sequence).Select(f => f.At).ToListAsync());

        Assert.All(moments, at => Assert.True(Now.DayOf(at) < world.Today));
        Assert.Equal(moments.Order(), moments);
    }

    private async Task<List<string>> Told(int seed, int families)
    {
        await using var database = await TestDatabase.Create();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(world.Clock).AddKith(database.Storage).BuildServiceProvider();
        await services.PrepareRecord(CancellationToken.None);
        await DemonstrationPartnership.Tell(services, world.Today, seed, families);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<KithDb>().Bounds.Lift("A test sees the whole record");
        return await Texts(scope.ServiceProvider.GetRequiredService<KithDb>());
    }

    /// <summary>Every text that the demonstration tells, in an order that does not hang on identities.</summary>
    private static async Task<List<string>> Texts(KithDb db) =>
    [
        .. (await db.Workers.Select(w => w.Name).ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.Families.Select(f => f.Ref + " " + f.Name).ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.People.Select(p => p.FirstName + " " + p.LastName).ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.Segments.Select(s => s.Text).ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.SignificantEvents.Select(s => s.Line + " " + s.Impact).ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.Steps.Select(s => s.What + " " + s.Outcome).ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.FamilyEpisodes.Select(e => e.WhereThingsAre + " " + e.WhyClosed).ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.Minutes.Select(m => m.Text).ToListAsync()).Select(m => string.Concat(QuoteMark.Pieces(m).Select(p => p.Words ?? "quoted"))).Order(StringComparer.Ordinal),
        .. (await db.Assessments.Select(a => a.Analysis ?? "").ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.AssessedChildren.Select(c => c.Analysis ?? "").ToListAsync()).Order(StringComparer.Ordinal),
        .. (await db.RagRatings.Select(r => r.Reason ?? "").ToListAsync()).Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("[0-9]{6,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongNumber();
}
