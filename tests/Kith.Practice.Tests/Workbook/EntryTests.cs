using FsCheck;
using FsCheck.Fluent;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Xunit;

namespace Kith.Practice.Tests.Workbook;

public sealed class EntryTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly FamilyEpisodeId Episode = Id.New<FamilyEpisodeId>(Now);
    private static readonly PersonId Vera = Id.New<PersonId>(Now);
    private static readonly PersonId Paul = Id.New<PersonId>(Now);
    private static readonly PersonId Amy = Id.New<PersonId>(Now);
    private static readonly Side Hers = Side.VictimOf(Vera);
    private static readonly Side His = Side.PerpetratorOf(Paul);
    private static readonly Acting Lead = Worker(Role.SocialWorker);
    private static readonly Acting OfVera = Worker(Role.DaVictimWorker) with { OwnAdults = [Vera], HarmersOfOwnAdults = [Paul] };

    [Theory]
    [InlineData(null, "Enter the date of the visit")]
    [InlineData("2026-06-17", "The date of the visit must be today or in the past")]
    [InlineData("2024-06-15", "The date of the visit must be within the last 2 years")]
    public void A_visit_was_today_or_before_and_not_long_ago(string? day, string message)
    {
        var begun = Begin(Lead, Relationship.Allocated, day is null ? null : DateOnly.Parse(day));

        Assert.Equal([new Refusal("HappenedOn", message)], begun.Refusals);
    }

    [Fact]
    public void A_writer_keeps_no_side_that_they_may_not_read_themselves()
    {
        var byCoWorker = Begin(Worker(Role.SubstanceMisuseWorker), Relationship.CoWorker).Value;
        var byVictimsWorker = Begin(OfVera, Relationship.CoWorker).Value;

        Assert.Equal("Select who may read this from the list", Assert.Single(byCoWorker.Tell(SegmentKind.WorkDone, "Text", Hers, Now, Vera)).Message);
        Assert.True(byVictimsWorker.Stands(Paul, Behaviour.AbusiveBehaviour, Stage.Action, His, Now).Any);
        Assert.True(byVictimsWorker.Count(Paul, 1, 1, 0, His, Now).Any);
        Assert.True(byVictimsWorker.Mark("Line", "Impact", His, Now).Any);
        Assert.True(byVictimsWorker.Worked(4, Paul, His, Now).Any);
        Assert.False(byVictimsWorker.Tell(SegmentKind.WorkDone, "Text", Hers, Now, Vera).Any);
        Assert.True(byVictimsWorker.Tell(SegmentKind.WorkDone, "Text", new Side(Label.DaVictim, null), Now).Any);
    }

    [Fact]
    public void One_entry_keeps_one_side_apart()
    {
        var entry = Begin(Lead, Relationship.Allocated).Value;
        Assert.False(entry.Tell(SegmentKind.KeptApart, "For her side", Hers, Now, Vera).Any);

        var refused = entry.Tell(SegmentKind.KeptApart, "For his side", His, Now, Paul);

        Assert.Equal("Keep one entry to one side or label: write another entry for the rest", Assert.Single(refused).Message);
    }

    [Fact]
    public void An_entry_is_of_one_side_when_all_its_parts_are()
    {
        var entry = Begin(OfVera, Relationship.CoWorker).Value;
        entry.Tell(SegmentKind.WorkDone, "A safety plan", Hers, Now, Vera);
        entry.Stands(Vera, Behaviour.SafetyFromAbuse, Stage.Action, Hers, Now);
        Assert.Equal((Label.DaVictim, Vera), (entry.Label, entry.LabelPerson));

        entry.Tell(SegmentKind.ForChild, "She sleeps better", Side.Shared, Now, Amy);

        Assert.Equal((Label.General, null), (entry.Label, entry.LabelPerson));
    }

    [Fact]
    public void Whatever_is_written_every_reader_of_a_part_reads_the_entry_and_every_reader_of_the_entry_reads_a_part()
    {
        Acting[] readers = [Lead, OfVera, Worker(Role.DaPerpetratorWorker) with { OwnAdults = [Paul], HarmedByOwnAdults = [Vera] }, Worker(Role.MentalHealthWorker)];
        var parts = Gen.Elements(Side.Shared, Hers, His).SelectMany(side => Gen.Choose(0, 4).Select(kind => (side, kind)));
        Prop.ForAll(parts.ArrayOf().ToArbitrary(), tried =>
        {
            var entry = Begin(Lead, Relationship.Allocated).Value;
            foreach (var (side, kind) in tried)
            {
                Add(entry, side, kind);
            }

            var kept = Parts(entry).ToList();
            Assert.True(kept.Where(s => s.Label != Label.General).Distinct().Count() <= 1);
            foreach (var reader in readers.Where(_ => kept.Count > 0))
            {
                var held = reader == Lead ? Relationship.Allocated : Relationship.CoWorker;
                Assert.Equal(kept.Exists(side => Reads(reader, held, side)), Reads(reader, held, new Side(entry.Label, entry.LabelPerson)));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Sessions_add_up()
    {
        Prop.ForAll(Gen.Choose(-5, 120).Three().ToArbitrary(), counted =>
        {
            var (offered, attended, missed) = counted;
            var entry = Begin(Lead, Relationship.Allocated).Value;

            var isRefused = entry.Count(Paul, offered, attended, missed, Side.Shared, Now).Any;

            var isPossible = new[] { offered, attended, missed }.All(n => n is >= 0 and <= 100) && attended + missed <= offered;
            Assert.Equal(!isPossible, isRefused);
            Assert.Equal(isPossible && offered > 0 ? 1 : 0, entry.Sessions.Count);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_behaviour_has_one_stage_in_an_entry_and_a_child_one_sighting()
    {
        var entry = Begin(Lead, Relationship.Allocated).Value;
        entry.Stands(Vera, Behaviour.Alcohol, Stage.Action, Side.Shared, Now);
        entry.Saw(Amy, Seen.SeenAlone, Now);
        entry.Saw(Amy, Seen.NotSeen, Now);

        Assert.Equal([new Refusal("Behaviour", "Select each behaviour only once")], entry.Stands(Vera, Behaviour.Alcohol, Stage.Maintenance, Side.Shared, Now));
        Assert.Equal(Seen.SeenAlone, Assert.Single(entry.Sightings).Seen);
    }

    [Fact]
    public void A_significant_line_says_what_it_means_for_the_children()
    {
        var entry = Begin(Lead, Relationship.Allocated).Value;

        Assert.Equal([new Refusal("Impact", "Enter what this means for the children")], entry.Mark("A line", " ", Side.Shared, Now));
        Assert.Equal([new Refusal("Line", "Enter the line for the chronology")], entry.Mark(null, "Meaning", Side.Shared, Now));
    }

    [Fact]
    public void A_correction_names_what_it_replaces_stays_in_its_cycle_and_needs_a_reason()
    {
        var cycle = Id.New<CycleId>(Now);
        var earlier = Begin(Lead, Relationship.Allocated, cycle: cycle).Value;
        var later = Begin(Lead, Relationship.Allocated).Value;
        Assert.Equal([new Refusal("WhyCorrected", "Enter why the entry is corrected")], later.Correct(earlier, null, Now));

        Assert.False(later.Correct(earlier, "Wrong day", Now).Any);

        Assert.Equal((earlier.Id, earlier.Id, cycle), (later.Replaces, later.Origin, later.Cycle));
        Assert.Equal(later.Id, earlier.ReplacedBy);
        var third = Begin(Lead, Relationship.Allocated).Value;
        Assert.Equal("This entry has already been corrected. Correct the latest version", Assert.Single(third.Correct(earlier, "Again", Now)).Message);
        Assert.False(third.Correct(later, "Again", Now).Any);
        Assert.Equal(earlier.Id, third.Origin);
    }

    [Fact]
    public void Only_the_author_corrects()
    {
        var earlier = Begin(Lead, Relationship.Allocated).Value;
        var later = Begin(Worker(Role.TeamManager), Relationship.Supervisor).Value;

        Assert.Equal("Only the author can correct an entry", Assert.Single(later.Correct(earlier, "Wrong", Now)).Message);
    }

    [Fact]
    public void What_the_author_may_no_longer_read_is_carried_into_the_correction_unseen()
    {
        var earlier = Begin(Lead, Relationship.Allocated).Value;
        earlier.Tell(SegmentKind.Account, "All well", Side.Shared, Now);
        earlier.Tell(SegmentKind.KeptApart, "A bag is packed", Hers, Now, Vera);
        var later = Begin(Lead, Relationship.CoWorker).Value;
        later.Tell(SegmentKind.Account, "All were well", Side.Shared, Now);

        Assert.False(later.Correct(earlier, "Wording", Now).Any);

        Assert.Equal(["All were well", "A bag is packed"], later.Segments.OrderBy(s => s.Place).Select(s => s.Text));
        Assert.Equal((Label.DaVictim, Vera), (later.Segments[1].Label, later.Segments[1].LabelPerson));
        Assert.Equal(Label.General, later.Label);
    }

    private static void Add(Entry entry, Side side, int kind) => _ = kind switch
    {
        0 => entry.Tell(SegmentKind.Account, "Text", side, Now),
        1 => entry.Stands(Vera, Behaviour.Alcohol, Stage.Action, side, Now),
        2 => entry.Worked(1, Vera, side, Now),
        3 => entry.Count(Vera, 1, 0, 0, side, Now),
        _ => entry.Mark("Line", "Impact", side, Now),
    };

    private static IEnumerable<Side> Parts(Entry entry) =>
        entry.Segments.Concat<ILabelled>(entry.Stages).Concat(entry.Modules).Concat(entry.Sessions).Concat(entry.Significant).Select(p => new Side(p.Label, p.LabelPerson));

    private static bool Reads(Acting reader, Relationship held, Side side) => AccessRule.Decide(reader, Duty.ReadWorkbook, held, side) == Decision.Allowed;

    private static Outcome<Entry> Begin(Acting by, Relationship held, DateOnly? on, CycleId? cycle = null) =>
        Entry.Begin(EntryKind.Visit, Episode, cycle, by, held, on, "the date of the visit", Now);

    private static Outcome<Entry> Begin(Acting by, Relationship held, CycleId? cycle = null) => Begin(by, held, Now.Today, cycle);

    private static Acting Worker(Role role) => new(Id.New<PostingId>(Now), default, default, default, role, "Somebody", [], [], [], Now);
}
