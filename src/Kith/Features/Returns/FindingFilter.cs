using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

public enum FindingState
{
    Open,
    Accepted,
    Mended,
}

/// <summary>Which findings of a census are asked for, as the address says it.</summary>
public sealed record FindingFilter(string? Rule = null, TeamId? Team = null, PostingId? Lead = null, FindingState State = FindingState.Open)
{
    public string Query => string.Join('&', new[]
    {
        Rule is null ? null : $"rule={Uri.EscapeDataString(Rule)}",
        Team is { } team ? $"team={team.Value}" : null,
        Lead is { } lead ? $"lead={lead.Value}" : null,
        State == FindingState.Open ? null : $"state={State}",
    }.OfType<string>());

    public IQueryable<Finding> Of(IQueryable<Finding> findings)
    {
        findings = State switch
        {
            FindingState.Accepted => findings.Where(f => f.MendedAt == null && f.Explanation != null),
            FindingState.Mended => findings.Where(f => f.MendedAt != null),
            _ => findings.Where(f => f.MendedAt == null && f.Explanation == null),
        };
        findings = Rule is { } rule ? findings.Where(f => f.Rule == rule) : findings;
        findings = Team is { } team ? findings.Where(f => f.Team == team) : findings;
        return Lead is { } lead ? findings.Where(f => f.Lead == lead) : findings;
    }
}
