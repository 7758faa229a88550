using System.Collections.Concurrent;
using System.Net;
using Kith.Features.Attachments;
using Kith.Features.Casework;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Governance;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Quotes;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kith.Soak;

/// <summary>
/// A value is planted in every protected field, and every page, file, export, feed, search, form refused, mail and log is read as every role, what is packed unpacked. The
/// value is in none of them, nor in any other table (TR-10, TR-11, TR-17, TR-65, F9). Words that one side keeps, also where they are quoted, and what a file is called
/// at which nobody has looked are read by those whom the permission model names and by nobody else. A leak that is planted in a page, a Word document, an Excel file, a mail or a log is found.
/// </summary>
public sealed class CanarySoak(WatchedWorld world) : IClassFixture<WatchedWorld>
{
    private const string Lines = "Zebrafinch";
    private const string Postcode = "ZQ9 7XQ";
    private const string Phone = "07700 946135";

    /// <summary>Of a children’s home: whoever knows it knows the address.</summary>
    private const string Urn = "SC946135";

    private const string Apart = "Nightjar calls when he stands at the corner";
    private const string Unseen = "Corncrake";

    /// <summary>When and where it is safe to speak with her.</summary>
    private const string SafeTimes = "Dotterel Hall on Tuesdays";

    /// <summary>In whose area her child is placed.</summary>
    private const string Area = "Curlewshire";

    /// <summary>Where the family is of whom every kind of document goes out; the record tells it in its own words.</summary>
    private const string Told = "Kestrelgate";

    private static readonly string[] Canaries = [Lines, Postcode, "ZQ97XQ", Phone, "946135", "07700946135"];

    /// <summary>
    /// By hand from the permission model: whose side it is, who leads, and who supervises them; of the file and of where her child is placed the location circle; of when it is safe to speak with her whoever opens her family and
    /// does not work with him.
    /// </summary>
    private static readonly (string Words, Role[] Readers)[] Kept =
    [
        (Apart, [Role.SocialWorker, Role.TeamManager, Role.DaVictimWorker]), (Unseen, [Role.SocialWorker, Role.TeamManager]), (Area, [Role.SocialWorker, Role.TeamManager]),
        (SafeTimes,
        [
            Role.SocialWorker, Role.TeamManager, Role.FamilyHelpPractitioner, Role.FamilySupportWorker, Role.DaVictimWorker, Role.SubstanceMisuseWorker, Role.MentalHealthWorker, Role.Psychologist,
            Role.PolicePartner, Role.SchoolDsl, Role.HealthPartner, Role.BusinessSupport, Role.ConferenceChair,
        ]),
    ];

    private static readonly Role[] Quick = [Role.SocialWorker, Role.DaPerpetratorWorker];

