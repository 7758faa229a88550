using System.Globalization;
using System.Net;
using Kith.Features.Attachments;
using Kith.Features.Casework;
using Kith.Features.Connections;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Returns;
using Kith.Features.ServiceDirectory;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// Two records that differ only in a protected value answer the same query alike: results, order and counts (TR-12, F10). Every kind of protected value, over every
/// search, list, filter, order and suggestion, by whoever may ask it. With the protection off they do not.
/// </summary>
public sealed class OracleSoak(KithWorld world) : IClassFixture<KithWorld>
{
    /// <summary>Apart from how many there are of either, so that as many pairs as the product are each another one.</summary>
    private const int Stride = 7_919;

    // The directory knows both: a service stands in each.
    private static readonly string[] Postcodes = ["XN1 1AB", "XN2 1AB"];

    private delegate Task<Shown> Asks(Visitor visitor, string typed);

    [Fact]
    [Trait("Soak", "oracle")]
    public async Task A_protected_value_changes_no_answer()
    {
        var pairs = Soak.Cycles(quick: 60, full: 5_000);
        var (family, hidden) = await AHiddenFamily();
        var questions = await Questions(family);
        List<string> differ = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            var at = (int)((long)pair * Stride % (hidden.Count * questions.Count));
            var (value, question) = (hidden[at % hidden.Count], questions[at / hidden.Count]);
            differ.AddRange(await Differs(pair, value, question) is { } where ? [$"{value.Name}: {question.Name}, {where}"] : []);
        }

        Assert.True(differ.Count == 0, $"{differ.Count} of {pairs} pairs differ:\n{string.Join('\n', differ.Distinct().Take(40))}");

