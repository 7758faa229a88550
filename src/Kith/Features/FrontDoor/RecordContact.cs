using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>Takes down a contact, from a worker at the front door or from a partner who asks for help, and looks whether its people are known.</summary>
public sealed class RecordContact(KithDb db, Ledger ledger, ContactIndex index)
{
    public Task<Outcome<ContactId>> Do(ContactDetails details, IReadOnlyList<ContactPersonDetails> people, Acting by, Now now, CancellationToken ct) =>
        by.Has(Duty.WorkFrontDoor) ? Receive(details with { RequestedBy = null }, people, new Refusals(), by, now, ct) : Task.FromResult<Outcome<ContactId>>(Refusal.Forbidden);

    /// <summary>The partner’s own request: it is received now, from them.</summary>
    public async Task<Outcome<ContactId>> Ask(
        string? account, string? familyKnows, string? reach, IReadOnlyList<ContactPersonDetails> people, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.RequestHelp))
        {
            return Refusal.Forbidden;
        }

        var me = by.Posting;
        var name = await (from p in db.Postings
                          join w in db.Workers on p.Worker equals w.Id
                          join a in db.Agencies on p.Agency equals a.Id
                          where p.Id == me
                          select w.Name + ", " + a.Name).SingleAsync(ct);
        var received = Now.InLondon(now.Moment);
        var details = new ContactDetails(now.Today, received.ToString("HH:mm"), ReferralSource.Of(by.Role), name, reach, account, familyKnows, by.Posting);
        var no = new Refusals().If(Text.Trimmed(familyKnows) is null, "FamilyKnows", "Enter what the family knows and agrees to, or why you have not told them");
        return await Receive(details, people, no, by, now, ct);
    }

    private async Task<Outcome<ContactId>> Receive(
        ContactDetails details, IReadOnlyList<ContactPersonDetails> people, Refusals no, Acting by, Now now, CancellationToken ct)
    {
        var contact = Contact.Receive(details, now);
        no.Within(string.Empty, contact.Refusals).Within(string.Empty, Contact.Check(people, now));
        if (no.Any)
        {
            return no;
        }

        contact.Value.Name(people, now);
        db.Add(contact.Value);
        ledger.Tell(new ContactReceived(contact.Value.Id, contact.Value.Source), default, by);
        await index.Search(contact.Value, by, ct);
        return contact.Value.Id;
    }
}
