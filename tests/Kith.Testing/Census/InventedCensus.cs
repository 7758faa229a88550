using System.Globalization;
using System.Text;
using System.Xml;

namespace Kith.Testing.Census;

/// <summary>
/// Writes a children in need census of invented children for any year from 2021-22 to 2026-27: the same arguments give the same
/// bytes. It writes as it invents, so a large file costs no memory. The codes and elements are those of the year; children with an
/// odd number have their reviews one group for each date and their booleans as words, the others the way the schema has it.
/// </summary>
public static class InventedCensus
{
    /// <param name="stream">Where the file goes, as UTF-8; left open.</param>
    /// <param name="year">The year in which the census ends: 2026 for 2025-26.</param>
    /// <param name="children">How many children.</param>
    /// <param name="seed">Which children; <see cref="InventedPeople"/> with the same seed, year and number names them.</param>
    /// <param name="lea">The local authority's number, three digits.</param>
    public static void Write(Stream stream, int year, int children, int seed = 1, string lea = "201")
    {
        var firstDay = new DateOnly(year - 1, 4, 1);
        var lastDay = new DateOnly(year, 3, 31);
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("Message");
        WriteHeader(xml, year, lea);
        xml.WriteStartElement("Children");
        foreach (var family in InventedFamilies.Invent(year, children, seed))
        {
            foreach (var child in family.Children)
            {
                var chance = new Chance(seed ^ 0x5EED, child.Number);
                var episodes = new InventedEpisodes(firstDay, lastDay, chance).Of(child, family);
                new ChildWriter(xml, year, lea, chance, child).Write(episodes);
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteHeader(XmlWriter xml, int year, string lea)
    {
        xml.WriteStartElement("Header");
        xml.WriteStartElement("CollectionDetails");
        xml.WriteElementString("Collection", "CIN");
        xml.WriteElementString("Year", year.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("ReferenceDate", string.Create(CultureInfo.InvariantCulture, $"{year}-03-31"));
        xml.WriteEndElement();
        xml.WriteStartElement("Source");
        xml.WriteElementString("SourceLevel", "L");
        xml.WriteElementString("LEA", lea);
        xml.WriteElementString("SoftwareCode", "Invented");
        xml.WriteElementString("Release", "1");
        xml.WriteElementString("SerialNo", "001");
        xml.WriteElementString("DateTime", string.Create(CultureInfo.InvariantCulture, $"{year}-05-12T10:00:00"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
