namespace Kith.Practice.FrontDoor;

/// <summary>
/// The draft of an answer, in words of ours. It repeats only what the referrer knows, the children they named and the day, and says what happens next;
/// never who else is known, who leads or where anybody is.
/// </summary>
public static class ReplyDraft
{
    public static string For(ContactOutcome outcome, string? referrer, string children, DateOnly receivedOn) =>
        $"""
        {(referrer is null ? "Hello" : $"Dear {referrer.Split(',')[0]}")}

        Thank you for telling us about {children} on {receivedOn:d MMMM yyyy}.

        {Next(outcome)}

        If you learn more, or if you are worried again, please tell us. If a child is in danger now, call 999.
        """;

    private static string Next(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Advice => "We have read what you told us and will not begin work with the family at this time. The advice we gave you stands.",
        ContactOutcome.Directory => "We will not begin work with the family at this time. There are services near them that can help, and we have said how to reach them.",
        ContactOutcome.FamilyHelp => "We will offer the family help. A lead practitioner will get in touch with them and may ask you to be part of it.",
        ContactOutcome.Assessment => "A social worker will assess what the children need. They may ask you for what you know.",
        _ => "We are speaking with our partners about what you told us. A social worker may get in touch with you soon.",
    };
}
