using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing.Census;
using Kith.Tests.Features.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ImportHouseholdTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    private const string Heading = "LAchildID,first_name,last_name,household,relationship,protected\n";

    [Fact]
    public async Task Children_of_a_household_become_one_family_with_their_adults_and_one_family_episode()
    {
        await world.Census(Of(2026, Child("HOME1", Episode("2025-05-06")), Child("HOME2", Episode("2025-06-06")), Child("HOME3", Episode("2025-07-06", closed: "2025-08-01"))));
        var csv = Heading + "HOME1,Amy,Larkspur,HH1,child,no\nHOME2,Ben,Larkspur,HH1,child,no\nHOME3,Cal,Teasel,HH1,,no\n,Vera,Larkspur,HH1,mother,no\n,Tom,Teasel,HH1,mother's partner,no\n";

        (await People(csv)).Ends("2 added, 3 changed, 0 unchanged, 0 left out");

        var family = await world.Family("HOME1");
        Assert.Equal("Larkspur and Teasel", family.Name);
        Assert.Equal([family.Id, family.Id], [(await world.Family("HOME2")).Id, (await world.Family("HOME3")).Id]);
        var episode = Assert.Single(await world.FamilyEpisodes("HOME1"));
        Assert.Equal((new DateOnly(2025, 5, 6), (DateOnly?)null), (episode.OpenedOn, episode.ClosedOn));
        Assert.Equal(episode.Id, Assert.Single(await world.ChildEpisodes("HOME3")).FamilyEpisode);
        Assert.Single(await world.Read(db => db.Involvements.Where(i => i.FamilyEpisode == episode.Id && i.EndedOn == null).ToListAsync()));
        Assert.Equal(0, await world.Read(db => db.Families.CountAsync(f => !db.FamilyMembers.Any(m => m.Family == f.Id))));

        var vera = await Adult(family.Id, "Vera");
        var amy = (await world.Person("HOME1")).Id;
        var kin = await world.Read(db => db.Kin.Where(k => k.Person == vera.Id).ToListAsync());
        Assert.Equal(3, kin.Count);
        Assert.All(kin, k => Assert.Equal((KinKind.MotherOf, false), (k.Kind, k.HasParentalResponsibility)));
        Assert.Contains(kin, k => k.To == amy);
        var tom = await Adult(family.Id, "Tom");
        Assert.Equal((KinKind.PartnerOf, vera.Id), Assert.Single(await world.Read(db => db.Kin.Where(k => k.Person == tom.Id).Select(k => new { k.Kind, k.To }).ToListAsync())) is { } partner ? (partner.Kind, partner.To) : default);
        Assert.Equal(5, await world.Read(db => db.HouseholdMembers.CountAsync(m => m.Until == null && db.Households.Any(h => h.Id == m.Household && h.Family == family.Id))));

        var before = await world.RowCounts();
        (await People(csv)).Ends("0 added, 0 changed, 5 unchanged, 0 left out");
        Assert.Equal(before, await world.RowCounts());
    }

    [Fact]
    public async Task A_census_that_follows_finds_the_family_of_the_household()
    {
        await People(Heading + "LATER1,Amy,Sedge,HL1,child,no\nLATER2,Ben,Sedge,HL1,child,no\n");

        (await world.Census(Of(2026, Child("LATER1", Episode("2025-05-06")), Child("LATER2", Episode("2025-06-06"))))).Ends("0 added, 2 changed, 0 unchanged, 0 left out");

        Assert.Equal((await world.Family("LATER1")).Id, (await world.Family("LATER2")).Id);
        Assert.Equal("Sedge", (await world.Family("LATER1")).Name);
        Assert.Single(await world.FamilyEpisodes("LATER1"));
    }

    [Fact]
    public async Task Somebody_whom_a_worker_declared_before_is_a_conflict_once_a_file_names_them()
    {
        var (aunt, ended) = (await world.Given.AWorker(Role.SocialWorker), await world.Given.AWorker(Role.SocialWorker));
        await world.Declares(aunt, "Amy", "Fenwick", new DateOnly(2018, 2, 3));
        await world.Declares(aunt, "Ben", "Fenwick", new DateOnly(2018, 2, 3));
        await world.Census(Of(2026, Child("CLOSE1", Episode("2025-05-06"))));
        Assert.Equal(0, await world.Read(db => db.Interests.CountAsync(x => x.Worker == aunt.Worker && x.Person != null)));

        await People(Heading + "CLOSE1,Amy,Fenwick,HC1,child,no\n");

        var amy = (await world.Person("CLOSE1")).Id;
        Assert.Equal([amy], await world.Read(db => db.Interests.Where(x => x.Worker == aunt.Worker && x.Person != null).Select(x => x.Person!.Value).ToListAsync()));
        Assert.NotEmpty(await world.Facts<InterestMatched>());

        // A census that gives a day of birth to a child whose names were known.
        await world.Declares(ended, "Cal", "Fenwick", new DateOnly(2018, 2, 3));
        await People(Heading + "CLOSE2,Cal,Fenwick,HC2,child,no\n");
        await world.Census(Of(2026, Child("CLOSE2", Episode("2025-05-06"))));
        var cal = (await world.Person("CLOSE2")).Id;
        Assert.Equal(cal, await world.Read(db => db.Interests.Where(x => x.Worker == ended.Worker).Select(x => x.Person).SingleAsync()));
    }

    [Fact]
    public async Task Who_lives_with_a_protected_person_is_protected_with_every_address()
    {
        await world.Census(Of(2026, Child("PROT1", Episode("2025-05-06"))));
        var family = (await world.Family("PROT1")).Id;
        var child = (await world.Person("PROT1")).Id;
        await world.Run<RowId>((services, now) =>
        {
            var address = Address.At(family, null, child, AddressKind.Home, "1 Fern Close", null, null, false, false, now.Today, now).Value;
            services.GetRequiredService<KithDb>().Add(address);
            return Task.FromResult<Outcome<RowId>>(address.Id);
        });

        await People(Heading + "PROT1,Amy,Rush,HP1,child,no\n,Vera,Rush,HP1,mother,yes\n,Gran,Rush,HP1,grandmother,no\n");

        Assert.True((await world.Person("PROT1")).IsProtected);
        Assert.True((await Adult(family, "Vera")).IsProtected);
        Assert.True((await Adult(family, "Gran")).IsProtected);
        Assert.True((await world.Read(db => db.Addresses.SingleAsync(a => a.Person == child))).IsProtected);

        (await People(Heading + "PROT1,Amy,Rush,HP1,child,no\n,Vera,Rush,HP1,mother,no\n,Gran,Rush,HP1,grandmother,no\n")).Says("PROT1: protected in Kith and not in the file");
        Assert.True((await world.Person("PROT1")).IsProtected);
    }

    [Fact]
    public async Task A_child_whose_mother_is_shielded_elsewhere_is_covered_where_a_file_puts_it()
    {
        await world.Census(Of(2026, Child("COVER1", Episode("2025-05-06"))));
        await People(Heading + "COVER1,Amy,Rush,HCO1,child,no\n,Vera,Rush,HCO1,mother,no\n");
        await People(Heading + ",Gran,Rush,HCO2,grandmother,no\nCOVER2,Cal,Rush,HCO2,child,no\n");
        var (amy, vera) = ((await world.Person("COVER1")).Id, await Adult((await world.Family("COVER1")).Id, "Vera"));
        var gran = await Adult((await world.Family("COVER2")).Id, "Gran");
        var grans = await world.Read(db => db.HouseholdMembers.Where(m => m.Person == gran.Id && m.Until == null).Select(m => m.Household).SingleAsync());
        await world.Run<int>(async (services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var home = await db.Households.SingleAsync(h => h.Id == grans);
            db.Add(Address.At(home.Family, grans, null, AddressKind.Home, "1 Foxglove Row", null, null, false, false, now.Today, now).Value);
            (await db.People.SingleAsync(p => p.Id == vera.Id)).Protect();
            (await db.HouseholdMembers.SingleAsync(m => m.Person == vera.Id && m.Until == null)).MoveOut(now.Today);
            return 1;
        });

        await People(Heading + "COVER1,Amy,Rush,HCO2,child,no\n");

        Assert.Equal(grans, await world.Read(db => db.HouseholdMembers.Where(m => m.Person == amy && m.Until == null).Select(m => m.Household).SingleAsync()));
        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Household == grans).Select(a => a.IsProtected).SingleAsync()));
    }

    [Fact]
    public async Task Who_comes_protected_is_covered_where_her_child_lives_with_somebody_else()
    {
        await world.Census(Of(2026, Child("AWAY1", Episode("2025-05-06")), Child("AWAY2", Episode("2025-05-06"))));
        await People(Heading + "AWAY1,Amy,Reef,HA1,child,no\n,Vera,Reef,HA1,mother,no\n");
        await People(Heading + ",Gran,Reef,HA2,grandmother,no\nAWAY2,Cal,Reef,HA2,child,no\n");
        await People(Heading + "AWAY1,Amy,Reef,HA2,child,no\n");
        var (amy, gran) = ((await world.Person("AWAY1")).Id, await Adult((await world.Family("AWAY2")).Id, "Gran"));
        var home = await world.Read(db => db.HouseholdMembers.Where(m => m.Person == amy && m.Until == null).Select(m => m.Household).SingleAsync());
        var address = await OpenAddress(home, gran.Id);

        await People(Heading + ",Vera,Reef,HA1,mother,yes\n");

        Assert.All(await world.Read(db => db.Addresses.Where(a => address.Contains(a.Id)).Select(a => a.IsProtected).ToListAsync()), Assert.True);
    }

    [Fact]
    public async Task A_mother_who_is_in_none_of_the_families_of_a_file_shields_her_child_all_the_same()
    {
        await world.Census(Of(2026, Child("APART1", Episode("2025-05-06")), Child("APART2", Episode("2025-05-06"))));
        await People(Heading + "APART1,Amy,Reck,HB1,child,no\n,Vera,Reck,HB1,mother,no\n");
        await People(Heading + ",Gran,Reck,HB2,grandmother,no\nAPART2,Cal,Reck,HB2,child,no\n");
        var (amy, hers, theirs) = ((await world.Person("APART1")).Id, await world.Family("APART1"), await world.Family("APART2"));
        var (vera, gran) = (await Adult(hers.Id, "Vera"), await Adult(theirs.Id, "Gran"));
        var grans = await world.Read(db => db.HouseholdMembers.Where(m => m.Person == gran.Id && m.Until == null).Select(m => m.Household).SingleAsync());
        var address = await OpenAddress(grans, null);
        await world.Run<int>(async (services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            (await db.People.SingleAsync(p => p.Id == vera.Id)).Protect();
            (await db.FamilyMembers.SingleAsync(m => m.Family == hers.Id && m.Person == vera.Id)).Leave(now.Today, now.Today);
            return 1;
        });

        await People(Heading + "APART1,Amy,Reck,HB2,child,no\n");

        Assert.All(await world.Read(db => db.Addresses.Where(a => address.Contains(a.Id)).Select(a => a.IsProtected).ToListAsync()), Assert.True);
    }

    [Fact]
    public async Task Nobody_of_a_household_comes_in_while_its_protection_cannot_be_read()
    {
        var taken = await People(Heading + "DOUBT1,Amy,Reed,HD1,child,no\n,Vera,Reed,HD1,mother,perhaps\nDOUBT2,Ben,Reed,HD2,child,no\n,Vera, Ann,Reed,HD2,mother,yes\nDOUBT3,Cal,Reed,HD3,child,no\n");

        taken.Ends("1 added, 0 changed, 0 unchanged, 4 left out");
        taken.Says("line 3: its protected is neither yes nor no").Says("line 2: its household is left out until line 3 is put right");
        taken.Says("line 5: it has 7 values where the heading has 6").Says("line 4: its household is left out until line 5 is put right");
        Assert.Equal(0, await world.Read(db => db.People.CountAsync(p => p.Identifiers.Any(i => i.Value == "DOUBT1" || i.Value == "DOUBT2"))));
    }

    [Fact]
    public async Task No_reader_ever_sees_a_name_of_a_protected_household_without_its_protection()
    {
        const int Children = 300;
        using var census = new MemoryStream();
        InventedCensus.Write(census, 2026, Children, seed: 31, lea: "908");
        await world.Census(System.Text.Encoding.UTF8.GetString(census.ToArray()));
        await using var text = new StringWriter();
        InventedPeople.Write(text, 2026, Children, seed: 31);
        var csv = text.ToString().Replace(",no\n", ",yes\n", StringComparison.Ordinal);
        var (looks, seen) = (0, 0);

        var running = People(csv);
        do
        {
            var readable = await world.Read(db => db.People.Where(p => p.Identifiers.Any(i => i.Value.StartsWith("INV31C")) && p.LastName != null).Select(p => p.IsProtected).ToListAsync());
            Assert.All(readable, Assert.True);
            (looks, seen) = (looks + 1, readable.Count);
        }
        while (!running.IsCompleted);

        await running;
        Assert.True(looks > 1, "The import ended before anybody could look");
        Assert.InRange(seen, 0, Children);
        Assert.Equal(Children, await world.Read(db => db.People.CountAsync(p => p.IsProtected && p.LastName != null && p.Identifiers.Any(i => i.Value.StartsWith("INV31C")))));
    }

    [Fact]
    public async Task Families_in_which_a_worker_has_worked_are_not_joined_but_reported()
    {
        await world.Census(Of(2026, Child("BUSY1", Episode("2025-05-06")), Child("BUSY2", Episode("2025-06-06"))));
        var episode = Assert.Single(await world.FamilyEpisodes("BUSY1"));
        await world.Run<FamilyEpisodeId>(async (services, now) =>
        {
            (await services.GetRequiredService<KithDb>().FamilyEpisodes.SingleAsync(e => e.Id == episode.Id)).MarkAllocated(now.Today);
            return episode.Id;
        });

        var taken = await People(Heading + "BUSY1,Amy,Dock,HB1,child,no\nBUSY2,Ben,Dock,HB1,child,no\n");

        taken.Ends("0 added, 2 changed, 0 unchanged, 0 left out").Says("BUSY1: not joined to the family of household HB1, because a worker already works with one of the two");
        Assert.NotEqual((await world.Family("BUSY1")).Id, (await world.Family("BUSY2")).Id);
        Assert.Equal("Amy", (await world.Person("BUSY1")).FirstName);
    }

    [Fact]
    public async Task A_name_that_a_worker_changed_is_reported_and_kept_and_no_name_is_printed()
    {
        var csv = Heading + "NAME1,Amy,Vetch,HN1,child,no\n";
        await People(csv);
        var id = (await world.Person("NAME1")).Id;
        await world.Run<PersonId>(async (services, _) =>
        {
            var person = await services.GetRequiredService<KithDb>().People.SingleAsync(p => p.Id == id);
            person.TakeAsSent(new PersonDetails("Aimee", "Vetch"));
            return id;
        });

        var taken = await People(csv);

        taken.Ends("0 added, 0 changed, 1 unchanged, 0 left out").Says("line 2: NAME1: first_name was changed in Kith");
        Assert.DoesNotContain("Aimee", taken.Text, StringComparison.Ordinal);
        Assert.Equal("Aimee", (await world.Person("NAME1")).FirstName);
    }

    [Fact]
    public async Task Bad_rows_are_left_out_with_their_line_and_unknown_columns_and_words_are_named()
    {
        var csv = "\uFEFFprotected,last_name,first_name,relationship,shoe size,household,LAchildID\r\n"
            + "no,\"Bur, the\r\nelder\",Amy,child,3,HR1,ROW1\r\n"
            + "no,Bur,Ben,child,3,HR1,ROW1\r\n"
            + "no,Bur,Vera,gran's friend,,HR1,\r\n"
            + "no,B\"ur,Ann,mother,,HR1,\r\n"
            + "no,,,mother,,HR1,\r\n"
            + "no,Bur,Lone,mother,,,\r\n";

        var taken = await People(csv);

        taken.Ends("2 added, 0 changed, 0 unchanged, 4 left out");
        taken.Says("line 4: ROW1: this LAchildID already stands on line 2").Says("line 6: a quotation mark stands inside a value");
        taken.Says("line 7: it is an adult without a name").Says("line 8: it has neither LAchildID nor household");
        taken.Says("Not known to Kith and passed over: the column shoe size").Says("Line 5: Kith knows no relationship “gran's friend”");
        Assert.Equal("Bur, the\r\nelder", (await world.Person("ROW1")).LastName);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_changes_nothing_and_says_why()
    {
        var before = await world.RowCounts();

        (await People("LAchildID,first_name\nX1,Amy\n")).Refuses(2, "The heading lacks last_name, household, relationship, protected: it must name LAchildID, first_name, last_name, household, relationship, protected (line 1).");
        (await People(Heading + "X1,Amy,Larkspur,H1,child,no\nX2,\"Ben,Larkspur,H1,child,no\n")).Refuses(2, "A quotation mark that opens in the row of line 3 is never closed.");
        (await People(string.Empty)).Refuses(2, "The file is empty.");
        (await world.People(Heading, "--lea", "90")).Refuses(1, "The local authority code must be 3 digits, like 908");

        Assert.Equal(before, await world.RowCounts());
    }

    [Fact]
    public async Task A_child_who_moves_to_another_household_moves_family_with_her_episodes()
    {
        await world.Census(Of(2026, Child("MOVE1", Episode("2025-05-06")), Child("MOVE2", Episode("2025-05-06")), Child("MOVE3", Episode("2025-05-06"))));
        await People(Heading + "MOVE1,Amy,Moss,HM1,child,no\nMOVE2,Ben,Moss,HM1,child,no\nMOVE3,Cal,Fern,HM2,child,no\n");

        await People(Heading + "MOVE1,Amy,Moss,HM1,child,no\nMOVE2,Ben,Moss,HM2,child,no\nMOVE3,Cal,Fern,HM2,child,no\n");

        var (stayed, moved, there) = (await world.Family("MOVE1"), await world.Family("MOVE2"), await world.Family("MOVE3"));
        Assert.NotEqual(stayed.Id, moved.Id);
        Assert.Equal(there.Id, moved.Id);
        Assert.Equal(Assert.Single(await world.FamilyEpisodes("MOVE3")).Id, Assert.Single(await world.ChildEpisodes("MOVE2")).FamilyEpisode);
        Assert.Single(await world.FamilyEpisodes("MOVE1"));
        Assert.Contains($"{(await world.ChildEpisodes("MOVE2"))[0].Child.Value}", Assert.Single(await world.Facts<HouseholdMoved>(), f => f.Family == there.Id).Data, StringComparison.Ordinal);
    }

    private Task<Imported> People(string csv) => world.People(csv, "--lea", ImportWorld.Lea);

    private Task<Person> Adult(FamilyId family, string firstName) =>
        world.Read(db => db.People.SingleAsync(p => p.FirstName == firstName && db.FamilyMembers.Any(m => m.Family == family && m.Person == p.Id && m.Kind == MemberKind.Adult)));

    /// <summary>Where a household is, and a telephone of somebody who lives there, both open.</summary>
    private async Task<List<RowId>> OpenAddress(HouseholdId household, PersonId? person) => (await world.Run<List<RowId>>(async (services, now) =>
    {
        var db = services.GetRequiredService<KithDb>();
        var home = await db.Households.SingleAsync(h => h.Id == household);
        List<Address> open = [Address.At(home.Family, household, null, AddressKind.Home, "1 Foxglove Row", null, null, false, false, now.Today, now).Value];
        if (person is { } somebody)
        {
            open.Add(Address.At(home.Family, null, somebody, AddressKind.Phone, "01632 960444", null, null, false, false, now.Today, now).Value);
        }

        db.AddRange(open);
        return open.ConvertAll(a => a.Id);
    })).Value;
}
