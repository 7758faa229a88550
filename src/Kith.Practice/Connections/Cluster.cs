using System.Text.RegularExpressions;
using Kith.Practice.Shared;

namespace Kith.Practice.Connections;

/// <summary>
/// A place within which services, schools and workers join up: its wards or postcode districts, its schools, its members and whoever coordinates it.
/// </summary>
public sealed class Cluster
{
    private const int MostLines = 100;

    private readonly List<ClusterArea> areas = [];

    private Cluster()
    {
    }

    public ClusterId Id { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public PostingId? Coordinator { get; private set; }

    /// <summary>One a line.</summary>
    public string? Schools { get; private set; }

    /// <summary>Organisations and people who take part, one a line.</summary>
    public string? Members { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ClusterArea> Areas => areas;

    public static Outcome<Cluster> Form(ClusterPlan plan, Now now)
    {
        var cluster = new Cluster { Id = Shared.Id.New<ClusterId>(now) };
        var no = cluster.Change(plan, now);
        return no.Any ? no : cluster;
    }

    public Refusals Change(ClusterPlan plan, Now now)
    {
        var read = Lines(plan.Areas).Select(line => (Line: line, Area: ClusterArea.Read(line))).ToList();
        var no = new Refusals()
            .If(Text.Trimmed(plan.Name) is null, "Name", "Enter the name of the cluster")
            .If(plan.Name?.Length > Text.Line, "Name", "The name of the cluster must be 200 characters or fewer")
            .If(read.Count == 0, "Areas", "Enter at least one ward code or postcode district")
            .If(read.Count > MostLines, "Areas", "Enter 100 areas or fewer")
            .If(plan.Schools?.Length > Text.Account, "Schools", "The schools must be 20,000 characters or fewer")
            .If(plan.Members?.Length > Text.Account, "Members", "The members must be 20,000 characters or fewer");
        if (read.FirstOrDefault(r => r.Area is null).Line is { } wrong)
        {
            no.If(true, "Areas", $"“{(wrong.Length > 40 ? wrong[..40] : wrong)}” must begin with a ward code, such as E05008410, or a postcode district, such as BA12");
        }

        if (!no.Any)
        {
            (Name, Coordinator, Schools, Members, ChangedAt) = (plan.Name!.Trim(), plan.Coordinator, Joined(plan.Schools), Joined(plan.Members), now.Moment);
            var wanted = read.Select(r => r.Area!).DistinctBy(a => a.Code).ToList();
            areas.RemoveAll(a => !wanted.Contains(a));
            areas.AddRange(wanted.Where(a => !areas.Contains(a)));
        }

        return no;
    }

    public static IReadOnlyList<string> Lines(string? text) =>
        (text ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Joined(string? text) => Text.Trimmed(string.Join('\n', Lines(text)));
}

/// <summary>What somebody says of a cluster: areas, schools and members stand one a line.</summary>
public sealed record ClusterPlan(string? Name, string? Areas, string? Schools, string? Members, PostingId? Coordinator);

/// <summary>A ward by its GSS code, or a postcode district.</summary>
public sealed partial record ClusterArea(string Code, string? Name)
{
    /// <summary>Whether it is a postcode district, such as BA12, and not a code of the ONS.</summary>
    public bool IsDistrict => !GssCode().IsMatch(Code);

    public string InWords => Name is null ? Code : $"{Name} ({Code})";

    /// <summary>A code, and after it perhaps a name; null when it begins with neither.</summary>
    public static ClusterArea? Read(string line)
    {
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var code = parts[0].TrimEnd(',', ':').ToUpperInvariant();
        var name = parts.Length > 1 ? parts[1] : null;
        return (GssCode().IsMatch(code) || District().IsMatch(code)) && (name?.Length ?? 0) <= Text.Line ? new ClusterArea(code, name) : null;
    }

    [GeneratedRegex(@"^[EWSNK]\d{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GssCode();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex District();
}
