using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Returns.OpenReferral;

namespace Kith.Demo;

/// <summary>What an invented service is, apart from how its listing words it: by these facts alone it is judged whether it answers a search.</summary>
/// <param name="Kind">The heading of its words, such as <c>debt</c>.</param>
/// <param name="Need">The need that it meets.</param>
public sealed record InventedListing(
    JsonObject Listing, string Kind, string Need, double? FromAge, double? ToAge, string Town, double Latitude, double Longitude, bool IsOnline, bool IsAtHome, bool HasHiddenPlace);

/// <summary>Invented services around the towns of an invented authority, as another directory would send them. The same seed invents the same.</summary>
public static class InventedServices
{
    /// <summary>Invented: no such places are there, and no such postcodes.</summary>
    public static readonly IReadOnlyList<(string Name, string Outcode, double Latitude, double Longitude)> Towns =
    [
        ("Eastdale", "XN1", 54.560, -2.080), ("Westbeck", "XN2", 54.520, -2.330), ("Moorgate", "XN3", 54.640, -2.200), ("Harthwaite", "XN4", 54.430, -2.170),
        ("Kirk Linton", "XN5", 54.480, -1.950), ("Stonebridge", "XN6", 54.690, -2.020), ("Ravenby", "XN7", 54.580, -2.480), ("Low Askrigg", "XN8", 54.380, -2.380),
    ];

    /// <summary>The authority’s own area code: in the form of the ONS’s, and none of them.</summary>
    public const string AreaCode = "E06999001";

    private static readonly string[] Units = ["AB", "DF", "GH", "JL", "NP", "QT"];
    private static readonly string[] Prefixes = ["", "", "", "The ", "Northmoor ", "New "];
    private static readonly string[] Bodies = ["Trust", "Community Association", "Partnership", "Council", "Foundation", "Family Centre", "Health Trust", "Churches Together"];
    private static readonly string[] Languages = ["Polish", "Urdu", "Arabic", "Romanian", "Ukrainian", "British Sign Language", "Welsh"];
    private static readonly string[] Codes = ["pl", "ur", "ar", "ro", "uk", "bfi", "cy"];
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA"];
    private static readonly string[] Venues = ["Library", "Community Hall", "Family Hub", "Methodist Church", "Leisure Centre", "Health Centre", "Primary School", "Old Mill"];
    private static readonly string[] Streets = ["Mill Lane", "Station Road", "Chapel Street", "Beck Side", "High Street", "Moor View"];

    public static IReadOnlyList<string> Kinds { get; } =
    [
        "debt", "benefits", "foodbank", "uniform", "housing", "refuge", "idva", "dvchildren", "perpetrator", "alcohol", "drugs", "youngsubstance", "perinatal", "talking", "crisis", "camhs",
        "selfharm", "bereavement", "bereavedadults", "parenting", "teens", "dads", "play", "babies", "breastfeeding", "childcare", "youthclub", "holiday", "sports", "sendadvice", "autism",
        "shortbreaks", "speech", "youngcarers", "kinship", "employment", "english", "legal", "contactcentre", "exploitation", "knife",
    ];

    /// <param name="spread">How wide the towns stand apart: 1 is a county; a hundred thousand services want a region.</param>
    /// <param name="assured">The day on which the youngest of them was last confirmed.</param>
    public static IEnumerable<InventedListing> Invent(int count, int seed, DateOnly assured, double spread = 1)
    {
        for (var number = 0; number < count; number++)
        {
            yield return One(number, new Chance(seed, $"service {number}"), Kinds[number % Kinds.Count], assured, spread);
        }
    }

    /// <summary>Where an invented postcode lies: around the town of its district, at a place that its last letters say.</summary>
    public static (double Latitude, double Longitude)? PlaceOf(string postcode)
    {
        var compact = postcode.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        var town = compact.Length > 3 ? Towns.FirstOrDefault(t => t.Outcode == compact[..^3]) : default;
        if (town.Name is null)
        {
            return null;
        }

        var chance = new Chance(7, compact);
        return (town.Latitude + (chance.From(-200, 200) / 10_000.0), town.Longitude + (chance.From(-300, 300) / 10_000.0));
    }

