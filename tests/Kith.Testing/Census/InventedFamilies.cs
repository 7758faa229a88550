using System.Globalization;

namespace Kith.Testing.Census;

internal enum FamilyStory
{
    NoFurtherAction,
    Assessed,
    ChildInNeed,
    Enquiry,
    Protection,
}

/// <summary>A household of one to four children, from which both the census file and the list of people are written.</summary>
internal sealed record InventedFamily(
    string Household, FamilyStory Story, DateOnly Referred, bool IsProtected, IReadOnlyList<InventedChild> Children, IReadOnlyList<InventedAdult> Adults);

/// <summary>A child; Born or Expected, never both.</summary>
internal sealed record InventedChild(int Number, string Id, string FirstName, string LastName, string Sex, DateOnly? Born, DateOnly? Expected);

internal sealed record InventedAdult(string FirstName, string LastName, string Relationship);

/// <summary>Invents households one after another: the same year, number and seed give the same families.</summary>
internal static class InventedFamilies
{
    public static IEnumerable<InventedFamily> Invent(int year, int children, int seed)
    {
        var firstDay = new DateOnly(year - 1, 4, 1);
        var lastDay = new DateOnly(year, 3, 31);
        var made = 0;
        for (var household = 1; made < children; household++)
        {
            var chance = new Chance(seed, household);
            var size = Math.Min(children - made, chance.Of([1, 1, 1, 1, 2, 2, 2, 3, 3, 4]));
            var story = chance.From(1, 100) switch
            {
                <= 12 => FamilyStory.NoFurtherAction,
                <= 40 => FamilyStory.Assessed,
                <= 68 => FamilyStory.ChildInNeed,
                <= 82 => FamilyStory.Enquiry,
                _ => FamilyStory.Protection,
            };
            var isCarriedOver = story >= FamilyStory.ChildInNeed && chance.Percent(45);
            var referred = isCarriedOver ? firstDay.AddDays(-chance.From(40, 600)) : firstDay.AddDays(chance.From(0, lastDay.DayNumber - firstDay.DayNumber));
            var lastName = chance.Of(InventedNames.LastNames);
            var family = new List<InventedChild>();
            for (var i = 0; i < size; i++)
            {
                family.Add(Child(++made, seed, lastName, lastDay, isLast: i == size - 1, chance));
            }

            var code = string.Create(CultureInfo.InvariantCulture, $"H{household:00000}");
            yield return new InventedFamily(code, story, referred, chance.Percent(2), family, Adults(lastName, chance));
        }
    }

    private static InventedChild Child(int number, int seed, string lastName, DateOnly lastDay, bool isLast, Chance chance)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"INV{(uint)seed}C{number:000000}");
        if (isLast && chance.Percent(6))
        {
            return new InventedChild(number, id, "Unborn", lastName, "U", null, lastDay.AddDays(chance.From(-20, 150)));
        }

        var isGirl = chance.Percent(49);
        var name = chance.Of(isGirl ? InventedNames.Girls : InventedNames.Boys);
        return new InventedChild(number, id, name, lastName, isGirl ? "F" : "M", lastDay.AddDays(-chance.From(40, (17 * 365) + 200)), null);
    }

    private static List<InventedAdult> Adults(string lastName, Chance chance)
    {
        var adults = new List<InventedAdult>();
        if (chance.Percent(93))
        {
            adults.Add(new(chance.Of(InventedNames.Women), chance.Percent(70) ? lastName : chance.Of(InventedNames.LastNames), "mother"));
        }

        if (chance.Percent(58))
        {
            adults.Add(new(chance.Of(InventedNames.Men), chance.Percent(75) ? lastName : chance.Of(InventedNames.LastNames), "father"));
        }
        else if (adults.Count > 0 && chance.Percent(35))
        {
            adults.Add(new(chance.Of(InventedNames.Men), chance.Of(InventedNames.LastNames), "mother's partner"));
        }

        if (adults.Count == 0 || chance.Percent(5))
        {
            adults.Add(new(chance.Of(InventedNames.Women), lastName, "grandmother"));
        }

        return adults;
    }
}
