using Kith.Practice.Families;

namespace Kith.Practice.Disclosure;

public static class OutgoingWords
{
    public static string InWords(this OutgoingKind kind) => kind switch
    {
        OutgoingKind.SupervisionRecord => "Record of group supervision",
        OutgoingKind.ChildFile => "Child’s file",
        OutgoingKind.Chronology => "Chronology",
        _ => "Letter",
    };

    public static string InWords(this SendingWay way) => way switch
    {
        SendingWay.ByHand => "By hand",
        SendingWay.Post => "By post",
        _ => "By secure email",
    };

    public static string InWords(this OutgoingFormat format) => format switch
    {
        OutgoingFormat.Word => "Word",
        OutgoingFormat.Pdf => "Tagged PDF",
        _ => "A page to print",
    };

    public static string InWords(this Overtaken overtaken) => overtaken switch
    {
        Overtaken.ByPeople => "Somebody of the family has been shielded, has moved or has come to it since the document was made, where somebody is has been recorded or hidden, or the family has been restricted",
        Overtaken.ByWords => "Words that the document tells have been corrected, given another label or withdrawn since it was made",
        _ => string.Empty,
    };

    public static string InWords(this LawfulBasis basis) => basis switch
    {
        LawfulBasis.PublicTask => "It is needed for a public task, such as safeguarding a child",
        LawfulBasis.LegalObligation => "A law requires it",
        LawfulBasis.VitalInterests => "It protects somebody’s life",
        LawfulBasis.CourtOrder => "A court ordered it",
        _ => "The person consents",
    };
}
