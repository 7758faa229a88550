using Kith.Practice.Families;

namespace Kith.Demo;

/// <summary>What the blanks of a sentence stand for, told of one adult and perhaps one child.</summary>
internal static class Meanings
{
    public static IReadOnlyDictionary<string, string> About(this FamilyStory story, DateOnly day, Relative adult, Relative? child = null)
    {
        var born = story.BornBy(day);
        child ??= born.Count > 0 ? story.Chance.Of(born) : null;
        var isWoman = adult.Sex == "F";
        Dictionary<string, string> about = new()
        {
            ["adult"] = adult.First,
            ["she"] = isWoman ? "she" : "he",
            ["she.C"] = isWoman ? "She" : "He",
            ["his"] = isWoman ? "her" : "his",
            ["him"] = isWoman ? "her" : "him",
            ["him.self"] = isWoman ? "herself" : "himself",
            ["adult.kin"] = isWoman ? "Mummy" : "Daddy",
            ["other.or"] = story.People.FirstOrDefault(p => !p.IsChild && p != adult && !story.IsAbuse)?.First ?? "the family",
        };
        if (born.Count > 0)
        {
            about["kids"] = And(born.Select(c => c.First));
        }

        // For sentences whose verb speaks of several.
        if (born.Count > 1)
        {
            about["siblings"] = about["kids"];
        }

        if (child is not null)
        {
            Put(about, child, day, born);
        }

        if (born.FirstOrDefault(c => c.AgeOn(day) < 2) is { } baby)
        {
            about["baby"] = baby.First;
            about["baby.his"] = baby.Sex == "F" ? "her" : "his";
            about["baby.him"] = baby.Sex == "F" ? "her" : "him";
            about["baby.she.C"] = baby.Sex == "F" ? "She" : "He";
        }

        if (story.Specialists.FirstOrDefault(s => s.Adult == adult).Worker is { } worker)
        {
            about["worker"] = worker.FirstName;
        }

        return about;
    }

    private static void Put(Dictionary<string, string> about, Relative child, DateOnly day, IReadOnlyList<Relative> born)
    {
        var isGirl = child.Sex == "F";
        about["child"] = child.First;

        // What a child is said to do must fit the age: tot from three, big from six.
        var age = child.AgeOn(day);
        if (age >= 3)
        {
            about["tot"] = child.First;
        }

        if (age >= 6)
        {
            about["big"] = child.First;
        }

        about["c.she"] = isGirl ? "she" : "he";
        about["c.she.C"] = isGirl ? "She" : "He";
        about["c.his"] = isGirl ? "her" : "his";
        about["c.him"] = isGirl ? "her" : "him";
        about["c.him.self"] = isGirl ? "herself" : "himself";
        if (age >= 7)
        {
            about["adult.kin"] = about["adult.kin"] == "Mummy" ? "Mum" : "Dad";
        }

        if (born.Where(c => c.Born > child.Born).MinBy(c => c.Born) is { } little)
        {
            about["little"] = little.First;
        }
    }

    private static string And(IEnumerable<string> names) =>
        names.ToList() switch
        {
            [var only] => only,
            var several => $"{string.Join(", ", several.SkipLast(1))} and {several[^1]}",
        };
}
