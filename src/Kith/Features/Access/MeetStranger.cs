using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Keeps for some days whom an identity provider named and no account is linked with, and gives the code by which an administrator finds them.</summary>
public sealed class MeetStranger(KithDb db)
{
    public async Task<Outcome<Stranger>> Do(string issuer, string subject, string? name, string? email, Now now, CancellationToken ct)
    {
        var forgotten = now.Moment.AddDays(-AccountRule.On(now.Today).StrangerDays);
        await db.Strangers.Where(s => s.LastAt < forgotten).ExecuteDeleteAsync(ct);
        if (await db.Strangers.FirstOrDefaultAsync(s => s.Subject == subject && s.Issuer == issuer, ct) is not { } stranger)
        {
            stranger = Stranger.Meet(issuer, subject, RandomNumberGenerator.GetBytes(Stranger.CodeLength), now);
            db.Strangers.Add(stranger);
        }

        stranger.Comes(name, email, now);
        return stranger;
    }
}