    /// <summary>Every invented postcode of a district.</summary>
    public static IEnumerable<string> PostcodesOf(string outcode) =>
        from sector in Enumerable.Range(1, 9) from unit in Units select $"{outcode} {sector}{unit}";

    private static InventedListing One(int number, Chance chance, string kind, DateOnly assured, double spread)
    {
        var lines = Bank.Of($"service.{kind}");
        var facts = lines[0].Split("; ").Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => f[1]);
        var town = chance.Of(Towns);
        var region = spread > 1 ? chance.From(0, (int)(spread * spread) - 1) : 0;
        var (shiftLatitude, shiftLongitude) = spread > 1 ? (region % (int)spread * 0.5, region / (int)spread * 0.8) : (0, 0);
        var postcode = chance.Of(PostcodesOf(town.Outcode).ToList());
        var (latitude, longitude) = PlaceOf(postcode)!.Value;
        (latitude, longitude) = (latitude - shiftLatitude, longitude + shiftLongitude);
        var ways = facts["ways"].Split(',').Where(w => w == "place" || chance.Percent(40)).ToList();
        var (from, to) = AgesOf(facts["ages"], chance);
        var name = $"{chance.Of(Prefixes)}{chance.Of(lines.Where(l => l.StartsWith("name=", StringComparison.Ordinal)).SelectMany(l => l[5..].Split('|')).ToList())}{(chance.Percent(70) ? $" {town.Name}" : string.Empty)}";
        var text = chance.Of(lines.Where(l => l.StartsWith("text=", StringComparison.Ordinal)).Select(l => l[5..]).ToList());
        var key = $"invented {number}";
        var isHidden = facts.GetValueOrDefault("place") == "confidential";
        var body = $"{(chance.Percent(50) ? "Northmoor" : town.Name)} {chance.Of(Bodies)}";
        var listing = new JsonObject
        {
            ["id"] = NameId.Of(key).ToString(),
            ["name"] = name,
            ["description"] = text,
            ["url"] = $"https://services.example.org/{number}",
            ["email"] = $"service{number}@example.org",
            ["status"] = chance.Percent(3) ? "temporarily closed" : "active",
            ["fees"] = facts["fees"],
            ["assured_date"] = assured.AddDays(-chance.From(0, chance.Percent(85) ? 80 : 250)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["last_modified"] = $"{assured.AddDays(-chance.From(0, 200)):yyyy-MM-dd}T{chance.From(8, 17):00}:{chance.From(0, 59):00}:00.000Z",
            ["organization"] = new JsonObject { ["id"] = NameId.Of($"invented {body}").ToString(), ["name"] = body, ["description"] = $"{body} runs services for families in Northmoor." },
            ["service_areas"] = new JsonArray(new JsonObject { ["id"] = NameId.Of($"{key} area").ToString(), ["name"] = "Northmoor", ["uri"] = $"http://statistics.data.gov.uk/id/statistical-geography/{AreaCode}" }),
            ["contacts"] = new JsonArray(new JsonObject
            {
                ["id"] = NameId.Of($"{key} contact").ToString(),
                ["title"] = "Reception",
                ["phones"] = new JsonArray(new JsonObject { ["id"] = NameId.Of($"{key} phone").ToString(), ["number"] = $"07700 900{chance.From(0, 999):000}" }),
            }),
            ["attributes"] = new JsonArray(Term(key, "Needs", facts["need"]), Term(key, "Kinds of service", facts["kind"])),
        };
        Ages(listing, from, to);
        Schedules(listing, key, kind, ways, chance);
        Places(listing, key, ways, town.Name, postcode, latitude, longitude, chance);
        if (facts["fees"] == "Free")
        {
            listing["cost_options"] = new JsonArray(new JsonObject { ["id"] = NameId.Of($"{key} cost").ToString(), ["option"] = "Free", ["amount"] = 0 });
        }

        if (chance.Percent(20))
        {
            var language = chance.From(0, Languages.Length - 1);
            listing["languages"] = new JsonArray(new JsonObject { ["id"] = NameId.Of($"{key} language").ToString(), ["name"] = Languages[language], ["code"] = Codes[language] });
        }

        if (chance.Percent(25))
        {
            listing["wait_time"] = $"About {chance.From(2, 20)} weeks";
        }

        return new InventedListing(listing, kind, facts["need"], from, to, town.Name, latitude, longitude, ways.Contains("online"), ways.Contains("home"), isHidden);
    }

