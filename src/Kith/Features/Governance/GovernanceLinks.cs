using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Governance;

public static class GovernanceLinks
{
    public const string Declare = "/account/interests";
    public const string Alerts = "/alerts";
    public const string Interests = "/interests";
    public const string DeclareForWorker = "/interests/add";

    public const string BreakGlass = "/emergency";
    public const string Emergencies = "/emergency/uses";

    public const string Reads = "/reads";

    public const string Weeks = "/privileged";

    public static string Week(IsoWeek week) => $"{Weeks}/{week}";

    public static string ReviewWeek(IsoWeek week) => $"{Week(week)}/review";

    public static string WorkerReads(WorkerId worker) => $"{Reads}/workers/{worker.Value}";

    public static string PersonReads(PersonId person) => $"{Reads}/people/{person.Value}";

    public static string ReadsAlert(RowId alert) => $"{Reads}/alerts/{alert.Value}";

    public static string FamilyReads(string familyRef, WorkerId? worker = null) => $"/families/{familyRef}/reads{(worker is { } of ? $"?worker={of.Value}" : string.Empty)}";

    public static string BreakGlassOf(string familyRef) => $"{BreakGlass}?family={familyRef}";

    public static string Emergency(RowId glass) => $"{Emergencies}/{glass.Value}";

    public static string Interest(RowId interest) => $"{Interests}/{interest.Value}";

    public static string RecordInterest(string familyRef) => $"/families/{familyRef}/access/interest";
}
