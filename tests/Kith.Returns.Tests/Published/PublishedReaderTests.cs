using System.Text;
using Kith.Returns.Published;
using Kith.Testing.Published;

namespace Kith.Returns.Tests.Published;

public sealed class PublishedReaderTests
{
    [Fact]
    public void Each_file_is_known_by_its_heading_and_its_england_row_is_read()
    {
        Assert.Equal((PublishedKind.ChildrenInNeed, "402400"), England(PublishedSample.ChildrenInNeed));
        Assert.Equal((PublishedKind.Referrals, "632830"), England(PublishedSample.Referrals));
        Assert.Equal((PublishedKind.ProtectionPlans, "49420"), England(PublishedSample.ProtectionPlans));
        Assert.Equal((PublishedKind.LookedAfter, "81770"), England(PublishedSample.LookedAfter));
        Assert.Equal((PublishedKind.Population, "12183016"), England(PublishedSample.Population));
    }

    [Fact]
    public void Areas_symbols_and_rates_are_kept_as_sent()
    {
        var scilly = Read(PublishedSample.ChildrenInNeed)!.Figures[6];
        Assert.Equal(new PublishedFigure(8, 2023, new PublishedArea(PublishedLevel.Authority, "420", "Isles of Scilly", "E12000009"), "c", null), scilly);

        var lookedAfter = Read(PublishedSample.LookedAfter)!;
        Assert.Equal(("81770", "67"), (lookedAfter.Figures[0].Count, lookedAfter.Figures[0].Rate));
        Assert.Equal(("z", "z"), (lookedAfter.Figures[3].Count, lookedAfter.Figures[3].Rate));
        Assert.Equal(new Dictionary<string, int> { ["Children ceasing to be looked after each year"] = 1 }, lookedAfter.PassedOver);
    }

    [Fact]
    public void The_ten_neighbours_are_read_in_their_order()
    {
        var read = Read(PublishedSample.Neighbours)!;

        Assert.Equal(10, read.Neighbours.Count);
        Assert.Equal(new PublishedNeighbour(11, "866", 10, "886", "Close"), read.Neighbours[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("time_period,geographic_level,referral_count\n2025,National,1\n")]
    [InlineData("{\"name\": \"value\"}")]
    [InlineData("\"never closed")]
    [InlineData("\0\u0001\u0002")]
    public void A_heading_of_no_known_file_is_passed_over(string text) => Assert.Null(Read(text));

    [Theory]
    [InlineData("2025,Reporting year,National,E92000001,England,,,,,,x,12183016,1", 7, "The row has 13 values where the heading has 12")]
    [InlineData("2025,Reporting year,National,E92000001,England,,,", 7, "The row has 8 values where the heading has 12: the file is cut off or damaged")]
    [InlineData("202425,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,5", 7, "time_period is “202425”, not a year")]
    [InlineData("2023,Reporting year,Ward,E92000001,England,,,,,,Children aged 0 to 17 years,5", 7, "geographic_level is “Ward”, not National, Regional or Local authority")]
    [InlineData("2023,Reporting year,Local authority,E92000001,England,E12000009,South West,86,,Swindon,Children aged 0 to 17 years,5", 7, "old_la_code is “86”, not three digits")]
    [InlineData("2023,Reporting year,National,E92,England,,,,,,Children aged 0 to 17 years,5", 7, "country_code is “E92”, not a code like E92000001")]
    [InlineData("2023,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,many", 7, "population_estimate is “many”, neither a number nor one of the symbols c, k, low, u, x, z, :")]
    [InlineData("2023,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,", 7, "population_estimate is “”, neither a number nor one of the symbols c, k, low, u, x, z, :")]
    [InlineData("2023,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,-5", 7, "population_estimate is “-5”, neither a number nor one of the symbols c, k, low, u, x, z, :")]
    [InlineData("2024,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,5", 7, "The row repeats line 2")]
    [InlineData("2023,Reporting year,National,E92000001,\"Eng,,,,,,Children aged 0 to 17 years,5", 7, "A quotation mark that opens in the row of line 7 is never closed")]
    public void A_known_file_with_a_wrong_row_is_refused_by_line_and_reason(string row, int line, string why)
    {
        var after = PublishedSample.Population + "2022,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,12183016\n" + row + "\n";

        var refused = Assert.Throws<PublishedUnreadable>(() => Read(after));

        Assert.Equal((line, why), (refused.Line, refused.Message));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_or_no_longer_known()
    {
        var whole = PublishedSample.ChildrenInNeed;
        var heading = whole.IndexOf('\n', StringComparison.Ordinal);
        var secondYear = whole.IndexOf("\n2023", StringComparison.Ordinal) + 1;
        for (var length = 0; length < whole.Length; length++)
        {
            // A file that ends exactly with a year of its own is a whole file of fewer years; one cut among the areas of its only year cannot be told from a short list.
            if (length <= heading || (whole[length - 1] == '\n' && length <= secondYear && length > heading + 1))
            {
                continue;
            }

            Assert.Throws<PublishedUnreadable>(() => Read(whole[..length]));
        }
    }

    [Theory]
    [InlineData(0, "There is no row under the heading: the file is cut off")]
    [InlineData(3, "866 has 3 neighbours where each has 10: the file is cut off")]
    public void A_list_of_neighbours_cut_off_is_refused(int rows, string why)
    {
        var lines = PublishedSample.Neighbours.Split('\n').Take(rows + 1);

        Assert.Equal(why, Assert.Throws<PublishedUnreadable>(() => Read(string.Join('\n', lines) + "\n")).Message);
    }

    [Fact]
    public void A_neighbour_out_of_turn_is_refused()
    {
        var wrong = PublishedSample.Neighbours.Replace("866,Swindon,4,", "866,Swindon,5,", StringComparison.Ordinal);

        var refused = Assert.Throws<PublishedUnreadable>(() => Read(wrong));

        Assert.Equal((5, "rank is “5”, where 866 has 3 of its 10 neighbours"), (refused.Line, refused.Message));
    }

    private static (PublishedKind Kind, string Count) England(string text)
    {
        var read = Read(text)!;
        var row = read.Figures.Single(f => f.Area.Level == PublishedLevel.National && f.Year == read.LastYear);
        Assert.Equal(("E92000001", "England"), (row.Area.Code, row.Area.Name));
        return (read.Kind, row.Count);
    }

    private static PublishedRead? Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return PublishedReader.Read(file);
    }
}
