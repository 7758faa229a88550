using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class IdentifyPersonTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_number_is_added_and_a_wrong_one_taken_away()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var address = FamiliesLinks.IdentifyPerson(family.Ref, family.Child("Amy"));

        (await (await visitor.Open(address)).Fill("Input.Kind", "NhsNumber").Fill("Input.Value", "999 012 3454").Press("Save")).Shows("Numbers saved").Shows("9990123454");
        var person = await (await visitor.Open(address)).Choose("Input.Wrong", "NhsNumber:9990123454").Fill("Input.Kind", "Upn").Fill("Input.Value", "h801200001001").Press("Save");

        person.Shows("H801200001001").DoesNotShow("9990123454");
        var facts = (await world.Facts<PersonNumbersChanged>()).FindAll(f => f.FamilyEpisode == family.Episode);
        Assert.Equal(2, facts.Count);
        Assert.All(facts, f => Assert.DoesNotContain("9990123454", f.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_must_be_of_its_form()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.IdentifyPerson(family.Ref, family.Child("Amy")));

        Assert.Equal("Enter the number", (await page.Press("Save")).ErrorOf("Input.Value"));
        Assert.Equal("Select what kind of number it is", (await page.Fill("Input.Value", "1").Press("Save")).ErrorOf("Input.Kind"));
        Assert.Equal("Enter an NHS number in the correct format, like 999 012 3454", (await page.Fill("Input.Kind", "NhsNumber").Fill("Input.Value", "9990123455").Press("Save")).ErrorOf("Input.Value"));
        await world.IsHidden(r => FamiliesLinks.IdentifyPerson(r, family.Child("Amy")), family);
        await world.IsRefused(r => FamiliesLinks.IdentifyPerson(r, family.Child("Amy")), family, Role.Psychologist);
    }
}
