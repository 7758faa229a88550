using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>A body of the partnership that employs workers: the authority, a trust, a provider, the police, a school.</summary>
public sealed class Agency
{
    private Agency()
    {
    }

    public AgencyId Id { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public AgencyKind Kind { get; private set; }

    /// <summary>The three-digit local authority code of statutory returns, for an authority.</summary>
    public string? LeaCode { get; private set; }

    /// <summary>Who says every 90 days which of a partner’s people still need Kith.</summary>
    public WorkerId? Confirmer { get; private set; }

    public int Version { get; private set; }

    /// <summary>A body other than the authority, whose people Kith knows only by its word.</summary>
    public bool IsPartner => Kind != AgencyKind.LocalAuthority;

    public void NameConfirmer(WorkerId worker) => Confirmer = worker;

    public static Outcome<Agency> Join(string? name, AgencyKind? kind, string? leaCode, Now now)
    {
        var agency = new Agency { Id = Shared.Id.New<AgencyId>(now) };
        var no = agency.Describe(name, kind, leaCode);
        return no.Any ? no : agency;
    }

    public Refusals Describe(string? name, AgencyKind? kind, string? leaCode)
    {
        var code = Text.Trimmed(leaCode);
        var no = new Refusals()
            .If(Text.Trimmed(name) is null, "Name", "Enter the name of the agency")
            .If(name?.Length > Text.Line, "Name", "The name of the agency must be 200 characters or fewer")
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select what kind of agency it is")
            .If(code is not null && (code.Length != 3 || !code.All(char.IsAsciiDigit)), "LeaCode", "The local authority code must be 3 digits, like 908");
        if (!no.Any)
        {
            (Name, Kind, LeaCode) = (name!.Trim(), kind!.Value, code);
        }

        return no;
    }
}

public enum AgencyKind
{
    LocalAuthority,
    Health,
    Police,
    Probation,
    School,
    Provider,
    Voluntary,
}

public static class AgencyWords
{
    public static string InWords(this AgencyKind kind) => kind switch
    {
        AgencyKind.LocalAuthority => "Local authority",
        AgencyKind.Health => "Health",
        AgencyKind.Police => "Police",
        AgencyKind.Probation => "Probation",
        AgencyKind.School => "School or college",
        AgencyKind.Provider => "Commissioned provider",
        _ => "Voluntary or community organisation",
    };
}

/// <summary>Workers who sit together, often of several agencies.</summary>
public sealed class Team
{
    private Team()
    {
    }

    public TeamId Id { get; private set; }

    public AgencyId Agency { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public string? Locality { get; private set; }

    /// <summary>An intake team receives families that are imported or not yet allocated.</summary>
    public bool IsIntake { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Team> Form(AgencyId agency, string? name, string? locality, bool isIntake, Now now)
    {
        var team = new Team { Id = Shared.Id.New<TeamId>(now), Agency = agency };
        var no = team.Describe(name, locality, isIntake);
        return no.Any ? no : team;
    }

    public Refusals Describe(string? name, string? locality, bool isIntake)
    {
        var no = new Refusals()
            .If(Text.Trimmed(name) is null, "Name", "Enter the name of the team")
            .If(name?.Length > Text.Line, "Name", "The name of the team must be 200 characters or fewer")
            .If(locality?.Length > Text.Line, "Locality", "The locality must be 200 characters or fewer");
        if (!no.Any)
        {
            (Name, Locality, IsIntake) = (name!.Trim(), Text.Trimmed(locality), isIntake);
        }

        return no;
    }
}
