using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Demo;

internal enum Part
{
    Mother,
    Father,
    Grandmother,
    Child,
}

/// <summary>A person of a family, before and after the record knows them.</summary>
internal sealed class Relative(Part part, string first, string last, string sex, string ethnicity, DateOnly? born, DateOnly? expected = null)
{
    public Part Part => part;

    public string First { get; set; } = first;

    public string Last => last;

    public string Sex => sex;

    public DateOnly? Born { get; set; } = born;

    public DateOnly? Expected { get; set; } = expected;

    public PersonId Id { get; set; }

    public bool IsChild => part == Part.Child;

    /// <summary>What the child is called once born.</summary>
    public string? NameAtBirth { get; init; }

    public int AgeOn(DateOnly day) => PersonName.AgeOn(Born, day) ?? 0;

    public PersonDetails Details() => new(First, last, Born, Expected, Sex: Born is null ? "U" : sex, Ethnicity: ethnicity);
}

/// <summary>Makes up who belongs to a family.</summary>
internal static class Relatives
{
    public static IReadOnlyList<Relative> MakeUp(Arc arc, Chance chance, string surname, Heritage heritage, DateOnly opened)
    {
        var needsFather = arc.FatherFirst || arc.BothSides || arc.Theme == Theme.Abuse;
        var fatherSurname = chance.Percent(50) ? surname : chance.Of(heritage.Surnames);
        var childSurname = chance.Percent(60) ? surname : fatherSurname;
        List<Relative> people = [new(Part.Mother, chance.Of(heritage.Women), surname, "F", heritage.Ethnicity, Born(chance, opened, 21, 39))];
        if (needsFather || chance.Percent(60))
        {
            people.Add(new(Part.Father, chance.Of(heritage.Men), fatherSurname, "M", heritage.Ethnicity, Born(chance, opened, 23, 44)));
        }
        else
        {
            childSurname = surname;
        }

        if (chance.Percent(30))
        {
            people.Add(new(Part.Grandmother, chance.Of(heritage.Women.Except([people[0].First]).ToList()), surname, "F", heritage.Ethnicity, Born(chance, opened, 47, 66)));
        }

        var girls = chance.Shuffled(heritage.Girls);
        var boys = chance.Shuffled(heritage.Boys);
        foreach (var (age, i) in Ages(arc, chance).Select((age, i) => (age, i)))
        {
            var isGirl = chance.Percent(50);
            var name = isGirl ? girls[i] : boys[i];
            var sex = isGirl ? "F" : "M";
            people.Add(age < 0
                ? new(Part.Child, "Baby", childSurname, sex, heritage.Ethnicity, null, opened.AddDays(chance.From(50, 110))) { NameAtBirth = name }
                : new(Part.Child, name, childSurname, sex, heritage.Ethnicity, age == 0 ? opened.AddDays(-chance.From(20, 200)) : opened.AddYears(-age).AddDays(-chance.From(5, 350))));
        }

        return people;
    }

    /// <summary>Whole years of each child, oldest first; -1 is a child not yet born.</summary>
    private static IEnumerable<int> Ages(Arc arc, Chance chance)
    {
        if (arc.Theme == Theme.Baby)
        {
            return chance.Percent(40) ? [chance.From(2, 5), arc.IsUnborn ? -1 : 0] : [arc.IsUnborn ? -1 : 0];
        }

        var count = chance.Of([1, 2, 2, 2, 3, 3, arc.Theme == Theme.Neglect ? 4 : 2]);
        return chance.Shuffled(Enumerable.Range(0, 15)).Take(count).OrderDescending();
    }

    private static DateOnly Born(Chance chance, DateOnly opened, int youngest, int oldest) => opened.AddYears(-chance.From(youngest, oldest)).AddDays(-chance.From(0, 364));
}
