using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Features.FrontDoor;

/// <summary>Answers whoever told the front door.</summary>
public sealed class AnswerContact(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ContactId>> Do(ContactId id, string? reply, ReplyMethod? how, int version, Acting by, Now now, CancellationToken ct)
    {
        var (contact, refused) = await db.ContactToWork(id, version, by, ct);
        if (contact is null)
        {
            return refused!;
        }

        var no = contact.Answer(reply, how, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ContactAnswered(id, how!.Value), default, by);
        return id;
    }
}
