using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

public static class WorkbookLinks
{
    public const string ModulePack = "/modules";

    public static string Workbook(string familyRef) => $"/families/{familyRef}/workbook";

    public static string Entry(string familyRef, EntryId entry) => $"/families/{familyRef}/workbook/{entry.Value}";

    public static string Correct(string familyRef, EntryId entry, EntryKind kind) => $"{Entry(familyRef, entry)}/correct/{kind.ToString().ToLowerInvariant()}";

    public static string RecordVisit(string familyRef) => $"/families/{familyRef}/record/visit";

    public static string WriteSummary(string familyRef) => $"/families/{familyRef}/record/summary";

    public static string Contribute(InvitationId invitation) => $"/asked/{invitation.Value}/write";

    public static string SendUpdate(string familyRef) => $"/families/{familyRef}/record/update";

    public static string Chronology(string familyRef, PersonId? about = null) => $"/families/{familyRef}/chronology{(about is { } person ? $"?person={person.Value}" : "")}";

    public static string ChildFile(string familyRef, PersonId child) => $"/families/{familyRef}/children/{child.Value}";

    public static string Modules(string familyRef) => $"/families/{familyRef}/modules";

    public static string CompleteModule(string familyRef, int module) => $"/families/{familyRef}/modules/{module}/complete";

    public static string WordModule(int module) => $"{ModulePack}/{module}";
}
