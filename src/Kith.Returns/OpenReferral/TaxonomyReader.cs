using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Returns.PeopleFile;

namespace Kith.Returns.OpenReferral;

/// <summary>A taxonomy or a term of one, or why it cannot be taken.</summary>
/// <param name="At">Where it stands in the file.</param>
/// <param name="Fields">A <c>taxonomy</c> or <c>taxonomy_term</c> of <see cref="OpenSchema"/>.</param>
/// <param name="Also">Other words by which the list says that the term is found.</param>
/// <param name="OtherParents">Terms under which it stands besides its <c>parent_id</c>.</param>
public sealed record TaxonomyRead(string At, bool IsTerm, JsonObject? Fields, IReadOnlyList<string> Also, IReadOnlyList<Guid> OtherParents, string? Fault);

/// <summary>
/// Reads lists of terms: the web service of LG Inform Plus (<c>{list:{label,uri,items:[{identifier,label,uri,parents}]}}</c>), tables with a heading (the same
/// lists as CSV, HSDS <c>taxonomies.csv</c> and <c>taxonomy_terms.csv</c>), and HSDS taxonomies and terms as JSON (one, a list, a page, a package) or one a line.
/// A term with an address has an id made of it, so that each list has the same terms wherever it is read.
/// </summary>
public static class TaxonomyReader
{
    private const int MostCharacters = 100_000_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <param name="source">Whose list it is: ids that are no UUID and no address are unique only within their source.</param>
    /// <exception cref="OpenUnreadable">It is none of these.</exception>
    public static IReadOnlyList<TaxonomyRead> Read(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            throw new OpenUnreadable("it is longer than 100 million characters");
        }

        var body = text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        var reading = new Reading(source);
        if (!body.StartsWith('{') && !body.StartsWith('['))
        {
            reading.Table(body);
        }
        else if (Parsed(body) is { } whole)
        {
            reading.Whole(whole);
        }
        else
        {
            reading.Lines(body);
        }

        return reading.All;
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private sealed class Reading(string source)
    {
        private readonly List<TaxonomyRead> read = [];

        // A term may name its taxonomy by its name alone.
        private readonly Dictionary<string, string> taxonomies = new(StringComparer.OrdinalIgnoreCase);

        public IReadOnlyList<TaxonomyRead> All => read;

        public void Lines(string text)
        {
            var number = 0;
            foreach (var line in text.Split('\n'))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                {
                    One($"line {number}", Parsed(line));
                }
            }
        }

        public void Whole(JsonNode whole)
        {
            switch (whole)
            {
                case JsonArray bare:
                    Many(bare);
                    break;
                case JsonObject esd when esd["list"] is JsonObject list:
                    Esd(list);
                    break;
                case JsonObject page when (page["contents"] ?? page["content"]) is JsonArray rows:
                    Many(rows);
                    break;
                case JsonObject package when package["taxonomies"] is JsonArray || package["taxonomy_terms"] is JsonArray && !package.ContainsKey("id"):
                    Many(package["taxonomies"] as JsonArray ?? []);
                    Many(package["taxonomy_terms"] as JsonArray ?? []);
                    break;
                case JsonObject one when one.ContainsKey("id"):
                    One("the file", one);
                    break;
                default:
                    throw new OpenUnreadable("it is no list of terms");
            }
        }

        public void Table(string text)
        {
            using var rows = Csv.Read(new StringReader(text)).GetEnumerator();
            if (!rows.MoveNext())
            {
                throw new OpenUnreadable("it is empty");
            }

            var heading = rows.Current.Fields.Select(f => f.Trim('\uFEFF', ' ').ToLowerInvariant().Replace(' ', '_')).ToList();
            int At(params string[] names) => heading.FindIndex(h => names.Contains(h, StringComparer.Ordinal));
            int Like(params string[] parts) => heading.FindIndex(h => Array.Exists(parts, p => h.Contains(p, StringComparison.Ordinal)));
            var (id, name, description, uri) = (At("id", "identifier"), At("name", "label", "term"), At("description"), At("term_uri", "uri", "url"));
            if (name < 0 || (id < 0 && uri < 0))
            {
                throw new OpenUnreadable("it is no list of terms: its heading has no identifier and name");
            }

            var (parents, taxonomy, taxonomyId, version, also, code) = (Like("parent", "broader"), At("taxonomy"), At("taxonomy_id"), At("version"), Like("synonym", "alternative", "also"), At("code"));
            var isTaxonomies = version >= 0 && parents < 0;
            for (var number = 2; rows.MoveNext(); number++)
            {
                var fields = rows.Current.Fields;
                string? Field(int at) => at >= 0 && at < fields.Count && fields[at].Trim() is { Length: > 0 } value ? value : null;
                if (rows.Current.Fault is { } fault)
                {
                    read.Add(new TaxonomyRead($"line {number}", !isTaxonomies, null, [], [], fault));
                    continue;
                }

                if (isTaxonomies)
                {
                    One($"line {number}", Object(("id", Field(id)), ("name", Field(name)), ("description", Field(description)), ("uri", Field(uri)), ("version", Field(version))), isTerm: false);
                    continue;
                }

                // The lists name a parent by its identifier; a term with an address has its id of that.
                var (own, above) = (Field(id) ?? Field(uri), Split(Field(parents)));
                Term(
                    $"line {number}",
                    Object(
                        ("id", own), ("code", Field(code) ?? (heading[Math.Max(id, 0)] == "identifier" ? Field(id) : null)), ("name", Field(name)), ("description", Field(description)),
                        ("parent_id", above.Length > 0 ? above[0] : null), ("taxonomy", Field(taxonomy) ?? (Field(taxonomyId) is null ? source : null)), ("taxonomy_id", Field(taxonomyId)), ("term_uri", Field(uri))),
                    Split(Field(also)),
                    above.Skip(1));
            }
        }

