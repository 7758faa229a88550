namespace Kith.Practice.FrontDoor;

public static class EligibilityWords
{
    public static string InWords(this EligibilityCriterion criterion) => criterion switch
    {
        EligibilityCriterion.ParentalFactor => "A need of a parent or carer",
        EligibilityCriterion.ChildInScope => "A child in scope by age",
        EligibilityCriterion.Level => "That child is in need or in need of protection",
        _ => "Needs of others in the household, which do not count",
    };

    public static string InWords(this EligibilityDecision decision) =>
        decision == EligibilityDecision.FamilySafeguarding ? "Family Safeguarding works with the family" : "Family Safeguarding does not work with the family";
}
