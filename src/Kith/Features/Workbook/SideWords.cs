using Kith.Features.Families;
using Kith.Practice.Access;

namespace Kith.Features.Workbook;

public static class SideWords
{
    /// <summary>The choice names who will not see a paragraph, as the writer thinks of it, or who alone will.</summary>
    public static string InWords(this Side side, FamilyInView family)
    {
        var name = family.NameOf(side.Person);
        return side.Label switch
        {
            Label.DaVictim => $"Keep for {name}’s side: nobody who works with a person alleged to have harmed {name} can see it",
            Label.DaPerpetrator => $"Keep for {name}’s side: nobody who works with a person {name} is alleged to have harmed can see it",
            Label.HealthMental => $"Keep for those who treat {name}: mental health workers of the family, the lead worker and their manager",
            Label.HealthSubstance => $"Keep for those who treat {name}: substance misuse workers of the family, the lead worker and their manager",
            Label.Police => "Information of the police: police officers of the family, the lead worker and their manager",
            Label.Legal => "Legal advice: the lead worker and their manager",
            Label.ChildConfidential => $"{name} told it in confidence: the lead worker and whoever {name} told",
            _ => "Everyone who works with the family",
        };
    }
}
