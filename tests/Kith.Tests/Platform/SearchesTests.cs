using System.Net;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Kith.Tests.Features.FrontDoor;
using Kith.Tests.Features.Governance;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Platform;

/// <summary>Every search for people stands in the audit, with what it was for and a mark instead of whom (TR-50).</summary>
public sealed class SearchesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whom_the_front_door_looks_for_stands_there_by_a_mark_that_the_same_person_has_again()
    {
        await world.Given.AFamily(f => f.AChild("Nell", 4));
        var screener = await world.AScreener();
        var born = world.Clock.Today.AddYears(-4).AddDays(-100);
        var contact = await world.AContact(screener, Contacts.Child("Nell", "Larkspur"));
        foreach (var (name, day) in new[] { ("Nell", born), ("NELL", born), ("Nell", born.AddDays(1)) })
        {
            var page = await world.As(screener).Open(FrontDoorLinks.Name(contact));
            (await page.Fill("Input.People[0].FirstName", name).FillDate("Input.People[0].BirthDate", day).Press("Save and look again")).Expect(HttpStatusCode.OK);
        }

        var lines = await Lines(screener);

        Assert.Equal(3, lines.Count);
        var said = lines.ConvertAll(l => SearchLine.Read(l.Subject)!);
        Assert.All(said, s => Assert.Equal((SearchKind.Index, SearchPurpose.Contact), (s.Kind, s.Purpose)));
        Assert.Equal([1, 1, 0], said.Select(s => s.Found));
        Assert.Equal(said[0].Mark, said[1].Mark);
        Assert.NotEqual(said[0].Mark, said[2].Mark);
        Assert.All(lines, l => Assert.EndsWith($" of={contact.Value}", l.Subject, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Equal("front-door/contacts/{contact:guid}/people", l.Route));
        Assert.Equal(3, lines.Select(l => l.RequestId).Distinct().Count());
        Assert.DoesNotContain(await world.Read(db => db.Audit.Where(a => a.Posting == screener.Posting).Select(a => a.Route + " " + a.Subject).ToListAsync()),
            l => l.Contains("nell", StringComparison.OrdinalIgnoreCase) || l.Contains("larkspur", StringComparison.OrdinalIgnoreCase) || l.Contains($"{born:yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_looks_among_their_own_families_is_asked_for_no_purpose_and_stands_there_too()
    {
        var family = await world.Given.AFamily(f => f.Named("Grey Wagtail").AnAdult("Vera"));
        await (await world.As(family.SocialWorker).Open(FamiliesLinks.List())).Fill("Text", "wagtai").Press("Show");
        await (await world.As(family.SocialWorker).Open(FamiliesLinks.JoinFamily(family.Ref))).Fill("Input.FirstName", "Nobody").Fill("Input.LastName", "Known")
            .FillDate("Input.BirthDate", new DateOnly(2020, 2, 2)).Choose("Input.Kind", "Child").Press("Save");

        Assert.Equal([(SearchKind.Caseload, SearchPurpose.OwnWork, 1), (SearchKind.Caseload, SearchPurpose.OwnWork, 0)], await Said(family.SocialWorker));
    }

    [Fact]
    public async Task Privacy_officers_and_administrators_stand_there_with_whom_they_look_for()
    {
        var family = await world.Given.AFamily();
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.As(officer).Open($"{GovernanceLinks.Reads}?reference={family.Ref}");
        await world.As(officer).Open($"{GovernanceLinks.Reads}?reference=zzzz9999");
        await (await world.As(officer).Open(GovernanceLinks.Reads)).Fill("Name", family.SocialWorker.Name).Press("Find the worker");
        var (visitor, administrator) = await world.AnAdministrator();
        await (await visitor.Open(AccessLinks.Workers)).Fill("Sought", "nobody at all").Press("Find");

        Assert.Equal([1, 0, 1], (await Said(officer)).Select(s => s.Found));
        Assert.All(await Said(officer), s => Assert.Equal((SearchKind.Reads, SearchPurpose.Oversight), (s.Kind, s.Purpose)));
        Assert.Equal([(SearchKind.Workers, SearchPurpose.Organisation, 0)], await Said(administrator));
    }

    [Fact]
    public async Task A_family_that_is_looked_for_in_an_emergency_in_vain_stands_there_and_so_does_one_that_is_not_theirs_to_open()
    {
        var hidden = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        await world.IsCloseTo(duty, hidden, hidden.Adult("Vera"));
        var secret = await world.Secret(duty);
        foreach (var reference in new[] { "nowhere2", hidden.Ref })
        {
            var page = await world.As(duty).Open(GovernanceLinks.BreakGlass);
            page.Choose("Input.Reason", "ChildInDanger").Fill("Input.Why", Emergency.Why).Choose("Input.IsImmediateDanger", "False").Fill("Input.Reference", reference).Fill("Input.Code", world.Code(secret));
            (await page.Press("Open the family")).Shows("Nobody matches exactly");
            world.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        var lines = await Lines(duty);

        Assert.Equal([0, 0], lines.Select(l => SearchLine.Read(l.Subject)!.Found));
        Assert.Equal([null, hidden.Id], lines.Select(l => l.Family));
        Assert.All(lines, l => Assert.Equal(SearchKind.Emergency, SearchLine.Read(l.Subject)!.Kind));
    }

    [Fact]
    public void A_mark_is_of_one_installation_and_tells_nothing_without_its_key()
    {
        var (one, other) = (Directory.CreateTempSubdirectory("kith-"), Directory.CreateTempSubdirectory("kith-"));
        var words = SearchMade.OfPerson("Zoë", "O’Brien", new DateOnly(2019, 3, 4), null);

        Assert.Equal(words, SearchMade.OfPerson("ZOE", "OBrien", new DateOnly(2019, 3, 4), null));
        Assert.Equal(Of(one).MarkOf(words), Of(one).MarkOf(words));
        Assert.NotEqual(Of(one).MarkOf(words), Of(other).MarkOf(words));
        Assert.NotEqual(Of(one).MarkOf(words), Of(one).MarkOf(words + "1"));
        Assert.Null(SearchLine.Read($"person={Guid.NewGuid()}"));
        one.Delete(recursive: true);
        other.Delete(recursive: true);

        static SealFolder Of(DirectoryInfo folder) => new(Storage.In(folder.FullName));
    }

    private async Task<List<(SearchKind Kind, SearchPurpose Purpose, int Found)>> Said(WorkerInTest worker) =>
        (await Lines(worker)).ConvertAll(l => SearchLine.Read(l.Subject) is { } said ? (said.Kind, said.Purpose, said.Found) : throw new InvalidOperationException(l.Subject));

    private Task<List<AuditRow>> Lines(WorkerInTest worker) =>
        world.Read(db => db.Audit.Where(a => a.Posting == worker.Posting && a.Kind == AuditKind.Searched).OrderBy(a => a.Sequence).ToListAsync());
}
