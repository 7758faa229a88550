using System.Net;
using System.Text;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Forms;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Bench;

/// <summary>One request that is measured: what it is called, where it goes, where its bare counterpart stands, what it costs in counts.</summary>
internal sealed record Measured(string Name, string Path, string BarePath, bool IsPost, int Commands, int Bytes);

/// <summary>What the client needs to ask for everything.</summary>
internal sealed record Offer(string Address, string Cookie, IReadOnlyList<Measured> Requests);

/// <summary>A social worker's caseload of eighteen families, one of them with fifty entries, and forty families to record visits to.</summary>
internal static class Scene
{
    private const int Caseload = 18;
    private const int Entries = 50;
    private const int FamiliesVisited = 40;
    private const string Account = """
        Vera opened the door and had breakfast on the table. Amy and Ben were dressed for school and Cal was playing on the rug. We talked about the
        week: Paul has been to two of his three sessions and says that he has not had a drink since the weekend before last, which Vera confirmed when we
        spoke apart. The kitchen was clean and there was food in the cupboards. Amy told me about her new reading group and Ben asked when Gran comes
        again. Vera would like help with the mornings on which she starts early; we agreed that I ask the school about the breakfast club, and that Paul
        rings the nurse about Cal's check. Both know what the plan says about weekends and could tell me in their own words what would worry us.
        """;

    public static async Task<Offer> Set(BenchWorld world)
    {
        var team = await world.Given.ATeam();
        var worker = await world.Given.AWorker(Role.SocialWorker, team, "Sam Reed");
        var families = new List<FamilyInTest>();
        for (var i = 0; i < Caseload; i++)
        {
            families.Add(await AFamily(world, worker, $"Larkspur {i}"));
        }

        await world.Given.Visits(families[0], Entries, Account);
        var visitor = world.As(worker);
        var (name, value) = world.SessionOf(worker);
        var cookies = $"{name}={value}";
        var requests = new List<Measured>
        {
            await Page(world, visitor, "my work", "/", families[0]),
            await Page(world, visitor, "family home", FamiliesLinks.Home(families[0].Ref), families[0]),
            await Page(world, visitor, "workbook", WorkbookLinks.Workbook(families[0].Ref), families[0]),
            await Page(world, visitor, "visit's form", WorkbookLinks.RecordVisit(families[0].Ref), families[0]),
        };

        var visited = await Visited(world, await world.Given.AWorker(Role.SocialWorker, team, "Val Hart"));
        requests.Add(visited.Post);
        return new Offer(world.Address, $"{cookies}\n{visited.Cookies}", requests);
    }

    private static Task<FamilyInTest> AFamily(BenchWorld world, WorkerInTest lead, string name) =>
        world.Given.AFamily(f => f.Named(name).LedBy(lead).AChild("Amy", 8).AChild("Ben", 6).AChild("Cal", 2).AnAdult("Vera").AnAdult("Paul"));

    private static async Task<Measured> Page(BenchWorld world, Visitor visitor, string name, string path, FamilyInTest family)
    {
        await visitor.Open(path);
        Shown page = null!;
        var sent = await world.Commands.During(async () => page = await visitor.Open(path));
        page.Expect(HttpStatusCode.OK);
        var body = Encoding.UTF8.GetBytes(page.Body);
        return new Measured(name, path, world.Bare.Add(name.Replace(' ', '-'), family.Ref, body), false, sent.Count, body.Length);
    }

    private static async Task<(Measured Post, string Cookies)> Visited(BenchWorld world, WorkerInTest worker)
    {
        var visitor = world.As(worker);
        var stamps = world.Services.GetRequiredService<Stamps>();
        var forms = new List<(string Path, List<KeyValuePair<string, string>> Fields)>();
        var (commands, bytes) = (0, 0);
        for (var i = 0; i < FamiliesVisited; i++)
        {
            var family = await AFamily(world, worker, $"Campion {i}");
            var page = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
            FillIn(page);
            forms.Add((page.Address, page.Fields()));
            var (first, second) = (await Save(), await Save());
            world.Bare.Add(second.Where(c => c.Writes).ToList(), Ids(second).Except(Ids(first)).ToHashSet());
            commands = second.Count;
            bytes = (await Form(forms[^1]).ReadAsByteArrayAsync()).Length;

            Task<IReadOnlyList<SentCommand>> Save() => world.Commands.During(async () =>
                (await visitor.Post(page.Address, Renewed(forms[^1].Fields), follow: false)).Expect(HttpStatusCode.Redirect));
        }

        var next = 0;
        world.Bare.OfferForms(n => Enumerable.Range(0, n).Select(_ =>
        {
            var form = forms[next++ % forms.Count];
            return $"{form.Path} {Form((form.Path, Renewed(form.Fields))).ReadAsStringAsync().GetAwaiter().GetResult()}";
        }));
        return (new Measured("visit's post", WorkbookLinks.RecordVisit("ref"), $"{BareEndpoints.Path}/visit", true, commands, bytes), visitor.Cookies);

        List<KeyValuePair<string, string>> Renewed(List<KeyValuePair<string, string>> fields) =>
            fields.ConvertAll(f => f.Key == Stamp.FieldName ? new(f.Key, stamps.Seal(Stamp.Mint(worker.Posting))) : f);
    }

    private static void FillIn(Shown page)
    {
        for (var i = 0; i < 3; i++)
        {
            page.Choose($"Input.Children[{i}].Seen", "SeenAlone").Fill($"Input.Children[{i}].Words", "I like it when Gran comes");
        }

        for (var i = 0; i < 2; i++)
        {
            page.Fill($"Input.Stages[{i}].Behaviour", "Alcohol").Fill($"Input.Stages[{i}].Stage", "Preparation");
        }

        page.Fill("Input.Account", Account)
            .Fill("Input.Steps[0].What", "Ask the school about the breakfast club")
            .Fill("Input.Significant.Line", "First visit with no smell of drink")
            .Fill("Input.Significant.Impact", "The children ate together");
    }

    private static FormUrlEncodedContent Form((string Path, List<KeyValuePair<string, string>> Fields) form) => new(form.Fields);

    private static IEnumerable<Guid> Ids(IEnumerable<SentCommand> sent) => sent.SelectMany(c => c.Parameters).Select(p => p.Value).OfType<Guid>();
}
