using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Outcomes;

public sealed class AuthoritySettingTests
{
    private static readonly Now Now = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(14, 30));
    private static readonly AuthorityChoice Choice = new("Northmoor", null, "E12000009", 48_990, 2025, ["334", "852"], "Invented");

    [Fact]
    public void A_choice_is_kept_with_who_made_it_and_when()
    {
        var by = Id.New<PostingId>(Now);

        var set = AuthoritySetting.Set(Choice with { Name = " Northmoor " }, by, Now).Value;

        Assert.Equal(("Northmoor", 48_990, by, Now.Moment), (set.Name, set.Population, set.SetBy, set.SetAt));
        Assert.Equal([(1, "334"), (2, "852")], set.Neighbours.Select(n => (n.Rank, n.Area)));
    }

    [Fact]
    public void What_is_wrong_is_said_of_its_field()
    {
        Refused(Choice with { Name = " " }, "Name", "Enter the name of the authority");
        Refused(Choice with { Name = new string('x', 201) }, "Name", "The name of the authority must be 200 characters or fewer");
        Refused(Choice with { Population = 0 }, "Population", "The number of children must be between 1 and 5,000,000");
        Refused(Choice with { PopulationYear = null }, "PopulationYear", "Enter the year that the number of children is of");
        Refused(Choice with { Population = null }, "Population", "Enter the number of children, or leave out the year");
        Refused(Choice with { PopulationYear = 1900 }, "PopulationYear", "The year must be between 1990 and 2100");
        Refused(Choice with { Neighbours = [.. Enumerable.Range(300, 11).Select(n => n.ToString())] }, "Neighbours", "Choose 10 neighbours or fewer");
        Refused(Choice with { Neighbours = ["334", "334"] }, "Neighbours", "Each neighbour must be chosen once");
        Refused(Choice with { Area = "334" }, "Neighbours", "The authority cannot be its own neighbour");
        Refused(Choice with { Source = null }, "Source", "Enter where the number of children or the choice of neighbours comes from");
        Refused(Choice with { Source = new string('x', 1_001) }, "Source", "Where it comes from must be 1,000 characters or fewer");
    }

    private static void Refused(AuthorityChoice choice, string field, string message) =>
        Assert.Equal(new Refusal(field, message), Assert.Single(AuthoritySetting.Set(choice, null, Now).Refusals));
}