    private static (double? From, double? To) AgesOf(string ages, Chance chance)
    {
        if (ages.Length == 0)
        {
            return (null, null);
        }

        var ends = ages.Split('-');
        var from = double.Parse(ends[0], CultureInfo.InvariantCulture);
        double? to = ends[1].Length > 0 ? double.Parse(ends[1], CultureInfo.InvariantCulture) : null;
        return to - from > 6 && chance.Percent(30) ? (from + 2, to) : (from, to);
    }

    private static void Ages(JsonObject listing, double? from, double? to)
    {
        if (from is not null)
        {
            listing["minimum_age"] = from;
        }

        if (to is not null)
        {
            listing["maximum_age"] = to;
        }
    }

    private static JsonObject Term(string key, string taxonomy, string term) => new()
    {
        ["id"] = NameId.Of($"{key} {taxonomy}").ToString(),
        ["link_type"] = "service",
        ["taxonomy_term"] = new JsonObject
        {
            ["id"] = NameId.Of($"{taxonomy} {term}").ToString(),
            ["name"] = term,
            ["description"] = term,
            ["taxonomy"] = taxonomy,
            ["taxonomy_id"] = NameId.Of($"taxonomy {taxonomy}").ToString(),
        },
    };

    private static void Schedules(JsonObject listing, string key, string kind, List<string> ways, Chance chance)
    {
        var isEvening = kind is "youthclub" or "sports" || chance.Percent(15);
        var opens = isEvening ? chance.From(17, 18) : chance.From(9, 13);
        var schedule = new JsonObject
        {
            ["id"] = NameId.Of($"{key} schedule").ToString(),
            ["freq"] = "WEEKLY",
            ["interval"] = 1,
            ["byday"] = kind == "dads" ? "SA" : string.Join(',', Days.Where(_ => chance.Percent(35)).DefaultIfEmpty("TU")),
            ["opens_at"] = $"{opens:00}:00:00",
            ["closes_at"] = $"{opens + chance.From(1, 4):00}:00:00",
            ["attending_type"] = string.Join(" or ", ways.Select(w => w switch { "online" => "online by video", "home" => "at home", _ => "at a place" })),
        };
        if (kind is "play" or "english" or "youthclub" || chance.Percent(10))
        {
            schedule["description"] = "In term time only";
        }

        listing["schedules"] = new JsonArray(schedule);
    }

    private static void Places(JsonObject listing, string key, List<string> ways, string town, string postcode, double latitude, double longitude, Chance chance)
    {
        var venue = $"{town} {chance.Of(Venues)}";
        var place = new JsonObject
        {
            ["id"] = NameId.Of($"{key} place").ToString(),
            ["location_type"] = "physical",
            ["name"] = venue,
            ["latitude"] = Math.Round(latitude, 5),
            ["longitude"] = Math.Round(longitude, 5),
            ["addresses"] = new JsonArray(new JsonObject
            {
                ["id"] = NameId.Of($"{key} address").ToString(),
                ["address_1"] = $"{chance.From(1, 90)} {chance.Of(Streets)}",
                ["city"] = town,
                ["state_province"] = "Northmoor",
                ["postal_code"] = postcode,
                ["country"] = "GB",
                ["address_type"] = "physical",
            }),
        };
        if (chance.Percent(60))
        {
            place["accessibility"] = new JsonArray(new JsonObject { ["id"] = NameId.Of($"{key} access").ToString(), ["accessibility"] = chance.Percent(50) ? "Level entrance and accessible toilet" : "Induction loop" });
        }

        var places = new JsonArray(new JsonObject { ["id"] = NameId.Of($"{key} at").ToString(), ["location"] = place });
        if (ways.Contains("online"))
        {
            places.Add(new JsonObject
            {
                ["id"] = NameId.Of($"{key} online at").ToString(),
                ["location"] = new JsonObject { ["id"] = NameId.Of($"{key} online").ToString(), ["location_type"] = "virtual", ["name"] = "Online" },
            });
        }

        listing["service_at_locations"] = places;
    }
}
