using System.Net;
using System.Text.RegularExpressions;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Workbook;

/// <summary>The two sides of domestic abuse never read each other's words on any page of the workbook, nor learn that there are any.</summary>
public sealed partial class TheTwoSidesTests(TwoSidesWorld world) : IClassFixture<TwoSidesWorld>
{
    /// <summary>Every word that stands only on one side, and the names that a page gives to what is kept apart.</summary>
    private static readonly string[] HerWords =
        ["her safety plan", "Amy hides under the bed", "She rang the refuge", "A bag is packed", "Move the meeting", "safety from abuse", "Victim side only", "5 offered", "not while he", "only hers"];

    private static readonly string[] HisWords =
        ["his first session", "Ben copies his father", "He admitted", "He knows the school", "Ring probation", "abusive behaviour", "Perpetrator side only", "6 offered", "not in this family", "only his"];

    public static TheoryData<string> Filters => ["", "?kind=Summary", "?kind=Visit", "?discipline=DaVictim", "?discipline=DaPerpetrator", "?discipline=SocialWork", "?person=Vera", "?person=Paul", "?person=Amy", "?person=Ben"];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task The_workbook_shows_each_side_its_own_and_counts_what_it_shows(string filter)
    {
        await Look(family => WorkbookLinks.Workbook(family.Ref) + Named(filter, family), page =>
        {
            var shown = page.Document.QuerySelectorAll("article").Length;
            var said = CountOfEntries().Match(page.Text);
            Assert.Equal(shown, said.Success ? int.Parse(said.Groups["count"].Value) : 0);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("?oldest=true")]
    [InlineData("?person=Vera")]
    [InlineData("?person=Paul")]
    [InlineData("?person=Amy")]
    [InlineData("?person=Ben")]
    public Task The_chronology_keeps_the_sides_apart(string filter) => Look(family => WorkbookLinks.Chronology(family.Ref) + Named(filter, family));

    [Fact]
    public async Task Each_childs_file_keeps_the_sides_apart()
    {
        await Look(family => WorkbookLinks.ChildFile(family.Ref, family.Child("Amy")));
        await Look(family => WorkbookLinks.ChildFile(family.Ref, family.Child("Ben")));
    }

    [Fact]
    public Task Modules_and_stages_keep_the_sides_apart() => Look(family => WorkbookLinks.Modules(family.Ref));

    [Fact]
    public Task The_overview_keeps_the_sides_apart() => Look(family => FamiliesLinks.Home(family.Ref));

    [Fact]
    public async Task The_forms_tell_neither_side_of_the_other()
    {
        await Look(family => WorkbookLinks.RecordVisit(family.Ref));
        await Look(family => WorkbookLinks.WriteSummary(family.Ref));
        await Look(family => WorkbookLinks.CompleteModule(family.Ref, 4));
        var his = await world.As(world.His).Open(WorkbookLinks.RecordVisit(world.Family.Ref));
        Assert.DoesNotContain(his.Document.QuerySelectorAll("input"), i => i.GetAttribute("value")?.StartsWith("DaVictim", StringComparison.Ordinal) == true);
        var hers = await world.As(world.Hers).Open(WorkbookLinks.CompleteModule(world.Family.Ref, 4));
        Assert.DoesNotContain(hers.Document.QuerySelectorAll("input"), i => i.GetAttribute("value")?.StartsWith("DaPerpetrator", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_entry_wholly_of_the_other_side_is_not_there_and_answers_as_one_that_never_was()
    {
        var never = await world.As(world.His).Open(WorkbookLinks.Entry(world.Family.Ref, new EntryId(Guid.NewGuid())));
        foreach (var (reader, entry) in new[] { (world.His, world.OnlyHers), (world.Hers, world.OnlyHis) })
        {
            var visitor = world.As(reader);
            var read = await visitor.Open(WorkbookLinks.Entry(world.Family.Ref, entry));
            var correct = await visitor.Open(WorkbookLinks.Correct(world.Family.Ref, entry, EntryKind.Summary));

            Assert.Equal(never.Text, read.Expect(HttpStatusCode.NotFound).Text);
            Assert.Equal(never.Text, correct.Expect(HttpStatusCode.NotFound).Text);
        }

        (await world.As(world.Hers).Open(WorkbookLinks.Entry(world.Family.Ref, world.OnlyHers))).Expect(HttpStatusCode.OK).Shows("only hers");
    }

    [Fact]
    public async Task A_shared_entry_shows_the_other_side_only_its_shared_parts()
    {
        foreach (var entry in world.Mixed)
        {
            await Look(family => WorkbookLinks.Entry(family.Ref, entry));
        }
    }

    [Fact]
    public async Task The_lead_worker_and_their_manager_read_both_sides()
    {
        foreach (var reader in new[] { world.Family.SocialWorker, world.Family.Manager })
        {
            var page = await world.As(reader).Open(WorkbookLinks.Workbook(world.Family.Ref));
            page.Shows("her safety plan").Shows("his first session").Shows("A bag is packed").Shows("He knows the school").Shows("only hers").Shows("only his");
        }
    }

    /// <summary>Opens one page as each side's worker: their own words may stand there, the other's never.</summary>
    private async Task Look(Func<FamilyInTest, string> address, Action<Shown>? also = null)
    {
        foreach (var (reader, closed) in new[] { (world.His, HerWords), (world.Hers, HisWords), (world.Drugs, HerWords.Concat(HisWords).ToArray()) })
        {
            var page = await world.As(reader).Open(address(world.Family));
            if (page.Status == HttpStatusCode.Forbidden)
            {
                continue;
            }

            page.Expect(HttpStatusCode.OK);

            // Every worker may choose every behaviour: the choices of a list say nothing of this family.
            foreach (var choice in page.Document.QuerySelectorAll("option"))
            {
                choice.Remove();
            }

            foreach (var words in closed)
            {
                Assert.DoesNotContain(words, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
            }

            also?.Invoke(page);
        }
    }

    private static string Named(string filter, FamilyInTest family) =>
        family.Children.Concat(family.Adults).Aggregate(filter, (text, person) => text.Replace($"={person.Name}", $"={person.Id.Value}", StringComparison.Ordinal));

    [GeneratedRegex("(?<count>\\d+) (entry|entries), newest first", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountOfEntries();
}

/// <summary>A family in which Paul is alleged to have harmed Vera, with a worker on each side and words of every kind from both.</summary>
public sealed class TwoSidesWorld : KithWorld, IAsyncLifetime
{
    public FamilyInTest Family { get; private set; } = null!;

    public WorkerInTest Hers { get; private set; } = null!;

    public WorkerInTest His { get; private set; } = null!;

    public WorkerInTest Drugs { get; private set; } = null!;

    public EntryId OnlyHers { get; private set; }

    public EntryId OnlyHis { get; private set; }

    public IReadOnlyList<EntryId> Mixed { get; private set; } = [];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Family = await Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        Hers = await Given.ACoWorker(Family, Role.DaVictimWorker, withAdult: "Vera");
        His = await Given.ACoWorker(Family, Role.DaPerpetratorWorker, withAdult: "Paul");
        Drugs = await Given.ACoWorker(Family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var (herSide, hisSide) = ($"DaVictim:{Family.Adult("Vera").Value}", $"DaPerpetrator:{Family.Adult("Paul").Value}");
        OnlyHers = await Summary(Hers, "only hers", herSide, herSide, "Vera", Behaviour.SafetyFromAbuse, "5", "Amy hides under the bed", "She rang the refuge", "Move the meeting");
        OnlyHis = await Summary(His, "only his", hisSide, hisSide, "Paul", Behaviour.AbusiveBehaviour, "6", "Ben copies his father", "He admitted it", "Ring probation");
        Mixed =
        [
            await Summary(Hers, "her safety plan", herSide, "General", "Vera", Behaviour.SafetyFromAbuse, "5", "Amy sleeps better", "She rang the refuge again", "Move the meeting again"),
            await Summary(His, "his first session", hisSide, "General", "Paul", Behaviour.AbusiveBehaviour, "6", "Ben was calm", "He admitted more", "Ring probation again"),
            await this.Visit(Family, Family.SocialWorker, "All were in", v => v.KeptApart = new KeptApartInput { Text = "A bag is packed", Side = herSide }),
            await this.Visit(Family, Family.SocialWorker, "All were out", v => v.KeptApart = new KeptApartInput { Text = "He knows the school", Side = hisSide }),
            await this.Visit(Family, Hers, "A joint visit", v =>
            {
                v.Stages.Add(new StageAnswer { Adult = Family.Adult("Vera"), Behaviour = Behaviour.SafetyFromAbuse, Stage = Stage.Action });
                v.Modules.Add(new ModulesWithParent { Parent = Family.Adult("Vera"), Numbers = [4] });
            }),
        ];
        await Complete(Hers, "Vera", herSide, "not while he");
        await Complete(His, "Paul", hisSide, "not in this family");
    }

    private Task<EntryId> Summary(
        WorkerInTest by, string work, string side, string childrenSide, string adult, Behaviour behaviour, string offered, string forChild, string line, string step) => this.Summary(Family, by, work, s =>
    {
        (s.WorkMayRead, s.ChildrenMayRead, s.Offered) = (side, childrenSide, offered);
        s.Stages.Add(new StageAnswer { Adult = Family.Adult(adult), Behaviour = behaviour, Stage = Stage.Action });
        s.Children.Add(new TextForChild { Person = Family.Child(forChild[..3]), Text = forChild });
        s.Significant = new SignificantInput { Line = line, Impact = "Known to one side", MayRead = side };
        s.Steps.Add(new StepInput { What = step, Owner = by.Posting, DueOn = Clock.Today.AddDays(7) });
    });

    private async Task Complete(WorkerInTest by, string adult, string side, string why)
    {
        var acting = await Acting(by);
        var input = new CompleteModuleInput { Parent = Family.Adult(adult), End = ModuleEnd.NotApplicable, On = Clock.Today, Why = why, MayRead = side };
        var completed = await Run((services, now) => services.GetRequiredService<CompleteModule>().Do(Family.Episode, 5, input, acting, now, CancellationToken.None));
        Assert.True(completed.Ok);
    }
}
