using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>The authority that a file is of, and the team in which its families wait to be allocated.</summary>
internal sealed class IntakeTeam(KithDb db, Writes writes, JoinAgency joinAgency, FormTeam formTeam)
{
    private const string IntakeName = "Intake";

    // The operator at the command line has no posting.
    private const Acting? Nobody = null;

    /// <summary>The code under which an authority's files are known; the only authority of the record when the file does not say.</summary>
    public async Task<string> AuthorityOf(string? lea, CancellationToken ct)
    {
        if (IsCode(lea))
        {
            return lea!;
        }

        var codes = await Authorities(ct);
        return codes.Count == 1 ? codes[0] : string.Empty;
    }

    public async Task<List<string>> Authorities(CancellationToken ct) =>
        await db.Agencies.Where(a => a.LeaCode != null).Select(a => a.LeaCode!)
            .Union(db.Set<PersonAsSent>().Select(p => p.Authority).Where(a => a != string.Empty))
            .Order().ToListAsync(ct);

    /// <summary>The team of the order, by its identity or its name; otherwise the authority's own intake team, made if absent.</summary>
    public async Task<Outcome<TeamId>> Find(string authority, ImportOrder order, CancellationToken ct)
    {
        if (order.Team is { } chosen)
        {
            return chosen;
        }

        if (order.TeamName is { } named)
        {
            var teams = await db.Teams.Where(t => t.Name == named).Select(t => new { t.Id, db.Agencies.First(a => a.Id == t.Agency).LeaCode }).ToListAsync(ct);
            var own = teams.FindAll(t => t.LeaCode == authority);
            var found = own.Count > 0 ? own : teams;
            return found.Count switch
            {
                1 => found[0].Id,
                0 => new Refusal("Team", $"No team is called “{named}”"),
                _ => new Refusal("Team", $"{found.Count} teams are called “{named}”"),
            };
        }

        var intake = await db.Teams
            .Where(t => (t.IsIntake || t.Name == IntakeName) && db.Agencies.Any(a => a.Id == t.Agency && a.Kind == AgencyKind.LocalAuthority && a.LeaCode == (authority == string.Empty ? null : authority)))
            .OrderByDescending(t => t.IsIntake).ThenBy(t => t.Id).Select(t => (TeamId?)t.Id).FirstOrDefaultAsync(ct);
        return intake is { } team ? team : await writes.Run(now => Form(authority, now, ct), ct);
    }

    public static bool IsCode(string? lea) => lea is { Length: 3 } && lea.All(char.IsAsciiDigit);

    private async Task<Outcome<TeamId>> Form(string authority, Now now, CancellationToken ct)
    {
        var code = authority.Length == 0 ? null : authority;
        var agency = await db.Agencies.Where(a => a.Kind == AgencyKind.LocalAuthority && a.LeaCode == code).OrderBy(a => a.Id).Select(a => (AgencyId?)a.Id).FirstOrDefaultAsync(ct);
        if (agency is null)
        {
            var name = code is null ? "Local authority" : $"Local authority {code}";
            var joined = await joinAgency.Do(new AgencyInput { Name = name, Kind = AgencyKind.LocalAuthority, LeaCode = code }, Nobody, now, ct);
            if (!joined.Ok)
            {
                return joined.Refusals[0];
            }

            agency = joined.Value;
        }

        return await formTeam.Do(new TeamInput { Name = IntakeName, Agency = agency, IsIntake = true }, Nobody, now, ct);
    }
}
