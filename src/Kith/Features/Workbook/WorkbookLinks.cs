using Kith.Practice.Shared;

namespace Kith.Features.Workbook;

public static class WorkbookLinks
{
    public static string Workbook(string familyRef) => $"/families/{familyRef}/workbook";

    public static string Entry(string familyRef, EntryId entry) => $"/families/{familyRef}/workbook/{entry.Value}";

    public static string RecordVisit(string familyRef) => $"/families/{familyRef}/record/visit";

    public static string WriteSummary(string familyRef) => $"/families/{familyRef}/record/summary";

    public static string SendUpdate(string familyRef) => $"/families/{familyRef}/record/update";

    public static string ChildFile(string familyRef, PersonId child) => $"/families/{familyRef}/children/{child.Value}";
}
