using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>Notes what a service told a worker of its waiting time.</summary>
public sealed class NoteWaiting(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(ServiceId service, WaitingInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.Connect))
        {
            return Refusal.Forbidden;
        }

        if (!await db.Services.AnyAsync(s => s.Id == service && s.Audience != Audience.Confidential, ct))
        {
            return Refusal.NotFound;
        }

        var weeks = int.TryParse(input.Weeks, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var said = WaitingNote.Say(service, weeks, input.ToldOn, input.Words, by.Posting, now);
        if (!said.Ok)
        {
            return new Refusals().Within(string.Empty, said.Refusals);
        }

        db.WaitingNotes.Add(said.Value);
        ledger.Tell(new WaitingNoted(service, said.Value.Weeks, said.Value.ToldOn), About.Organisation, by);
        return said.Value.Id;
    }
}
