using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// Tells the privacy officers of an agency, on their page and by a mail that names nobody, that somebody opened what they should look at (TR-20). The mail goes to none
/// who declared an interest: that one was about a family which their page does not show them would tell them that it is one of their own.
/// </summary>
public sealed class AlertPrivacy(KithDb db, Outbox outbox)
{
    public async Task Raise(PrivacyAlertKind kind, AgencyId agency, RowId of, WorkerId about, Now now, CancellationToken ct)
    {
        db.Add(PrivacyAlert.Raise(kind, agency, of, now));
        foreach (var address in await db.MailOf(Duty.SeeAlerts, about, now.Today, ct, agency, withoutInterests: true))
        {
            outbox.Put(address, "Something in Kith waits for a privacy officer", $"Kith has something for you to look at. Who and what it is about stands there alone.\n\n{outbox.Link(GovernanceLinks.Alerts)}", now);
        }
    }
}
