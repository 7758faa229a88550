using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Governance;

/// <summary>
/// Tells the privacy officers who can look at it, on their page and by a mail that names nobody, that somebody opened what they should look at (TR-20). Where none can,
/// because there is none or it is about their own people, the head of service is told that one is missing.
/// </summary>
public sealed class AlertPrivacy(KithDb db, Outbox outbox)
{
    public async Task Raise(PrivacyAlertKind kind, AgencyId agency, RowId of, WorkerId about, FamilyId? family, Now now, CancellationToken ct)
    {
        db.Add(PrivacyAlert.Raise(kind, agency, of, now));
        var officers = await db.MailOfOverseers(Role.PrivacyOfficer, agency, about, family, now.Today, ct);
        foreach (var address in officers ?? [])
        {
            outbox.Put(address, "Something in Kith waits for a privacy officer", $"Kith has something for you to look at. Who and what it is about stands there alone.\n\n{outbox.Link(GovernanceLinks.Alerts)}", now);
        }

        foreach (var address in officers is not null ? [] : await db.MailOfHeads(agency, about, family, now.Today, ct))
        {
            outbox.Put(
                address,
                "Something in Kith waits and no privacy officer can look at it",
                $"Kith has something that no privacy officer can look at today: there is none, or it is about people of their own. Have another one posted. Nobody else can look at it.\n\n{outbox.Link(AccessLinks.Proposals)}",
                now);
        }
    }
}
