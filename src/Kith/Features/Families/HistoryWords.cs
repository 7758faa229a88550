using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kith.Practice.Access;

namespace Kith.Features.Families;

/// <summary>
/// The words of the history. A fact's name is already a sentence in the past tense; here stand those that read better otherwise, and those
/// that need a duty of their own.
/// </summary>
internal static partial class HistoryWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        [nameof(FamilyEpisodeOpened)] = "Work with the family opened",
        [nameof(PersonJoinedFamily)] = "Joined the family",
        [nameof(PersonLeftFamily)] = "Left the family",
        [nameof(PersonAdded)] = "Person added to the record",
        [nameof(PersonProtected)] = "Whereabouts protected",
        [nameof(PersonNumbersChanged)] = "Numbers changed",
        [nameof(MemberKindChanged)] = "Child or adult of the family changed",
        [nameof(AddressRevealed)] = "Protected location seen",
        [nameof(AddressesCovered)] = "Addresses withheld because of a protected person",
        [nameof(SafeContactSet)] = "How to reach somebody safely was written",
        ["WordsQuoted"] = "Words of the record quoted",
        ["AttachmentAdded"] = "File added",
        ["AttachmentScanned"] = "File looked through for viruses",
        ["AttachmentLookedAt"] = "File looked at: documents may name it",
        ["AttachmentWithdrawn"] = "File withdrawn",
        ["DocumentStarted"] = "Document begun that goes out",
        ["DocumentMade"] = "Document made that goes out",
        ["DocumentLookedAt"] = "Document opened before its release",
        ["DocumentReleased"] = "Document released",
        ["DocumentStopped"] = "Document stopped",
        ["DocumentTakenOut"] = "Released document opened",
        [nameof(LocationReaderNamed)] = "Worker named who may see protected locations",
        [nameof(LocationReaderEnded)] = "Worker may no longer see protected locations",
        [nameof(UnshieldingProposed)] = "End of the protection proposed",
        [nameof(UnshieldingAnswered)] = "End of the protection answered",
        [nameof(KinRelated)] = "Relationship added",
        [nameof(KinEnded)] = "Relationship ended",
        [nameof(HouseholdFounded)] = "Household added",
        [nameof(HouseholdMoved)] = "Move recorded",
        [nameof(WhereThingsAreSaid)] = "Where things are now was written",
        [nameof(HarmAllegationRecorded)] = "Alleged harm recorded",
        [nameof(WorkerNamed)] = "Worker named to the family",
        [nameof(InvolvementEnded)] = "Worker’s involvement ended",
        [nameof(SomebodyInvited)] = "Somebody asked to work with the family or to write of it",
        [nameof(ReferralAnswered)] = "Referral to a worker answered",
        [nameof(InvitationWithdrawn)] = "What somebody was asked withdrawn",
        [nameof(FamilyRestricted)] = "Restricted to those on its list",
        [nameof(PutOnFamilysList)] = "Worker put on the list of who may open it",
        [nameof(TakenOffFamilysList)] = "Worker taken off the list of who may open it",
        [nameof(RestrictionReviewed)] = "Restriction reviewed",
        [nameof(LiftingProposed)] = "Lifting the restriction proposed",
        [nameof(LiftingAnswered)] = "Proposal to lift the restriction answered",
        ["OpenedInEmergency"] = "Opened in an emergency by somebody who does not work with the family",
        ["FamilyAllocated"] = "Lead worker allocated",
        ["ChildReferred"] = "Child referred to children’s social care",
        ["ReferralChanged"] = "Child’s referral described",
        ["ChildEpisodeClosed"] = "Child’s episode closed",
        ["ContactDecided"] = "Contact decided at the front door",
        ["FamilyEpisodeClosed"] = "Work with the family closed",
        ["AssessmentStarted"] = "Child and family assessment started",
        ["AssessmentWritten"] = "Child and family assessment written in",
        ["AssessmentSent"] = "Child and family assessment sent for authorisation",
        ["AssessmentReturned"] = "Child and family assessment sent back",
        ["AssessmentAuthorised"] = "Child and family assessment authorised",
        ["CareStarted"] = "Child started to be looked after",
        ["LegalStatusChanged"] = "Legal status of a child looked after changed",
        ["ChildPlaced"] = "Child looked after moved to another placement",
        ["CareCheckRecorded"] = "Review, contact, check or plan of a child looked after recorded",
        ["ChildMissing"] = "Child looked after recorded as missing or away",
        ["CareCeased"] = "Child ceased to be looked after",
        ["CareCorrected"] = "Period of being looked after put right",
        ["CareRowCorrected"] = "Something recorded of a child looked after put right",
        ["CareWithdrawn"] = "Period of being looked after withdrawn as entered by mistake",
        ["CareRowWithdrawn"] = "Something recorded of a child looked after withdrawn as entered by mistake",
        ["HelpAssessmentStarted"] = "Family Help assessment started",
        ["HelpAssessmentCompleted"] = "Family Help assessment completed",
        ["HelpAssessmentCorrected"] = "Family Help assessment put right",
        ["HelpAssessmentWithdrawn"] = "Family Help assessment withdrawn as entered by mistake",
        ["EnquiryStarted"] = "Section 47 enquiry started",
        ["EnquiryConcluded"] = "Section 47 enquiry given its outcome",
        ["EnquiryCorrected"] = "Section 47 enquiry put right",
        ["EnquiryWithdrawn"] = "Section 47 enquiry withdrawn as entered by mistake",
        ["ConferenceHeld"] = "Initial child protection conference recorded",
        ["ConferenceCorrected"] = "Initial child protection conference put right",
        ["PlanStarted"] = "Plan started",
        ["PlanReviewed"] = "Child protection plan reviewed",
        ["PlanEnded"] = "Plan ended",
        ["PlanCorrected"] = "Plan put right",
        ["PlanWithdrawn"] = "Plan withdrawn as entered by mistake",
        ["EligibilityJudged"] = "Eligibility for Family Safeguarding worked out",
        ["EligibilityDecided"] = "Eligibility for Family Safeguarding decided",
        ["OwnRagGiven"] = "Own rating given for group supervision",
        ["RagAgreed"] = "Rating agreed in group supervision",
        ["AttendanceNoted"] = "Attendance at group supervision recorded",
        ["SupervisionDue"] = "Group supervision falls due",
        ["ServiceShortlisted"] = "Service put on the shortlist",
        ["ShortlistChanged"] = "Shortlist of services changed",
        ["ServiceAsked"] = "Service asked to help",
        ["ConnectionMoved"] = "Connection with a service went on",
        ["ConnectionMoveTakenBack"] = "Step of a connection with a service taken back",
        ["ConnectionPutRight"] = "What a service may be told was put right",
        ["StepSet"] = "Next step added",
        ["StepFinished"] = "Next step done",
        ["StepReopened"] = "Next step opened again",
        ["StepChanged"] = "Next step given another owner or day",
    };

    // When somebody moved tells where to look for them, and an address may come to be protected later.
    private static readonly Dictionary<string, Duty> Needed = new()
    {
        [nameof(AddressRecorded)] = Duty.SeeProtectedLocation,
        [nameof(AddressesCovered)] = Duty.SeeProtectedLocation,
        [nameof(AddressRevealed)] = Duty.SeeProtectedLocation,
        [nameof(SafeContactSet)] = Duty.EditPeople,
        ["ChildPlaced"] = Duty.SeeProtectedLocation,
        ["WordsQuoted"] = Duty.ReadChronology,
        ["AttachmentAdded"] = Duty.ReadAttachments,
        ["AttachmentScanned"] = Duty.ReadAttachments,
        ["AttachmentLookedAt"] = Duty.ReadAttachments,
        ["AttachmentWithdrawn"] = Duty.ReadAttachments,
        ["DocumentStarted"] = Duty.SendDocuments,
        ["DocumentMade"] = Duty.SendDocuments,
        ["DocumentLookedAt"] = Duty.SendDocuments,
        ["DocumentReleased"] = Duty.SendDocuments,
        ["DocumentStopped"] = Duty.SendDocuments,
        ["DocumentTakenOut"] = Duty.SendDocuments,
        [nameof(LocationReaderNamed)] = Duty.SeeProtectedLocation,
        [nameof(LocationReaderEnded)] = Duty.SeeProtectedLocation,
        [nameof(UnshieldingProposed)] = Duty.SeeProtectedLocation,
        [nameof(UnshieldingAnswered)] = Duty.SeeProtectedLocation,
        [nameof(HouseholdFounded)] = Duty.SeeProtectedLocation,
        [nameof(HouseholdMoved)] = Duty.SeeProtectedLocation,
        [nameof(HarmAllegationRecorded)] = Duty.EditPeople,
        ["ContactDecided"] = Duty.ReadContacts,
    };

    public static IReadOnlyList<string> ClosedTo(Func<Duty, bool> may) => Needed.Where(n => !may(n.Value)).Select(n => n.Key).ToList();

    public static string Of(string kind, string data)
    {
        if (kind == nameof(PersonChanged))
        {
            using var fact = JsonDocument.Parse(data);
            var fields = fact.RootElement.GetProperty(nameof(PersonChanged.Fields)).EnumerateArray().Select(f => Apart(f.GetString()!)).ToList();
            return fields.Count == 0 ? "Details saved" : $"Details changed: {string.Join(", ", fields)}";
        }

        return Words.TryGetValue(kind, out var words) ? words : Sentence(Apart(kind));
    }

    private static string Apart(string name) => Capital().Replace(name, " ${letter}").Trim().ToLower(CultureInfo.InvariantCulture);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    [GeneratedRegex("(?<letter>[A-Z])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Capital();
}
