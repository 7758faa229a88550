using Kith.Practice.Shared;

namespace Kith.Features.Families;

public static class FamiliesLinks
{
    public static string List() => "/families";

    public static string Add() => "/families/add";

    public static string Home(string familyRef) => $"/families/{familyRef}";

    public static string Rename(string familyRef) => $"/families/{familyRef}/rename";

    /// <summary>Files of the record: all, or those of one entry.</summary>
    public static string Files(string familyRef, EntryId? entry = null) => $"/families/{familyRef}/files{(entry is { } of ? $"?entry={of.Value}" : string.Empty)}";

    /// <summary>Where words of a record are taken to be quoted: of an entry, a supervision or an assessment.</summary>
    public static string Quote(string familyRef, string source, Guid of) => $"/families/{familyRef}/quote/{source}/{of}";

    public static string People(string familyRef) => $"/families/{familyRef}/people";

    public static string AddPerson(string familyRef) => $"/families/{familyRef}/people/add";

    public static string JoinFamily(string familyRef) => $"/families/{familyRef}/people/join";

    public static string Person(string familyRef, PersonId person) => $"/families/{familyRef}/people/{person.Value}";

    public static string ChangePerson(string familyRef, PersonId person) => $"{Person(familyRef, person)}/change";

    public static string IdentifyPerson(string familyRef, PersonId person) => $"{Person(familyRef, person)}/numbers";

    public static string LeaveFamily(string familyRef, PersonId person) => $"{Person(familyRef, person)}/leave";

    public static string ProtectPerson(string familyRef, PersonId person) => $"{Person(familyRef, person)}/protect";

    public static string RelateKin(string familyRef) => $"/families/{familyRef}/kin/add";

    public static string EndKin(string familyRef, RowId kin) => $"/families/{familyRef}/kin/{kin.Value}/end";

    public static string FoundHousehold(string familyRef) => $"/families/{familyRef}/households/add";

    public static string MoveHousehold(string familyRef) => $"/families/{familyRef}/households/move";

    public static string RecordAddress(string familyRef) => $"/families/{familyRef}/addresses/add";

    public static string RevealAddress(string familyRef, RowId address) => $"/families/{familyRef}/addresses/{address.Value}";

    public static string LocationCircle(string familyRef) => $"/families/{familyRef}/location-circle";

    public static string EndLocationReader(string familyRef, RowId reader) => $"{LocationCircle(familyRef)}/{reader.Value}/end";

    public static string SayHowToReach(string familyRef, PersonId person) => $"{Person(familyRef, person)}/reach";

    public static string ProposeUnshielding(string familyRef, PersonId person) => $"{Person(familyRef, person)}/unshield";

    public static string AnswerUnshielding(string familyRef, RowId unshielding) => $"/families/{familyRef}/unshielding/{unshielding.Value}";

    public static string RecordHarmAllegation(string familyRef) => $"/families/{familyRef}/harm/add";

    public static string Team(string familyRef) => $"/families/{familyRef}/team";

    public static string Invite(string familyRef) => $"/families/{familyRef}/team/invite";

    public static string WithdrawInvitation(string familyRef, InvitationId invitation) => $"/families/{familyRef}/team/invitations/{invitation.Value}";

    /// <summary>What the reader is asked about families that are not there for them.</summary>
    public static string Invitations(int page = 1) => page == 1 ? "/asked" : $"/asked?p={page}";

    public static string Invitation(InvitationId invitation) => $"/asked/{invitation.Value}";

    public static string AnswerReferral(InvitationId invitation) => $"/asked/{invitation.Value}/answer";

    public static string NameWorker(string familyRef) => $"/families/{familyRef}/team/name";

    public static string EndInvolvement(string familyRef, InvolvementId involvement) => $"/families/{familyRef}/team/{involvement.Value}/end";

    public static string Access(string familyRef) => $"/families/{familyRef}/access";

    public static string Restrict(string familyRef) => $"/families/{familyRef}/access/restrict";

    public static string PutOnList(string familyRef) => $"/families/{familyRef}/access/list";

    public static string TakeOffList(string familyRef, RowId listed) => $"/families/{familyRef}/access/list/{listed.Value}/end";

    public static string ReviewRestriction(string familyRef) => $"/families/{familyRef}/access/review";

    public static string ProposeLifting(string familyRef) => $"/families/{familyRef}/access/lift";

    public const string Restrictions = "/restrictions";

    public static string AnswerLifting(RowId restriction) => $"/restrictions/{restriction.Value}/answer";

    public static string WhereThingsAre(string familyRef) => $"/families/{familyRef}/where-things-are";

    public static string History(string familyRef) => $"/families/{familyRef}/history";
}
