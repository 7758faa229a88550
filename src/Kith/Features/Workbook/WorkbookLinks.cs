using Kith.Practice.Shared;

namespace Kith.Features.Workbook;

public static class WorkbookLinks
{
    public static string Workbook(string familyRef) => $"/families/{familyRef}/workbook";

    public static string Entry(string familyRef, EntryId entry) => $"/families/{familyRef}/workbook/{entry.Value}";

    public static string RecordVisit(string familyRef) => $"/families/{familyRef}/record/visit";
}
