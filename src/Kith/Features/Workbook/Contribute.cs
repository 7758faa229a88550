using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>Somebody who was invited to writes one part of a family's record, about the children that they were asked about.</summary>
public sealed class Contribute(KithDb db, InvitationDoor door, WorkbookDesk desk)
{
    public async Task<Outcome<EntryId>> Do(InvitationId id, UpdateInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await door.Enter(id, by, Duty.Contribute, ct) is not { } asked || input.Children.Except(asked.About.Select(c => c.Id)).Any())
        {
            return Refusal.NotFound;
        }

        var written = await desk.Write(asked.Episode, input, by, now, ct, invited: true);
        if (!written.Ok)
        {
            return new Refusals().Within(string.Empty, written.Refusals);
        }

        db.Add(Contribution.Of(written.Value, await db.Invitations.SingleAsync(x => x.Id == id, ct)));
        return written.Value.Id;
    }
}
