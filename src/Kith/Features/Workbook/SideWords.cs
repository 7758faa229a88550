using Kith.Features.Families;
using Kith.Practice.Access;

namespace Kith.Features.Workbook;

public static class SideWords
{
    /// <summary>The choice names who will not see a paragraph, as the writer thinks of it.</summary>
    public static string InWords(this Side side, FamilyInView family)
    {
        var name = family.NameOf(side.Person);
        return side.Label == Label.DaVictim
            ? $"Keep for {name}’s side: nobody who works with a person alleged to have harmed {name} can see it"
            : $"Keep for {name}’s side: nobody who works with a person {name} is alleged to have harmed can see it";
    }

    public static string Tag(this Label label) => label == Label.DaVictim ? "Victim side only" : "Perpetrator side only";
}