    [Fact]
    [Trait("Soak", "canary")]
    public async Task No_protected_value_is_anywhere_for_anybody_until_a_reason_is_given()
    {
        var (family, cast, contact) = await Plant();
        var wanted = Soak.Cycles(quick: Quick.Length, full: int.MaxValue);
        var readers = cast.Where(c => wanted > Quick.Length || Quick.Contains(c.Role)).ToList();

        var (leaks, read, opened, kept) = await Crawl(new Tour(world, family, contact, cast), family, readers);
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.True(kept.Count == Kept.Length, $"Nobody reads what may be read of {string.Join(", ", Kept.Select(k => k.Words).Except(kept))}: it was not planted");
        var files = await Exports(family, cast);
        Assert.Empty(files.Where(f => Holds(f.Texts) || f.Texts.Exists(IsWhereabouts)).Select(f => f.Name));
        var told = await Documents();
        var documents = await Taken(told);
        Assert.Empty(documents.Where(d => d.Texts.Any(t => t.Contains(Told, StringComparison.OrdinalIgnoreCase))).Select(d => d.Name));
        Assert.Empty(await InPacks());
        Assert.DoesNotContain(await Packs(), IsWhereabouts);
        Assert.Empty(await InTables());
        var mails = await Mails();
        Assert.NotEmpty(mails);
        Assert.DoesNotContain(mails, m => Holds(m) || m.Exists(IsWhereabouts));
        Assert.DoesNotContain(world.Logged, line => Holds([line]) || IsWhereabouts(line));

        await PlantLeaks(family, told.Addresses[^1]);
        List<string> found = [];
        foreach (var page in new[] { FamiliesLinks.Home(family.Ref), FamiliesLinks.WhereThingsAre(family.Ref) })
        {
            found.AddRange(Holds([(await world.As(family.SocialWorker).Open(page)).Body]) ? ["a page"] : []);
        }

        found.AddRange((await Taken(told)).Where(d => d.Texts.Any(t => t.Contains(Told, StringComparison.OrdinalIgnoreCase))).Select(_ => "a Word document"));
        found.AddRange((await Exports(family, cast)).Where(f => Holds(f.Texts)).Select(f => $"an export, {f.Name}"));
        found.AddRange((await Mails()).Where(Holds).Select(_ => "a mail"));
        found.AddRange(world.Logged.Any(line => Holds([line])) ? ["a log"] : []);
        found.AddRange(Holds(Unpacked.Texts(GivenFile.APackedPdf($"9 {Lines} Mews"))) ? ["a PDF"] : []);
        foreach (var surface in new[] { "a page", "a Word document", "an export", "a mail", "a log", "a PDF" })
        {
            Assert.True(found.Exists(f => f.StartsWith(surface, StringComparison.Ordinal)), $"A leak that was planted in {surface} was not found: the crawl proves nothing");
        }

        Assert.NotEmpty(await InTables());
        var fields = await WhatIsFoundUnkept(family, cast);
        Assert.True(fields.TrueForAll(f => f.IsFound), $"What is planted in {string.Join(", ", fields.Where(f => !f.IsFound).Select(f => f.Field))} is not found once nothing keeps it: it was not planted");
        Soak.Say($"{Canaries.Length} ways to write what stands in {fields.Count} kinds of protected field, each found by itself once nothing keeps it: {read} answers to {readers.Count} roles read over {opened} routes that opened, {files.Count} exports, {documents.Count} documents and {mails.Count} mails, none has any; leaks that were planted were found in {string.Join(", ", found.Distinct())}");
    }

    private async Task<(FamilyInTest Family, IReadOnlyList<WorkerInTest> Cast, ContactId Contact)> Plant()
    {
        var team = await world.Given.ATeam(lea: "899");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        List<WorkerInTest> cast = [family.SocialWorker, family.Manager];
        foreach (var role in Enum.GetValues<Role>().Except([Role.SocialWorker, Role.TeamManager]))
        {
            cast.Add((AccessTable.Reach(role, Duty.OpenFamily) & Relationship.Named) != Relationship.None && role != Role.BusinessSupport
                ? await world.Given.ACoWorker(family, role, role.IsAdultSpecialist() ? role == Role.DaPerpetratorWorker ? "Paul" : "Vera" : null)
                : await world.Given.AWorker(role, family.Team));
        }

        await PlantWhereabouts(family);
        await PlantWords(family, cast.Single(c => c.Role == Role.DaVictimWorker));
        await world.AuthorisedAssessment(family);
        await world.AnEnquiry(family, world.Clock.Today.AddDays(-1));
        await world.AConference(family, world.Clock.Today.AddDays(-1), "NEG");
        await world.AHelpAssessment(family, world.Clock.Today.AddDays(-1));
        await world.AMadeLetter(family, family.Adult("Paul"), $"She stays at 3 {Lines} Mews, {Postcode}, {Phone}. Come on Tuesday.");
        await world.AnInvitation(family, await world.Given.AWorker(Role.FamilySupportWorker), InvitationKind.ToWork);
        var screener = await world.Acting(cast.Single(c => c.Role == Role.MashScreener));
        var contact = (await world.Do((RecordContact command, Now now) => command.Do(
            new ContactDetails(now.Today, "13:00", "6", "PC Ida Marsh", "01632 960100", "Shouting was heard"),
            [new ContactPersonDetails(MemberKind.Child, "Amy", "Larkspur", now.Today.AddYears(-6).AddDays(-100), null)],
            screener,
            now,
            default))).Value;
        await world.AReadyWeek();
        await world.AProposedPosting(family.Team);
        await world.AnExportOrder(family.Team);
        var build = await world.ACensusOfTheRecord(cast.Single(c => c.Role == Role.Analyst));
        foreach (var maker in cast.Where(c => c.Role is Role.Analyst or Role.ServiceManager))
        {
            await world.AnAgreedExport(maker);
            await world.AnAgreedExport(maker, Exported.SafeguardingDataset);
            await world.AnAgreedExport(maker, Exported.CensusFile, build);
        }

        return (family, cast, contact);
    }

