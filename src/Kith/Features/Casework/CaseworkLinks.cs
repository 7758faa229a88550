using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public static class CaseworkLinks
{
    public static string Unallocated() => "/unallocated";

    public static string Allocate(string familyRef) => $"/families/{familyRef}/allocate";

    public static string MoveTeam(string familyRef) => $"/families/{familyRef}/move-team";

    public static string Close(string familyRef) => $"/families/{familyRef}/close";

    public static string Visits() => "/visits";

    public static string Clocks() => "/clocks";

    public static string Assessments() => "/assessments";

    public static string AssessmentsOf(string familyRef) => $"/families/{familyRef}/assessment";

    public static string ChangeReferral(string familyRef, ChildEpisodeId referral) => $"/families/{familyRef}/referrals/{referral.Value}";

    public static string Plans(string familyRef) => $"/families/{familyRef}/plans";

    public static string StartEnquiry(string familyRef) => $"{Plans(familyRef)}/enquiries/start";

    public static string ConcludeEnquiry(string familyRef) => $"{Plans(familyRef)}/enquiries/outcome";

    public static string CorrectEnquiry(string familyRef, RowId enquiry) => $"{Plans(familyRef)}/enquiries/{enquiry.Value}";

    public static string WithdrawEnquiry(string familyRef, RowId enquiry) => $"{CorrectEnquiry(familyRef, enquiry)}/withdraw";

    public static string HoldConference(string familyRef) => $"{Plans(familyRef)}/conferences/initial";

    public static string ReviewPlans(string familyRef) => $"{Plans(familyRef)}/conferences/review";

    public static string CorrectConference(string familyRef, ChildEpisodeId referral) => $"{Plans(familyRef)}/conferences/{referral.Value}";

    public static string StartNeedPlan(string familyRef) => $"{Plans(familyRef)}/start";

    public static string CorrectPlan(string familyRef, RowId plan) => $"{Plans(familyRef)}/{plan.Value}";

    public static string EndPlan(string familyRef, RowId plan) => $"{CorrectPlan(familyRef, plan)}/end";

    public static string WithdrawPlan(string familyRef, RowId plan) => $"{CorrectPlan(familyRef, plan)}/withdraw";

    public static string LookedAfter(string familyRef, PersonId child) => $"/families/{familyRef}/people/{child.Value}/looked-after";

    public static string StartCare(string familyRef, PersonId child) => $"{LookedAfter(familyRef, child)}/start";

    public static string CorrectCare(string familyRef, RowId period) => $"/families/{familyRef}/looked-after/{period.Value}";

    public static string SetLegalStatus(string familyRef, RowId period, RowId? row = null) => $"{CorrectCare(familyRef, period)}/legal-statuses{Of(row)}";

    public static string PlaceChild(string familyRef, RowId period, RowId? row = null) => $"{CorrectCare(familyRef, period)}/placements{Of(row)}";

    public static string RecordCareCheck(string familyRef, RowId period, RowId? row = null) => $"{CorrectCare(familyRef, period)}/checks{Of(row)}";

    public static string RecordMissing(string familyRef, RowId period, RowId? row = null) => $"{CorrectCare(familyRef, period)}/missing{Of(row)}";

    public static string CeaseCare(string familyRef, RowId period) => $"{CorrectCare(familyRef, period)}/cease";

    public static string WithdrawCare(string familyRef, RowId period, RowId? row = null) => $"{CorrectCare(familyRef, period)}/withdraw{Of(row)}";

    public static string HelpAssessments(string familyRef) => $"/families/{familyRef}/help-assessments";

    public static string StartHelpAssessment(string familyRef) => $"{HelpAssessments(familyRef)}/start";

    public static string CorrectHelpAssessment(string familyRef, RowId assessment) => $"{HelpAssessments(familyRef)}/{assessment.Value}";

    public static string CompleteHelpAssessment(string familyRef, RowId assessment) => $"{CorrectHelpAssessment(familyRef, assessment)}/complete";

    public static string WithdrawHelpAssessment(string familyRef, RowId assessment) => $"{CorrectHelpAssessment(familyRef, assessment)}/withdraw";

    public static string StartAssessment(string familyRef) => $"{AssessmentsOf(familyRef)}/start";

    public static string Assessment(string familyRef, AssessmentId assessment) => $"{AssessmentsOf(familyRef)}/{assessment.Value}";

    public static string WriteAssessment(string familyRef, AssessmentId assessment) => $"{Assessment(familyRef, assessment)}/write";

    public static string SendAssessment(string familyRef, AssessmentId assessment) => $"{Assessment(familyRef, assessment)}/send";

    public static string ReturnAssessment(string familyRef, AssessmentId assessment) => $"{Assessment(familyRef, assessment)}/return";

    public static string AuthoriseAssessment(string familyRef, AssessmentId assessment) => $"{Assessment(familyRef, assessment)}/authorise";

    private static string Of(RowId? row) => row is { } id ? $"/{id.Value}" : string.Empty;
}