        private void Many(JsonArray rows)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                One($"item {i + 1}", rows[i]);
            }
        }

        private void One(string at, JsonNode? sent)
        {
            if (sent is not JsonObject one)
            {
                read.Add(new TaxonomyRead(at, true, null, [], [], "it is not JSON, or no term"));
                return;
            }

            try
            {
                var isTerm = !one.ContainsKey("taxonomy_terms") && !(one.ContainsKey("version") || (one.ContainsKey("uri") && !one.ContainsKey("term_uri") && !one.ContainsKey("taxonomy")));
                if (isTerm)
                {
                    Term(at, one, [.. Words(one["synonyms"])], []);
                    return;
                }

                One(at, one, isTerm: false);
                foreach (var (term, number) in (one["taxonomy_terms"] as JsonArray ?? []).OfType<JsonObject>().Select((t, i) => (t, i + 1)))
                {
                    var within = (JsonObject)term.DeepClone();
                    (within["taxonomy_id"], within["taxonomy"]) = (one["id"]?.DeepClone(), one["name"]?.DeepClone());
                    Term($"{at}, term {number}", within, [.. Words(term["synonyms"])], []);
                }
            }
            catch (ArgumentException)
            {
                read.Add(new TaxonomyRead(at, true, null, [], [], "a field of it is given twice"));
            }
        }

        private void Esd(JsonObject list)
        {
            var (uri, label) = (Word(list["uri"]) ?? Word(list["identifier"]), Word(list["label"]) ?? source);
            var id = IdOf(uri ?? label);
            One("the list", Object(("id", id), ("name", label), ("description", Word(list["description"])), ("uri", uri), ("version", Word(list["modified"]))), isTerm: false);
            foreach (var (item, number) in (list["items"] as JsonArray ?? []).OfType<JsonObject>().Select((t, i) => (t, i + 1)))
            {
                var above = (item["parents"] as JsonArray ?? []).OfType<JsonObject>().Select(p => Word(p["uri"]) ?? Word(p["identifier"])).OfType<string>().Select(IdOf).ToList();
                Term(
                    $"item {number}",
                    Object(
                        ("id", (Word(item["uri"]) ?? Word(item["identifier"])) is { } own ? IdOf(own) : null), ("code", Word(item["identifier"])), ("name", Word(item["label"])), ("description", Word(item["description"])),
                        ("parent_id", above.FirstOrDefault()), ("taxonomy", label), ("taxonomy_id", id), ("term_uri", Word(item["uri"]))),
                    [.. Words(item["synonyms"]), .. Words(item["alternativeLabels"])],
                    above.Skip(1));
            }
        }

        private void Term(string at, JsonObject sent, IReadOnlyList<string> also, IEnumerable<string> otherParents)
        {
            if (Word(sent["taxonomy_id"]) is null && Word(sent["taxonomy"]) is { } name)
            {
                sent = (JsonObject)sent.DeepClone();
                sent["taxonomy_id"] = taxonomies.GetValueOrDefault(name) ?? NameId.Of($"taxonomy/{name}").ToString();
            }

            One(at, sent, isTerm: true, also, [.. otherParents.Select(p => Guid.TryParse(p, out var id) ? id : NameId.Of($"{source}/taxonomy_term/{p}"))]);
        }

        private void One(string at, JsonObject sent, bool isTerm, IReadOnlyList<string>? also = null, IReadOnlyList<Guid>? otherParents = null)
        {
            try
            {
                var fields = OpenRecord.Of(sent, isTerm ? "taxonomy_term" : "taxonomy", source).Fields;
                fields.Remove("taxonomy_terms");
                if (!isTerm)
                {
                    taxonomies[fields["name"]!.GetValue<string>()] = fields["id"]!.GetValue<string>();
                }

                read.Add(new TaxonomyRead(at, isTerm, fields, also ?? [], otherParents ?? [], null));
            }
            catch (OpenUnreadable why)
            {
                read.Add(new TaxonomyRead(at, isTerm, null, [], [], why.Message));
            }
        }

        private string IdOf(string named) => Uri.TryCreate(named, UriKind.Absolute, out _) ? NameId.Of(named).ToString() : NameId.Of($"{source}/taxonomy_term/{named}").ToString();

        private static JsonObject Object(params (string Name, string? Value)[] fields)
        {
            var whole = new JsonObject();
            foreach (var (name, value) in fields)
            {
                if (value is not null)
                {
                    whole[name] = value;
                }
            }

            return whole;
        }

        private static string[] Split(string? many) => (many ?? string.Empty).Split([';', '|', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        private static IEnumerable<string> Words(JsonNode? many) =>
            (many as JsonArray ?? []).Select(m => m is JsonObject one ? Word(one["label"]) : Word(m)).OfType<string>();

        private static string? Word(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number && node.ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}
