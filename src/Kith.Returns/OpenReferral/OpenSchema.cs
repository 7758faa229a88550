namespace Kith.Returns.OpenReferral;

/// <summary>What a field of Open Referral holds, and so how it is checked.</summary>
public enum OpenKind
{
    Id,
    Text,
    Uri,
    Email,

    /// <summary>RFC 3339 date and time.</summary>
    Moment,

    /// <summary>A day as yyyy-MM-dd.</summary>
    Day,
    Number,

    /// <summary>One of a list of words.</summary>
    Code,
    One,
    Many,
}

/// <param name="Of">The type of a nested object, or of the thing that an id names.</param>
/// <param name="StandIn">What a required text says when the source has none; empty takes the object's own name.</param>
public sealed record OpenField(string Name, OpenKind Kind, bool IsRequired = false, string? Of = null, IReadOnlyList<string>? Codes = null, string? StandIn = null)
{
    public bool IsNested => Kind is OpenKind.One or OpenKind.Many;
}

/// <summary>
/// The objects of Open Referral UK 3.0 (openapi.json of 17 March 2026) with the fields that HSDS 3.1 adds, in the order in which Kith writes them.
/// Only what is listed here is kept of a record that comes in.
/// </summary>
public static class OpenSchema
{
    public const string Version = "HSDS-UK-3.0";

    private static readonly string[] Statuses = ["active", "inactive", "defunct", "temporarily closed"];
    private static readonly string[] Kinds = ["physical", "postal", "virtual"];

