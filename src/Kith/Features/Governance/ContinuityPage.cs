using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Kith.Practice.Access;

namespace Kith.Features.Governance;

/// <summary>What a team’s continuity pack holds.</summary>
/// <param name="LeftOut">Families that are not in it: restricted and sealed ones, and those of somebody in the team’s own life.</param>
public sealed record ContinuityPack(TeamInPack Team, DateOnly Day, IReadOnlyList<Role> Readers, IReadOnlyList<FamilyInPack> Families, int LeftOut);

public sealed record TeamInPack(Guid Id, string Name);

public sealed record FamilyInPack(
    string Ref, string Name, string? WhereThingsAre, IReadOnlyList<string> Warnings, IReadOnlyList<PersonInPack> People, IReadOnlyList<string> Workers, IReadOnlyList<string> Plans, IReadOnlyList<string> Next);

public sealed record PersonInPack(string Name, string Age, IReadOnlyList<string> Reach);

/// <summary>Writes a continuity pack as plain HTML, every value encoded.</summary>
public static class ContinuityPage
{
    public static string Of(ContinuityPack pack)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<p>For {Encode(string.Join(", ", pack.Readers.Select(r => r.InWords())))} of this team, and nobody else.</p>");
        page.Append(CultureInfo.InvariantCulture, $"<p>{pack.Families.Count} families. {pack.LeftOut} more are not in this pack. No protected address is in it, and nothing with a label of its own.</p>");
        page.Append("<h2>Families</h2>");
        List(page, pack.Families.Select(f => $"{f.Name}, {f.Ref}"));
        foreach (var family in pack.Families)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(family.Name)}, {Encode(family.Ref)}</h2>");
            foreach (var warning in family.Warnings)
            {
                page.Append(CultureInfo.InvariantCulture, $"<p class=\"warning\">{Encode(warning)}</p>");
            }

            if (family.WhereThingsAre is { } now)
            {
                page.Append(CultureInfo.InvariantCulture, $"<h3>Where things are</h3><p>{Encode(now)}</p>");
            }

            page.Append("<h3>People</h3><ul>");
            foreach (var person in family.People)
            {
                page.Append(CultureInfo.InvariantCulture, $"<li>{Encode($"{person.Name}, {person.Age}")}");
                List(page, person.Reach);
                page.Append("</li>");
            }

            page.Append("</ul>");
            Bullets(page, "Who works with them", family.Workers);
            Bullets(page, "Plans", family.Plans);
            Bullets(page, "Next", family.Next);
        }

        return page.ToString();
    }

    private static void Bullets(StringBuilder page, string heading, IEnumerable<string> lines)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h3>{Encode(heading)}</h3>");
        List(page, lines.DefaultIfEmpty("None recorded"));
    }

    private static void List(StringBuilder page, IEnumerable<string> lines)
    {
        var items = lines.Select(l => $"<li>{Encode(l)}</li>").ToList();
        page.AppendJoin(string.Empty, items.Count == 0 ? [] : ["<ul>", .. items, "</ul>"]);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
