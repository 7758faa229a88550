using Kith.Returns.CinCensus;
using Kith.Testing.Census;

namespace Kith.Returns.Tests.CinCensus;

public class InventedCensusTests
{
    public static TheoryData<int> Years => [2022, 2023, 2024, 2025, 2026, 2027];

    [Theory]
    [MemberData(nameof(Years))]
    public void An_invented_census_holds_the_codes_and_elements_of_its_year(int ending)
    {
        var year = new CensusYear(ending);
        using var reader = CensusReader.Open(Invent(ending, 600));
        var children = reader.ReadChildren().ToList();
        var episodes = children.SelectMany(child => child.Episodes).ToList();

        Assert.Equal(year, reader.Header!.CensusYear);
        Assert.Equal(600, children.Count);
        Assert.Empty(reader.UnknownElements);
        Assert.Empty(reader.RepeatedElements);
        Assert.All(children, child => Assert.NotNull(child.SexCode));
        Assert.All(children, child => Assert.Equal(ending >= 2025, child.Sex.IsSent));
        AllValid(CensusCodes.Ethnicity, children.Select(child => child.Ethnicity));
        AllValid(CensusCodes.Disability, children.SelectMany(child => child.Disabilities));
        AllValid(CensusCodes.UpnUnknown, children.Select(child => child.UpnUnknown));
        AllValid(CensusCodes.ReferralSource, episodes.Select(episode => episode.ReferralSource));
        AllValid(CensusCodes.PrimaryNeed, episodes.Select(episode => episode.PrimaryNeedCode));
        AllValid(CensusCodes.ReasonForClosure, episodes.Select(episode => episode.ReasonForClosure));
        AllValid(AssessmentFactors.Codes, episodes.SelectMany(episode => episode.Assessments).SelectMany(assessment => assessment.Factors));
        AllValid(CensusCodes.CategoryOfAbuse, episodes.SelectMany(episode => episode.ProtectionPlans).Select(plan => plan.LatestCategoryOfAbuse));
        Assert.Equal(ending == 2027, episodes.Any(episode => episode.PreProceedings.Count > 0));

        void AllValid(CensusCodeSet set, IEnumerable<CensusText> sent) =>
            Assert.All(sent.Where(code => code.IsSent), code => Assert.True(set.IsValid(code.Value, year), $"{set.Element} {code}"));
    }