    private static readonly Dictionary<string, IReadOnlyList<OpenField>> Types = new(StringComparer.Ordinal)
    {
        ["service"] =
        [
            Id, Ref("organization_id", "organization"), Ref("program_id", "program"), Must("name"), Text("alternate_name"), Text("description"), Uri("url"), Email("email"),
            new("status", OpenKind.Code, true, Codes: Statuses, StandIn: "active"), Text("interpretation_services"), Text("application_process"), Text("fees"),
            Text("fees_description"), Text("accreditations"), Text("wait_time"), Text("eligibility_description"), Number("minimum_age"), Number("maximum_age"),
            Day("assured_date"), Email("assurer_email"), Text("licenses"), Text("alert"), Moment("last_modified"),
            Many("additional_urls", "url"), Many("phones", "phone"), Many("schedules", "schedule"), Many("service_areas", "service_area"),
            Many("service_at_locations", "service_at_location"), Many("languages", "language"), One("organization", "organization"), Many("funding", "funding"),
            Many("cost_options", "cost_option"), One("program", "program"), Many("required_documents", "required_document"), Many("contacts", "contact"),
            Many("capacities", "service_capacity"), Many("attributes", "attribute"), Many("metadata", "metadata"),
        ],
        ["organization"] =
        [
            Id, Must("name"), Text("alternate_name"), Must("description", string.Empty), Email("email"), Uri("website"), Text("logo"), Uri("uri"), Text("tax_status"), Text("tax_id"),
            Number("year_incorporated"), Text("legal_status"), Ref("parent_organization_id", "organization"), Many("additional_websites", "url"), Many("funding", "funding"),
            Many("contacts", "contact"), Many("phones", "phone"), Many("programs", "program"), Many("organization_identifiers", "organization_identifier"), Many("attributes", "attribute"),
            Many("metadata", "metadata"),
        ],
        ["organization_identifier"] =
        [
            Id, Ref("organization_id", "organization"), Text("identifier_scheme"), Must("identifier_type", NotGiven), Must("identifier", NotGiven), Many("attributes", "attribute"),
        ],
        ["program"] = [Id, Ref("organization_id", "organization"), Must("name"), Text("alternate_name"), Must("description", string.Empty)],
        ["url"] = [Id, Text("label"), Uri("url")],
        ["location"] =
        [
            Id, new("location_type", OpenKind.Code, true, Codes: Kinds, StandIn: "physical"), Uri("url"), Text("name"), Text("alternate_name"), Text("description"), Text("transportation"),
            Number("latitude"), Number("longitude"), Text("external_identifier"), Text("external_identifier_type"), Many("languages", "language"), Many("addresses", "address"),
            Many("contacts", "contact"), Many("accessibility", "accessibility"), Many("phones", "phone"), Many("schedules", "schedule"), Many("attributes", "attribute"), Many("metadata", "metadata"),
        ],
        ["address"] =
        [
            Id, Ref("location_id", "location"), Text("attention"), Must("address_1", NotGiven), Text("address_2"), Must("city", NotGiven), Text("region"), Must("state_province", NotGiven),
            Must("postal_code", NotGiven), Must("country", "GB"), new("address_type", OpenKind.Code, true, Codes: Kinds, StandIn: "physical"), Many("attributes", "attribute"),
        ],
        ["accessibility"] = [Id, Ref("location_id", "location"), Text("description"), Text("details"), Uri("url"), Text("accessibility"), Many("attributes", "attribute")],
        ["contact"] =
        [
            Id, Ref("service_id", "service"), Text("name"), Text("title"), Text("department"), Email("email"), Many("phones", "phone"), Many("attributes", "attribute"),
        ],
        ["phone"] =
        [
            Id, Ref("contact_id", "contact"), Must("number", NotGiven), Number("extension"), Text("type"), Text("description"), Many("languages", "language"),
        ],
        ["schedule"] =
        [
            Id, Ref("service_id", "service"), Ref("service_at_location_id", "service_at_location"), Day("valid_from"), Day("valid_to"), Day("dtstart"), Number("timezone"), Day("until"), Number("count"),
            Text("wkst"), new("freq", OpenKind.Code, Codes: ["WEEKLY", "MONTHLY"]), Number("interval"), Text("byday"), Text("byweekno"), Text("bymonthday"), Text("byyearday"), Text("description"),
            Text("opens_at"), Text("closes_at"), Uri("schedule_link"), Text("attending_type"), Text("notes"),
        ],
        ["service_area"] = [Id, Ref("service_id", "service"), Text("name"), Text("description"), Text("extent"), Text("extent_type"), Text("uri"), Text("service_area")],
        ["service_at_location"] =
        [
            Id, Ref("service_id", "service"), Ref("location_id", "location"), Text("description"), Many("service_areas", "service_area"), Many("contacts", "contact"), Many("phones", "phone"),
            Many("schedules", "schedule"), One("location", "location"),
        ],
        ["cost_option"] =
        [
            Id, Ref("service_id", "service"), Day("valid_from"), Day("valid_to"), Text("option"), Text("currency"), Number("amount"), Text("amount_description"),
        ],
        ["funding"] = [Id, Ref("service_id", "service"), Text("source")],
        ["language"] = [Id, Ref("service_id", "service"), Ref("phone_id", "phone"), Text("name"), Text("code"), Text("note")],
        ["required_document"] = [Id, Ref("service_id", "service"), Text("document"), Text("uri")],
        ["service_capacity"] =
        [
            Id, Ref("service_id", "service"), One("unit", "unit"), Number("available"), Number("maximum"), Text("description"), Moment("updated"),
        ],
        ["unit"] = [Id, Must("name"), Text("scheme"), Text("identifier"), Text("uri")],
        ["attribute"] =
        [
            Id, Ref("link_id", "service"), Ref("taxonomy_term_id", "taxonomy_term"), Text("link_type"), Text("link_entity"), Text("value"), Text("label"), One("taxonomy_term", "taxonomy_term"),
        ],
        ["taxonomy"] = [Id, Must("name"), Must("description", string.Empty), Uri("uri"), Text("version"), Many("taxonomy_terms", "taxonomy_term")],
        ["taxonomy_term"] =
        [
            Id, Text("code"), Must("name"), Must("description", string.Empty), Ref("parent_id", "taxonomy_term"), Text("taxonomy"), Ref("taxonomy_id", "taxonomy"), Text("language"), Uri("term_uri"),
            Text("term"),
        ],
        ["metadata"] =
        [
            Id, Must("last_action_date", NotGiven), Must("last_action_type", NotGiven), Must("field_name", NotGiven), Must("previous_value", NotGiven), Must("replacement_value", NotGiven),
            Must("updated_by", NotGiven),
        ],
    };

    private const string NotGiven = "Not given";

    private static OpenField Id => new("id", OpenKind.Id, true);

    /// <summary>The fields of a type such as <c>service_at_location</c>.</summary>
    public static IReadOnlyList<OpenField> Of(string type) => Types[type];

    private static OpenField Ref(string name, string of) => new(name, OpenKind.Id, Of: of);

    private static OpenField Must(string name, string? standIn = null) => new(name, OpenKind.Text, true, StandIn: standIn);

    private static OpenField Text(string name) => new(name, OpenKind.Text);

    private static OpenField Uri(string name) => new(name, OpenKind.Uri);

    private static OpenField Email(string name) => new(name, OpenKind.Email);

    private static OpenField Day(string name) => new(name, OpenKind.Day);

    private static OpenField Moment(string name) => new(name, OpenKind.Moment);

    private static OpenField Number(string name) => new(name, OpenKind.Number);

    private static OpenField One(string name, string of) => new(name, OpenKind.One, Of: of);

    private static OpenField Many(string name, string of) => new(name, OpenKind.Many, Of: of);
}
