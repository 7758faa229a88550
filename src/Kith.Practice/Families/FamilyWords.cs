namespace Kith.Practice.Families;

/// <summary>Codes of the family as a page says them.</summary>
public static class FamilyWords
{
    public static readonly IReadOnlyDictionary<string, string> Sexes = new Dictionary<string, string> { ["F"] = "Female", ["M"] = "Male", ["U"] = "Not known" };

    public static string InWords(this MemberKind kind) => kind == MemberKind.Child ? "Child" : "Adult";

    public static string InWords(this KinKind kind) => kind switch
    {
        KinKind.MotherOf => "Mother of",
        KinKind.FatherOf => "Father of",
        KinKind.StepParentOf => "Step-parent of",
        KinKind.GrandparentOf => "Grandparent of",
        KinKind.OtherCarerOf => "Other carer of",
        KinKind.SiblingOf => "Brother or sister of",
        KinKind.PartnerOf => "Partner of",
        _ => "Former partner of",
    };

    /// <summary>Those whose shield covers the child as well.</summary>
    public static readonly IReadOnlyList<KinKind> Parents = [KinKind.MotherOf, KinKind.FatherOf, KinKind.StepParentOf];

    public static string InWords(this AddressKind kind) => kind switch
    {
        AddressKind.Home => "Home",
        AddressKind.Placement => "Foster home or other placement",
        AddressKind.School => "School or nursery",
        AddressKind.Surgery => "GP or clinic",
        AddressKind.Workplace => "Workplace",
        AddressKind.Appointment => "Place of an appointment",
        AddressKind.Phone => "Phone number",
        _ => "Email address",
    };

    /// <summary>The same kinship as the other person has it, such as “child of” where the first is mother.</summary>
    public static string FromTheOtherSide(this KinKind kind) => kind switch
    {
        KinKind.MotherOf or KinKind.FatherOf => "Child of",
        KinKind.StepParentOf => "Stepchild of",
        KinKind.GrandparentOf => "Grandchild of",
        KinKind.OtherCarerOf => "Cared for by",
        _ => kind.InWords(),
    };
}
