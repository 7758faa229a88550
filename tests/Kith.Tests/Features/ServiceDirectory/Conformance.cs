using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Tests.Features.ServiceDirectory;

/// <summary>
/// What Open Referral UK 3.0 demands of an answer, written down here a second time so that the product’s own table is not its own judge:
/// required fields, types, formats, nothing null or empty. Fields that are not named here are HSDS 3.1’s and only must not be null or empty.
/// </summary>
internal static class Conformance
{
    // ! required, u uuid, l web address, e email, d date and time, n number, t text; one of a|b|c.
    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["service"] = "id!u organization_id=u name!t description=t url=l email=e status!active|inactive|defunct|temporarily_closed fees=t accreditations=t minimum_age=n maximum_age=n assured_date=t assurer_email=e alert=t last_modified=d",
        ["organization"] = "id!u name!t description!t email=e website=l logo=t uri=l parent_organization_id=u",
        ["organization_identifiers"] = "id!u organization_id=u identifier_scheme=t identifier_type!t identifier!t",
        ["location"] = "id!u location_type!physical|postal|virtual name=t description=t latitude=n longitude=n external_identifier=t external_identifier_type=t",
        ["addresses"] = "id!u location_id=u attention=t address_1!t city!t region=t state_province!t postal_code!t country!t address_type!physical|postal|virtual",
        ["accessibility"] = "id!u location_id=u description=t details=t url=l accessibility=t",
        ["contacts"] = "id!u service_id=u name=t title=t",
        ["phones"] = "id!u contact_id=u number!t description=t",
        ["schedules"] = "id!u service_id=u service_at_location_id=u valid_from=t valid_to=t dtstart=t freq=WEEKLY|MONTHLY interval=n byday=t bymonthday=t description=t opens_at=t closes_at=t schedule_link=l attending_type=t notes=t",
        ["service_areas"] = "id!u service_id=u name=t extent=t extent_type=t uri=t service_area=t",
        ["service_at_locations"] = "id!u service_id=u location_id=u",
        ["cost_options"] = "id!u service_id=u valid_from=t valid_to=t option=t amount=n amount_description=t",
        ["funding"] = "id!u service_id=u source=t",
        ["languages"] = "id!u service_id=u phone_id=u",
        ["attributes"] = "id!u link_id=u taxonomy_term_id=u link_type=t",
        ["taxonomy"] = "id!u name!t description!t uri=l version=t",
        ["taxonomy_term"] = "id!u name!t description!t parent_id=u taxonomy=t taxonomy_id=u term_uri=l term=t",
        ["details"] = "version!t profile!l openapi_url!l",
        ["page"] = "total_items!n total_pages!n page_number!n size!n first_page!b last_page!b empty!b contents!a",
    };

    private static readonly Dictionary<string, string> Also = new(StringComparer.Ordinal) { ["services"] = "service", ["taxonomy_terms"] = "taxonomy_term" };

    public static IEnumerable<string> Faults(JsonNode? node, string type, string path = "")
    {
        if (node is not JsonObject whole)
        {
            yield return $"{path} is no object";
            yield break;
        }

        var rules = Rules.TryGetValue(type, out var written) ? written.Split(' ').Select(Rule).ToDictionary(r => r.Name) : [];
        foreach (var rule in rules.Values.Where(r => r.IsRequired && !whole.ContainsKey(r.Name)))
        {
            yield return $"{path}.{rule.Name} is missing";
        }

        foreach (var (name, value) in whole)
        {
            var at = $"{path}.{name}";
            if (value is null || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Trim().Length == 0) || (value is JsonArray { Count: 0 } && name != "contents"))
            {
                yield return $"{at} is null or empty";
                continue;
            }

            if (rules.TryGetValue(name, out var rule) && !Fits(value, rule.Shape))
            {
                yield return $"{at} is not {rule.Shape}: {value.ToJsonString()}";
            }

            var inner = value switch
            {
                JsonArray many when name != "contents" => many.SelectMany((each, i) => Faults(each, Also.GetValueOrDefault(name, name), $"{at}[{i}]")),
                JsonObject one => Faults(one, name, at),
                _ => [],
            };
            foreach (var fault in inner)
            {
                yield return fault;
            }
        }
    }

    private static (string Name, bool IsRequired, string Shape) Rule(string written)
    {
        var at = written.IndexOfAny(['!', '=']);
        return (written[..at], written[at] == '!', written[(at + 1)..]);
    }

    private static bool Fits(JsonNode value, string shape) => shape switch
    {
        "n" => value.GetValueKind() == JsonValueKind.Number,
        "b" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "a" => value is JsonArray,
        _ when value.GetValueKind() != JsonValueKind.String => false,
        "u" => Guid.TryParseExact(value.GetValue<string>(), "D", out _),
        "l" => Uri.TryCreate(value.GetValue<string>(), UriKind.Absolute, out _),
        "e" => MailAddress.TryCreate(value.GetValue<string>(), out _),
        "d" => DateTimeOffset.TryParseExact(
            value.GetValue<string>(), ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "t" => true,
        _ => shape.Split('|').Contains(value.GetValue<string>().Replace(' ', '_')),
    };
}
