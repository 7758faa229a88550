namespace Kith.Practice.Supervision;

/// <summary>A rating is never told by colour alone: a letter, a shape and a word say it too.</summary>
public static class RagWords
{
    public static string Letter(this Rag rag) => rag switch
    {
        Rag.Red => "R",
        Rag.Amber => "A",
        _ => "G",
    };

    public static string Shape(this Rag rag) => rag switch
    {
        Rag.Red => "▲",
        Rag.Amber => "◆",
        _ => "●",
    };

    public static string InWords(this Rag rag) => rag switch
    {
        Rag.Red => "Red",
        Rag.Amber => "Amber",
        _ => "Green",
    };

    public static string InWords(this RagDimension dimension) => dimension switch
    {
        RagDimension.Overall => "Overall",
        RagDimension.ChildSafety => "Child safety now",
        RagDimension.DomesticAbuse => "Domestic abuse",
        RagDimension.SubstanceMisuse => "Substance misuse",
        RagDimension.MentalHealth => "Mental health",
        RagDimension.Engagement => "Engagement",
        _ => "Progress against the plan",
    };
}

public static class SupervisionWords
{
    public static string InWords(this Presence presence) => presence switch
    {
        Presence.Attended => "Attended",
        Presence.SentUpdate => "Sent a written update",
        _ => "Absent",
    };

    public static string InWords(this AgendaTopic topic) => topic switch
    {
        AgendaTopic.Visits => "Visits",
        AgendaTopic.ChildrenUnseen => "Children not seen in this cycle",
        AgendaTopic.StagesOfChange => "Stages of change",
        AgendaTopic.MissedSessions => "Missed sessions",
        AgendaTopic.Updates => "Summaries and updates",
        AgendaTopic.SignificantEvents => "Significant events",
        AgendaTopic.StepsOverdue => "Steps overdue",
        AgendaTopic.StepsOpen => "Steps open",
        _ => "Next steps",
    };
}