    /// <summary>Each kind of value, one that is over and one of today, of a person; her household’s; and where her child is placed.</summary>
    private async Task PlantWhereabouts(FamilyInTest family)
    {
        var by = await world.Acting(family.SocialWorker);
        var household = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today.AddDays(-9), null, by, now, default))).Value;
        foreach (var (kind, at) in Enum.GetValues<AddressKind>().Select((kind, at) => (kind, at)))
        {
            var lines = Written(kind, at);
            var person = at % 2 == 0 ? family.Adult("Vera") : family.Child("Amy");
            foreach (var day in new[] { -9, 0 })
            {
                await Put(null, person, lines, kind, day);
                if (kind is AddressKind.Home or AddressKind.Phone)
                {
                    await Put(household, null, lines, kind, day);
                }
            }
        }

        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));
        var period = await world.CareStarted(family, world.Clock.Today.AddDays(-30), "Amy", c => (c.Lines, c.Postcode, c.Urn, c.Authority) = ($"12 {Lines} Lane", Postcode, Urn, Area));
        await world.Moved(family, period, world.Clock.Today.AddDays(-3), p => (p.Lines, p.Postcode, p.Urn, p.Authority) = ($"14 {Lines} Lane", Postcode, Urn, Area));
        var said = new SafeContactSaid(true, true, true, true, SafeTimes, null);
        Assert.True((await world.Do((SayHowToReach command, Now now) => command.Do(family.Episode, family.Adult("Vera"), said, 0, by, now, default))).Ok, "The safe times were refused");

        async Task Put(HouseholdId? household, PersonId? person, string lines, AddressKind kind, int day)
        {
            var address = new NewAddress(household, person, lines, kind is AddressKind.Phone or AddressKind.Email ? null : Postcode, Phone, false, world.Clock.Today.AddDays(day), kind);
            Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, address, by, now, default))).Ok, $"{kind} was refused");
        }
    }

    /// <summary>What the victim’s worker wrote on her side, quoted in a visit that all read; a file at which nobody has looked.</summary>
    private async Task PlantWords(FamilyInTest family, WorkerInTest hers)
    {
        await world.Given.Visits(family, 2, "Seen at 9 Somewhere");
        var summary = await world.ASummary(family, hers, family.Adult("Vera"), Apart, Side.VictimOf(family.Adult("Vera")));
        await world.AVisit(family, $"We talked for an hour. {await world.AQuote(family, QuoteSource.Entry, summary.Value, Apart)}");
        var by = await world.Acting(family.SocialWorker);
        var input = new AddAttachmentInput { Description = $"{Unseen} at the gate", About = [family.Child("Amy")], MayRead = "General" };
        var file = new Practice.Attachments.FileTaken(AttachmentKind.Png, $"{Unseen}.png", GivenFile.APicture());
        Assert.True((await world.Do((AddAttachment command, Now now) => command.Do(family.Episode, input, file, ScanState.NotScanned, by, now, default))).Ok, "The file was refused");
    }

    private async Task<(List<string> Leaks, int Read, int Opened, HashSet<string> Kept)> Crawl(Tour tour, FamilyInTest family, IReadOnlyList<WorkerInTest> readers)
    {
        List<string> leaks = [];
        HashSet<string> opened = [], kept = [];
        var read = 0;
        foreach (var reader in readers)
        {
            var visitor = world.As(reader);
            foreach (var route in Routes().Where(r => !r.Contains("sign-", StringComparison.Ordinal)))
            {
                if (await tour.Fill(route, reader) is { } address && await Ask(address))
                {
                    opened.Add(route);
                }
            }

            foreach (var address in Lists(family))
            {
                await Ask(address);
            }

            foreach (var canary in new[] { Lines, Postcode, Phone })
            {
                foreach (var search in new[] { "/directory?Text=", "/directory?Near=", "/clusters?text=" })
                {
                    // A search repeats what was typed; what it found stands in the list.
                    Found(search + canary, await visitor.Open(search + Uri.EscapeDataString(canary)));
                }

                var list = await visitor.Open(FamiliesLinks.List());
                Found($"the list of families, {canary}", list.Status == HttpStatusCode.OK ? await list.Fill("Text", canary).Press("Show") : list);
            }

            async Task<bool> Ask(string address)
            {
                var answer = await visitor.Open(address);
                await Look(reader, address, answer);
                if (answer.Status == HttpStatusCode.OK && answer.Document.QuerySelector("main form[method=post] [name^='Input.']") is not null)
                {
                    await Look(reader, $"{address}, refused", await visitor.Post(answer.Address, answer.Fields().Where(f => !f.Key.StartsWith("Input.", StringComparison.Ordinal)), follow: false));
                }

                return answer.Status == HttpStatusCode.OK;
            }

            void Found(string search, Shown answer)
            {
                read++;
                leaks.AddRange(answer.Document.QuerySelectorAll("table, ol, ul.govuk-list").Where(e => Holds([e.TextContent])).Select(_ => $"{reader.Role} {search}"));
            }
        }

        return (leaks, read, opened.Count, kept);

        async Task Look(WorkerInTest reader, string address, Shown answer)
        {
            read++;
            var headers = string.Join('\n', answer.Response.Headers.Concat(answer.Response.Content.Headers).SelectMany(h => h.Value));
            List<string> said = [headers, .. Unpacked.Texts(await answer.Response.Content.ReadAsByteArrayAsync())];
            if (Holds(said))
            {
                leaks.Add($"{reader.Role} {address}");
            }

            foreach (var (words, may) in Kept.Where(k => said.Exists(t => t.Contains(k.Words, StringComparison.OrdinalIgnoreCase))))
            {
                kept.Add(words);
                leaks.AddRange(may.Contains(reader.Role) ? [] : [$"{reader.Role} {address}: {words}"]);
            }
        }
    }

    /// <summary>Lists in each of their orders and filters, what is asked for by an address of its own, and what stands on her page and not on her child’s.</summary>
    private static IEnumerable<string> Lists(FamilyInTest family) =>
    [
        .. Enum.GetValues<Showing>().Select(s => $"{FamiliesLinks.List()}?show={s}&sort=Opened"),
        .. Enum.GetValues<BoardView>().Select(v => FrontDoorLinks.Board(v)),
        "/measures?handler=csv", "/measures/referrals?handler=csv",
        $"{GovernanceLinks.Reads}?reference={family.Ref}", GovernanceLinks.BreakGlassOf(family.Ref),
        FamiliesLinks.Person(family.Ref, family.Adult("Vera")),
    ];

    /// <summary>The files of many children, as those who make returns and have somebody’s agreement get them.</summary>
    private async Task<List<(string Name, List<string> Texts)>> Exports(FamilyInTest family, IReadOnlyList<WorkerInTest> cast)
    {
        List<(string, List<string>)> files = [];
        var amy = family.Child("Amy");
        var number = await world.Read(db => db.People.Where(p => p.Id == amy).SelectMany(p => p.Identifiers).Where(i => i.Kind == IdentifierKind.LaChildId).Select(i => i.Value).SingleAsync());
        var agency = family.Team.Agency;
        var build = await world.Read(db => db.CensusBuilds.Where(b => b.Agency == agency && b.Source == CensusSource.Record).Select(b => b.Id).SingleAsync());
        foreach (var maker in cast.Where(c => c.Role is Role.Analyst or Role.ServiceManager))
        {
            foreach (var address in new[] { ReturnsLinks.AnnexA, ReturnsLinks.Dataset, ReturnsLinks.CensusFile(build), ReturnsLinks.FindingsAsCsv(build) })
            {
                var answer = (await world.As(maker).Open(address)).Expect(HttpStatusCode.OK);
                List<string> texts = [.. Unpacked.Texts(await answer.Response.Content.ReadAsByteArrayAsync())];
                Assert.True(texts.Exists(t => t.Contains(number, StringComparison.Ordinal)), $"{address} has nobody in it");
                files.Add((address, texts));
            }
        }

        return files;
    }

    /// <summary>Every kind of document about a family whose record tells in its own words where they are, to the man she fled: made, released, and not yet taken.</summary>
    private async Task<Sent> Documents()
    {
        var (family, _) = await world.AShieldedFamily();
        var by = await world.Acting(family.SocialWorker);
        var home = new NewAddress(null, family.Adult("Vera"), $"8 {Told} Mews", "ZQ8 4KT", null, false, world.Clock.Today);
        Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, home, by, now, default))).Ok);
        await world.AVisit(family, $"Seen at 8 {Told} Mews. The kettle was on.", v => v.Significant = new() { Line = $"They moved to 8 {Told} Mews at night", Impact = "The children slept" });
        var session = await world.SignedSupervision(family, Rag.Amber, h => h.Discussion = $"The neighbour of 8 {Told} Mews rings. We keep to the plan", family.SocialWorker);
        List<string> made = [];
        foreach (var format in new[] { OutgoingFormat.Print, OutgoingFormat.Word })
        {
            foreach (var (kind, of) in new (OutgoingKind, Guid?)[]
                { (OutgoingKind.Chronology, null), (OutgoingKind.ChildFile, family.Child("Amy").Value), (OutgoingKind.SupervisionRecord, session.Value), (OutgoingKind.Letter, null) })
            {
                var id = (await world.Starts(family, GivenDocument.Wanted(family.Adult("Paul"), kind, kind == OutgoingKind.Letter ? $"Come on Tuesday. She is at 8 {Told} Mews." : null, of, format))).Value;
                Assert.True((await world.Makes(family, id, looked: true)).Ok, $"{kind} could not be made");
                Assert.True((await world.Releases(family, id)).Ok, $"{kind} was not released");
                made.Add(DisclosureLinks.File(family.Ref, id));
            }
        }

        return new Sent(family.SocialWorker, made);
    }

    private async Task<List<(string Name, List<string> Texts)>> Taken(Sent sent)
    {
        List<(string, List<string>)> taken = [];
        foreach (var address in sent.Addresses)
        {
            var answer = (await world.As(sent.By).Open(address)).Expect(HttpStatusCode.OK);
            taken.Add((address, [.. Unpacked.Texts(await answer.Response.Content.ReadAsByteArrayAsync())]));
        }

        return taken;
    }

    private async Task<List<string>> InPacks() => [.. (await Packs()).Where(p => Holds([p]))];

    private async Task<List<string>> Packs()
    {
        var packs = (await world.Do((MakeContinuityPacks command, Now now) => command.Do(now, default))).Value;
        Assert.NotEmpty(packs);
        return [.. packs.Select(ContinuityPage.Of)];
    }

    /// <summary>What each mail says that has left.</summary>
    private async Task<List<List<string>>> Mails()
    {
        while (await world.Services.GetRequiredService<MailRunner>().SendDue(CancellationToken.None) > 0)
        {
        }

        return [.. Directory.EnumerateFiles(world.MailFolder, "*.eml").Select(f => Unpacked.OfMail(f).ToList())];
    }

    /// <summary>In words that all read, in the bytes of a document that goes out, by a shield that is taken off, in a mail and in a log.</summary>
    private async Task PlantLeaks(FamilyInTest family, string document)
    {
        var by = await world.Acting(family.SocialWorker);
        var version = await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == family.Episode).Select(e => e.Version).SingleAsync());
        Assert.True((await world.Do((SayWhereThingsAre command, Now now) => command.Do(family.Episode, $"She is at 9 {Lines} Mews", version, by, now, default))).Ok);
        var bytes = DocumentFile.Build(new DocumentText("Letter", "For Paul", "Confidential", [(string.Empty, $"She is at 8 {Told} Mews")], null), OutgoingFormat.Word);
        var id = new OutgoingId(Guid.Parse(document.Split('/')[^2]));
        Assert.Equal(1, await world.Read(db => db.OutgoingFiles.Where(f => f.Outgoing == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Bytes, bytes))));
        var (vera, amy) = (family.Adult("Vera"), family.Child("Amy"));
        await world.Read(db => db.People.Where(p => p.Id == vera || p.Id == amy).ExecuteUpdateAsync(p => p.SetProperty(x => x.IsProtected, false)));
        await world.Run<int>((services, now) =>
        {
            services.GetRequiredService<Outbox>().Put("jo@example.org", "A subject", $"She is at 9 {Lines} Mews", now);
            return Task.FromResult<Outcome<int>>(1);
        });
        world.Services.GetRequiredService<ILoggerFactory>().CreateLogger("planted").Log(LogLevel.Error, default, $"9 {Lines} Mews", null, (said, _) => said);
    }

    /// <summary>Every protected field by itself: with nobody’s value protected, no side to bar him and himself in the circle, her harmer’s worker reads each.</summary>
    private async Task<List<(string Field, bool IsFound)>> WhatIsFoundUnkept(FamilyInTest family, IReadOnlyList<WorkerInTest> cast)
    {
        var his = cast.Single(c => c.Role == Role.DaPerpetratorWorker);
        await world.Read(db => db.Addresses.Where(a => a.Family == family.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsProtected, false)));
        await world.Read(db => db.HarmAllegations.Where(h => h.FamilyEpisode == family.Episode).ExecuteDeleteAsync());
        await world.IsNamedIntoTheCircle(family, his);
        var visitor = world.As(his);
        var said = string.Empty;
        foreach (var page in new[] { FamiliesLinks.People(family.Ref), FamiliesLinks.Person(family.Ref, family.Adult("Vera")), FamiliesLinks.Person(family.Ref, family.Child("Amy")), CaseworkLinks.LookedAfter(family.Ref, family.Child("Amy")) })
        {
            said += (await visitor.Open(page)).Expect(HttpStatusCode.OK).Text;
        }

        var urn = (await Exports(family, cast)).Exists(f => f.Texts.Exists(t => t.Contains(Urn, StringComparison.Ordinal)));
        return
        [
            .. Enum.GetValues<AddressKind>().Select((kind, at) => ($"{kind}", said.Contains(Written(kind, at), StringComparison.Ordinal))),
            ("postcode", said.Contains(Postcode, StringComparison.Ordinal)), ("phone beside an address", said.Contains($"Phone {Phone}", StringComparison.Ordinal)),
            ("area of a placement", said.Contains(Area, StringComparison.Ordinal)), ("URN of a placement", urn), ("safe times", said.Contains(SafeTimes, StringComparison.Ordinal)),
        ];
    }

    private static string Written(AddressKind kind, int at) => kind switch { AddressKind.Phone => Phone, AddressKind.Email => $"{Lines}@example.com", _ => $"{at} {Lines} Mews" };

    /// <summary>What is no canary, because some may read it: it goes into nothing that leaves.</summary>
    private static bool IsWhereabouts(string text) => text.Contains(SafeTimes, StringComparison.OrdinalIgnoreCase) || text.Contains(Area, StringComparison.OrdinalIgnoreCase);

    /// <summary>Every table but those that keep protected values or a letter as its author wrote it.</summary>
    private Task<List<string>> InTables() => world.Read(async db =>
    {
        string[] keep = ["Addresses", "Outgoings", "PlacementSites"];
        List<string> found = [];
        await db.Database.OpenConnectionAsync();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is { } table && !keep.Contains(table)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name comes from the model.
            command.CommandText = $"SELECT * FROM \"{entity.GetTableName()}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    var value = rows.GetValue(column);
                    if (Holds(value is byte[] bytes ? Unpacked.Texts(bytes) : [value.ToString() ?? string.Empty]))
                    {
                        found.Add($"{entity.GetTableName()}.{rows.GetName(column)}");
                    }
                }
            }
        }

        return found;
    });

    private IEnumerable<string> Routes() =>
        world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern.RawText!).Distinct();

    private static bool Holds(IEnumerable<string> texts) => texts.Any(t => Canaries.Any(c => t.Contains(c, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Documents that were released, and who takes them.</summary>
    private sealed record Sent(WorkerInTest By, IReadOnlyList<string> Addresses);
}

/// <summary>Keeps every line that is logged, and every mail that leaves.</summary>
public sealed class WatchedWorld : KithWorld
{
    private readonly Watcher watcher = new();

    public IEnumerable<string> Logged => watcher.Lines;

    public string MailFolder => Path.Combine(Storage.FilesFolder, "mail");

    protected override void Replace(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Logging.AddProvider(watcher);
        builder.Services.AddSingleton(new MailSettings(null, MailFolder, "kith@example.org", "https://kith.example"));
        builder.Services.AddSingleton(new MailPace(TimeSpan.FromHours(1)));
        builder.Services.AddSingleton<MailRunner>();
    }

    private sealed class Watcher : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