    [Fact]
    public void An_invented_census_shows_every_shape_an_importer_meets()
    {
        using var reader = CensusReader.Open(Invent(2026, 2_000));
        var children = reader.ReadChildren().ToList();
        var episodes = children.SelectMany(child => child.Episodes).ToList();
        var plans = episodes.SelectMany(episode => episode.ProtectionPlans).ToList();

        Assert.Contains(children, child => child.ExpectedPersonBirthDate.IsSent && !child.PersonBirthDate.IsSent);
        Assert.Contains(children, child => child.Episodes.Count > 1 && child.Episodes[0].CinClosureDate.IsSent && !child.Episodes[1].CinClosureDate.IsSent);
        Assert.Contains(episodes, episode => episode.ReferralNfa.Raw == "1");
        Assert.Contains(episodes, episode => episode.ReferralNfa.Raw == "true");
        Assert.Contains(episodes, episode => episode.Section47s.Any(enquiry => enquiry.DateOfInitialCpc.IsSent));
        Assert.Contains(episodes, episode => episode.Section47s.Any(enquiry => enquiry.IcpcNotRequired.Value == true));
        Assert.Contains(episodes, episode => episode.CinPlans.Any(plan => !plan.EndDate.IsSent));
        Assert.Contains(plans, plan => plan.Reviews.Count == 1 && plan.Reviews[0].Dates.Count > 1);
        Assert.Contains(plans, plan => plan.Reviews.Count > 1);
        Assert.Contains(plans, plan => plan.EndDate.IsSent);
        Assert.Contains(plans, plan => !plan.EndDate.IsSent);
        Assert.Contains(episodes, episode => episode.Assessments.Any(assessment => !assessment.AuthorisationDate.IsSent));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void An_invented_census_keeps_the_order_of_things(int ending)
    {
        var year = new CensusYear(ending);
        using var reader = CensusReader.Open(Invent(ending, 2_000));
        foreach (var child in reader.ReadChildren())
        {
            Assert.True(child.PersonBirthDate.IsSent ^ child.ExpectedPersonBirthDate.IsSent);
            Assert.True(child.Episodes.Count(episode => !episode.CinClosureDate.IsSent && episode.ReferralNfa.Value == false) <= 1);
            DateOnly? closed = null;
            foreach (var episode in child.Episodes)
            {
                var referred = episode.CinReferralDate.Value!.Value;
                Assert.True(closed is null || referred >= closed, $"{child.LaChildId} overlaps");
                closed = episode.CinClosureDate.Value;
                Assert.True(closed is null || (closed >= year.FirstDay && closed <= year.LastDay), $"{child.LaChildId} closed {closed}");
                Assert.Equal(closed is not null, episode.ReasonForClosure.IsSent);
                Assert.True(referred <= year.LastDay && (child.PersonBirthDate.Value is not { } born || referred >= born), $"{child.LaChildId} referred");
                Assert.All(EndsOf(episode), end => Assert.True(end >= year.FirstDay && end <= year.LastDay && !(end > closed), $"{child.LaChildId} ends {end}"));
                foreach (var plan in episode.ProtectionPlans)
                {
                    var started = plan.StartDate.Value!.Value;
                    Assert.True(started < year.FirstDay || episode.Section47s.Any(enquiry => enquiry.DateOfInitialCpc.Value == started), $"{child.LaChildId} conference");
                    Assert.All(plan.ReviewDates, review => Assert.True(review.Value > started && !(review.Value > plan.EndDate.Value) && review.Value <= year.LastDay));
                    Assert.All(episode.CinPlans, cinPlan => Assert.True(cinPlan.StartDate.Value >= plan.EndDate.Value, $"{child.LaChildId} plans overlap"));
                }

                if (episode.ReferralNfa.Value == true)
                {
                    Assert.Empty(episode.Assessments);
                    Assert.True(referred >= year.FirstDay);
                }
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        Assert.Equal(Invent(2026, 50).ToArray(), Invent(2026, 50).ToArray());
        Assert.NotEqual(Invent(2026, 50).ToArray(), Invent(2026, 50, seed: 2).ToArray());
    }

    [Fact]
    public void The_list_of_people_names_every_child_of_the_census_and_their_adults()
    {
        using var people = new StringWriter();
        InventedPeople.Write(people, 2026, 2_000, seed: 7);
        var rows = people.ToString().TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(',')).ToList();
        using var reader = CensusReader.Open(Invent(2026, 2_000, seed: 7));

        Assert.StartsWith(InventedPeople.Heading + "\n", people.ToString(), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(6, row.Length));
        Assert.Equal(reader.ReadChildren().Select(child => child.LaChildId.Value), rows.Where(row => row[0].Length > 0).Select(row => row[0]));
        Assert.All(rows.GroupBy(row => row[3]), household => Assert.InRange(household.Count(row => row[4] == "child"), 1, 4));
        Assert.All(rows.GroupBy(row => row[3]), household => Assert.Contains(household, row => row[0].Length == 0));
        Assert.Contains(rows, row => row[4] == "mother's partner");
        Assert.InRange(rows.Count(row => row[5] == "yes"), rows.Count / 100, rows.Count * 3 / 100);
        Assert.All(rows, row => Assert.Contains(row[5], new[] { "yes", "no" }));
    }

    [Fact]
    public void Ten_thousand_children_are_read_one_at_a_time_and_none_is_kept()
    {
        using var file = new CountingStream(Invent(2026, 10_000).ToArray());
        var traces = ReadAndForget(file);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal(10_000, traces.Count);
        Assert.InRange(traces.Count(trace => trace.TryGetTarget(out _)), 0, 1);
        GC.KeepAlive(file);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static List<WeakReference<CensusChild>> ReadAndForget(CountingStream file)
        {
            var traces = new List<WeakReference<CensusChild>>();
            using var reader = CensusReader.Open(file);
            foreach (var child in reader.ReadChildren())
            {
                traces.Add(new(child));
                if (traces.Count % 1_000 == 0)
                {
                    // No more of the file has been asked for than these children and what the XML reader buffers.
                    Assert.InRange(file.BytesRead, 0, (file.Length * traces.Count / 10_000) + (file.Length / 20));
                }
            }

            return traces;
        }
    }

    private static IEnumerable<DateOnly> EndsOf(CensusEpisode episode) =>
        episode.Assessments.Select(assessment => assessment.AuthorisationDate)
            .Concat(episode.CinPlans.Select(plan => plan.EndDate))
            .Concat(episode.ProtectionPlans.Select(plan => plan.EndDate))
            .Concat(episode.Section47s.Select(enquiry => enquiry.DateOfInitialCpc))
            .Where(day => day.IsSent)
            .Select(day => day.Value!.Value);

    private static MemoryStream Invent(int year, int children, int seed = 1)
    {
        var file = new MemoryStream();
        InventedCensus.Write(file, year, children, seed);
        file.Position = 0;
        return file;
    }

    private sealed class CountingStream(byte[] file) : MemoryStream(file)
    {
        public long BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            BytesRead += read;
            return read;
        }
    }
}