        // The control: each value without its protection, to somebody who is not in the circle.
        var open = questions.Single(q => q.Name == "FamilySupportWorker, people");
        foreach (var value in hidden)
        {
            await world.Read(db => db.Addresses.Where(a => a.Id == value.Address).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsProtected, false)));
            Assert.True(await Differs(pairs + 1, value, open) is not null, $"An open value changed no answer: {value.Name} proves nothing");
            await world.Read(db => db.Addresses.Where(a => a.Id == value.Address).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsProtected, true)));
        }

        Soak.Say($"{pairs} pairs of queries that differ in one of {hidden.Count} kinds of protected value over {questions.Count} questions of {questions.DistinctBy(q => q.Name.Split(',')[0]).Count()} readers, {differ.Count} of their answers differ; unprotected each of the {hidden.Count} does");
    }

    /// <returns>What stands where the two answers part; null when they are one.</returns>
    private async Task<string?> Differs(int pair, Hidden hidden, Question question)
    {
        var random = new Random(pair);
        string[] lines = [Value(hidden.Kind, random, "Alder"), Value(hidden.Kind, random, "Birch")];
        string[] phones = [$"07700 90{random.Next(1000, 9999)}", $"01632 96{random.Next(1000, 9999)}"];
        var isNumber = hidden.Kind is AddressKind.Phone or AddressKind.Email;
        string[] guesses = [lines[0], lines[1], isNumber ? lines[0] : Postcodes[0], isNumber ? phones[1] : Postcodes[1], lines[0].Split(' ', '@')[1]];
        var answers = new List<string>();
        var typed = guesses[pair % guesses.Length];
        var asks = await question.Begin(typed);
        foreach (var at in new[] { 0, 1 })
        {
            var (line, postcode, phone) = (lines[at], isNumber ? null : Postcodes[at], phones[at]);
            await world.Read(db => db.Addresses.Where(a => a.Id == hidden.Address).ExecuteUpdateAsync(a => a.SetProperty(x => x.Lines, line).SetProperty(x => x.Postcode, postcode).SetProperty(x => x.Phone, phone)));
            answers.Add(await (await asks(question.Visitor, typed)).Said());
        }

        return answers[0] == answers[1] ? null : string.Join(" | ", answers.Select(a => Excerpt(a, answers[0].AsSpan().CommonPrefixLength(answers[1]))));
    }

    private static string Excerpt(string answer, int at) => answer[Math.Max(0, at - 60)..Math.Min(answer.Length, at + 60)].ReplaceLineEndings(" ");

    private static string Value(AddressKind kind, Random random, string word) => kind switch
    {
        AddressKind.Phone => $"07700 9{random.Next(10_000, 99_999)}",
        AddressKind.Email => $"{word}{random.Next(1000)}@example.com",
        _ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 99)} {word} {random.Next(1000)} Row"),
    };

    /// <summary>A mother, her child and the man she fled; of each kind of value one that is protected, one that is over, one of their household, one of a placement.</summary>
    private async Task<(FamilyInTest Family, List<Hidden> Hidden)> AHiddenFamily()
    {
        var team = await world.Given.ATeam(lea: "898");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var by = await world.Acting(family.SocialWorker);
        List<Hidden> hidden = [];
        var household = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today.AddDays(-9), null, by, now, default))).Value;
        await Hide("an earlier home", null, family.Adult("Vera"), AddressKind.Home, -9);
        foreach (var kind in Enum.GetValues<AddressKind>().Except([AddressKind.Placement]))
        {
            await Hide($"{kind}", null, kind is AddressKind.School or AddressKind.Surgery ? family.Child("Amy") : family.Adult("Vera"), kind, -1);
        }

        await Hide("a household’s home", household, null, AddressKind.Home, -1);
        await Hide("a household’s phone", household, null, AddressKind.Phone, -1);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));
        var period = await world.CareStarted(family, world.Clock.Today.AddDays(-30), "Amy");
        await world.Moved(family, period, world.Clock.Today.AddDays(-3));
        hidden.AddRange((await world.Read(db => db.Addresses.Where(a => a.Family == family.Id && a.Kind == AddressKind.Placement).OrderBy(a => a.From).Select(a => new { a.Id, a.Until }).ToListAsync()))
            .Select(a => new Hidden(a.Until is null ? "Placement" : "an earlier placement", a.Id, AddressKind.Placement)));
        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Family == family.Id).AllAsync(a => a.IsProtected)), "Something of the family is not protected");
        return (family, hidden);

        async Task Hide(string name, HouseholdId? household, PersonId? person, AddressKind kind, int day)
        {
            var address = new NewAddress(household, person, kind == AddressKind.Email ? "a@example.com" : "01632 960999", null, null, true, world.Clock.Today.AddDays(day), kind);
            hidden.Add(new Hidden(name, (await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, address, by, now, default))).Value, kind));
        }
    }

    /// <summary>Everything that finds, lists, filters, sorts, counts or suggests, by each reader who gets an answer.</summary>
    private async Task<List<Question>> Questions(FamilyInTest family)
    {
        await Stage(family);
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var his = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var screener = await world.Given.AWorker(Role.MashScreener);
        var (analyst, head) = (await world.Given.AWorker(Role.Analyst, family.Team), await world.Given.AWorker(Role.ServiceManager, family.Team));
        var privacy = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        var build = await world.ACensusOfTheRecord(analyst);
        await world.AnAgreedExport(analyst);
        await world.AnAgreedExport(analyst, Exported.SafeguardingDataset);
        await world.AnAgreedExport(analyst, Exported.CensusFile, build);
        var acting = await world.Acting(screener);
        var contact = (await world.Do((RecordContact command, Now now) => command.Do(
            new ContactDetails(now.Today, "13:00", "6", "PC Ida Marsh", "01632 960100", "Shouting was heard"),
            [new ContactPersonDetails(MemberKind.Child, "Amy", "Larkspur", now.Today.AddYears(-6).AddDays(-100), null)], acting, now, default))).Value;

        List<Question> questions = [];
        var (reference, amy, vera) = (family.Ref, family.Child("Amy"), family.Adult("Vera"));
        foreach (var reader in new[] { support, his, family.SocialWorker, family.Manager })
        {
            Pages(reader,
                ("the list by name", FamiliesLinks.List()), ("the list by day", $"{FamiliesLinks.List()}?sort=Opened"), ("the list, own", $"{FamiliesLinks.List()}?show=Mine"), ("the list, team", $"{FamiliesLinks.List()}?show=Team"),
                ("people", FamiliesLinks.People(reference)), ("Vera", FamiliesLinks.Person(reference, vera)), ("Amy", FamiliesLinks.Person(reference, amy)), ("home", FamiliesLinks.Home(reference)), ("team", FamiliesLinks.Team(reference)),
                ("workbook", WorkbookLinks.Workbook(reference)), ("workbook of Amy", $"{WorkbookLinks.Workbook(reference)}?person={amy}"), ("chronology", WorkbookLinks.Chronology(reference)), ("file of Amy", WorkbookLinks.ChildFile(reference, amy)),
                ("history", FamiliesLinks.History(reference)), ("care", CaseworkLinks.LookedAfter(reference, amy)), ("plans", CaseworkLinks.Plans(reference)), ("assessments", CaseworkLinks.AssessmentsOf(reference)),
                ("visits due", CaseworkLinks.Visits()), ("clocks", CaseworkLinks.Clocks()), ("files", AttachmentsLinks.OfFamily(reference)), ("steps", StepsLinks.Steps(reference)), ("supervision", SupervisionLinks.OfFamily(reference)),
                ("board", SupervisionLinks.Board()), ("services", ConnectionsLinks.OfFamily(reference)), ("services on paper", ConnectionsLinks.Paper(reference)), ("help near home", ConnectionsLinks.Find(reference)),
                ("clusters", ConnectionsLinks.Clusters), ("my work", "/"), ("measures", "/measures"));
            Asked(reader, "the list of families, typed", async (visitor, typed) => await (await visitor.Open(FamiliesLinks.List())).Fill("Text", typed).Press("Show"));
            Asked(reader, "help within three miles", async (visitor, _) => await (await visitor.Open(ConnectionsLinks.Find(reference))).Fill("Input.Miles", "3").Press("Find help"));
            if (reader != his)
            {
                Pages(reader,
                    ("documents", DisclosureLinks.OfFamily(reference)), ("an address to record", FamiliesLinks.RecordAddress(reference)), ("how to reach Vera", FamiliesLinks.SayHowToReach(reference, vera)),
                    ("who lives where", FamiliesLinks.MoveHousehold(reference)), ("census queries", ReturnsLinks.AskedOf(reference)), ("a document to start", DisclosureLinks.Start(reference)));
            }
        }

        questions.Add(new Question($"{support.Role}, what the guard says of a letter", world.As(support), async typed =>
        {
            var letter = (await world.Starts(family, GivenDocument.Wanted(family.Adult("Paul"), OutgoingKind.Letter, $"Is it {typed}?"), support)).Value;
            return (visitor, _) => visitor.Open(DisclosureLinks.Make(reference, letter));
        }));
        Pages(school, ("the list by name", FamiliesLinks.List()), ("home", FamiliesLinks.Home(reference)), ("steps", StepsLinks.Steps(reference)), ("my work", "/"));
        Pages(family.SocialWorker, ("where things are", FamiliesLinks.WhereThingsAre(reference)), ("the circle", FamiliesLinks.LocationCircle(reference)));
        Pages(family.Manager, ("unallocated", CaseworkLinks.Unallocated()), ("contacts", FrontDoorLinks.OfFamily(reference)), ("assessments to authorise", CaseworkLinks.Assessments()), ("rows of a measure", "/measures/referrals/rows"));
        Pages(screener, ("the board", FrontDoorLinks.Board()), ("the index", FrontDoorLinks.Contact(contact)), ("whom it is about", FrontDoorLinks.Name(contact)));
        Asked(screener, "a family by its reference, in an emergency", async (visitor, _) => await visitor.Open($"/emergency?family={reference}"));
        Pages(privacy, ("interests", "/interests"), ("alerts", "/alerts"));
        Pages(head, ("measures", "/measures"), ("measures as a file", "/measures?handler=csv"), ("restrictions", FamiliesLinks.Restrictions));
        Pages(analyst,
            ("measures", "/measures"), ("one measure", "/measures/referrals"), ("rows of a measure", "/measures/referrals/rows"), ("exports", ReturnsLinks.Exports()), ("censuses", ReturnsLinks.Censuses()),
            ("what a census asks", ReturnsLinks.Findings(build)), ("Annex A", ReturnsLinks.AnnexA), ("the dataset", ReturnsLinks.Dataset), ("the census", ReturnsLinks.CensusFile(build)));
        Asked(null, "the directory near a postcode", async (visitor, typed) => await (await visitor.Open(DirectoryLinks.Search)).Fill("Input.Postcode", Postcodes.Contains(typed) ? typed : Postcodes[0]).Press("Search"));
        Asked(null, "the directory, typed", async (visitor, typed) => await (await visitor.Open(DirectoryLinks.Search)).Fill("Input.Words", typed).Press("Search"));
        List<string> silent = [];
        foreach (var question in questions)
        {
            var first = await (await question.Begin(Postcodes[0]))(question.Visitor, Postcodes[0]);
            silent.AddRange(first.Status == HttpStatusCode.OK ? [] : [$"{question.Name}: {(int)first.Status}"]);
        }

        Assert.True(silent.Count == 0, $"What is not answered asks nothing:\n{string.Join('\n', silent)}");
        return questions;

        void Pages(WorkerInTest reader, params (string Name, string Address)[] pages)
        {
            foreach (var (name, address) in pages)
            {
                Asked(reader, name, (visitor, _) => visitor.Open(address));
            }
        }

        void Asked(WorkerInTest? reader, string name, Asks asks) =>
            questions.Add(new Question($"{reader?.Role.ToString() ?? "anybody"}, {name}", reader is null ? world.Anyone() : world.As(reader), _ => Task.FromResult(asks)));
    }

    /// <summary>Something to be found near each of the postcodes, and what the pages of a family show.</summary>
    private async Task Stage(FamilyInTest family)
    {
        await using (var scope = world.Everything())
        {
            await scope.ServiceProvider.GetRequiredService<ImportPostcodes>()
                .Run([new PostcodeRow("XN11AB", false, 54.561, -2.081, null, null, [], false), new PostcodeRow("XN21AB", false, 54.70, -2.40, null, null, [], false)], "soak", [], [], CancellationToken.None);
        }

        await world.AServiceAt("By the mill", 54.561, -2.081);
        await world.AServiceAt("By the moor", 54.70, -2.40);
        await world.Given.Visits(family, 2);
        await world.AuthorisedAssessment(family);
        await world.AFile(family);
    }

    private sealed record Hidden(string Name, RowId Address, AddressKind Kind);

    /// <param name="Begin">What has to be there before it is asked, with what is guessed; then how it is asked.</param>
    private sealed record Question(string Name, Visitor Visitor, Func<string, Task<Asks>> Begin);
}
