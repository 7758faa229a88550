namespace Kith.Testing.Published;

/// <summary>
/// A few rows of each published file, typed in as they stand there. Sources: Department for Education, Children in need (b1, c1, d5) and Children looked
/// after in England, releases of 2025; Office for National Statistics, mid-year estimates; DfE statistical neighbours, May 2025. OGL v3.0.
/// </summary>
public static class PublishedSample
{
    private const string Geography = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name";

    public static readonly string ChildrenInNeed = Lines(
        $"{Geography},category,Anypoint_episodes,Anypoint_child,Started_episodes,Started_child,Ended_episodes,Ended_child,At31_episodes,awaiting_assessment",
        "2025,Reporting year,National,E92000001,England,,,,,,Children in Need,756120,704430,396870,371550,353720,334060,402400,16290",
        "2025,Reporting year,Regional,E92000001,England,E12000009,South West,,,,Children in Need,63200,58770,33680,31500,29430,27720,33770,1310",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,420,E06000053,Isles of Scilly,Children in Need,26,24,17,17,10,9,16,c",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,866,E06000030,Swindon,Children in Need,3137,2893,1582,1480,1438,1340,1699,191",
        "2023,Reporting year,National,E92000001,England,,,,,,Children in Need,766050,712650,403630,376550,362960,341610,403090,15830",
        "2023,Reporting year,Regional,E92000001,England,E12000009,South West,,,,Children in Need,66090,61290,35520,33210,32180,30370,33900,1360",
        "2023,Reporting year,Local authority,E92000001,England,E12000009,South West,420,E06000053,Isles of Scilly,Children in Need,26,23,9,8,22,21,c,c",
        "2023,Reporting year,Local authority,E92000001,England,E12000009,South West,866,E06000030,Swindon,Children in Need,3308,3076,1579,1496,1596,1522,1712,103");

    public static readonly string Referrals = Lines(
        $"{Geography},category,referral_count,rereferral_count,rereferral_percent,no_further_action_count,no_further_action_percent,not_in_need_count,not_in_need_percent,referral_child_count,rereferral_child_count,rereferral_child_percent",
        "2025,Reporting year,National,E92000001,England,,,,,,Referrals and Re-referrals,632830,142900,22.6,41340,6.5,194620,30.8,557810,116950,21",
        "2025,Reporting year,Regional,E92000001,England,E12000009,South West,,,,Referrals and Re-referrals,51970,11500,22.1,3300,6.3,14990,28.8,46360,9810,21.2",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,420,E06000053,Isles of Scilly,Referrals and Re-referrals,32,0,0,c,c,14,43.8,32,0,0",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,866,E06000030,Swindon,Referrals and Re-referrals,2303,529,23,11,0.5,710,30.8,2065,452,21.9");

    public static readonly string ProtectionPlans = Lines(
        $"{Geography},category,CPP_At31,3_months_or_less,3_months_or_less_percent",
        "2025,Reporting year,National,E92000001,England,\"\",\"\",,\"\",\"\",Child Protection Plans by length of time,49420,15580,31.5",
        "2025,Reporting year,Regional,E92000001,England,E12000009,South West,,\"\",\"\",Child Protection Plans by length of time,4290,1360,31.7",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,420,E06000053,Isles of Scilly,Child Protection Plans by length of time,c,0,0",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,866,E06000030,Swindon,Child Protection Plans by length of time,181,87,48.1");

    /// <summary>Begins with a byte order mark, and holds rows of children who start and cease to be looked after.</summary>
    public static readonly string LookedAfter = Lines(
        "\uFEFFtime_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000",
        "2025,Reporting year,National,E92000001,England,,,,,,Children ceasing to be looked after each year,12183016,34450,28",
        "2025,Reporting year,National,E92000001,England,,,,,,Children looked after on 31 March each year,12183016,81770,67",
        "2025,Reporting year,Regional,E92000001,England,E12000009,South West,,,,Children looked after on 31 March each year,1114244,6920,62",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,866,Swindon,E06000030,Children looked after on 31 March each year,54244,307,57",
        "2025,Reporting year,Local authority,E92000001,England,E12000009,South West,420,Isles of Scilly,E06000053,Children looked after on 31 March each year,319,z,z");

    public static readonly string Population = Lines(
        $"{Geography},age_group,population_estimate",
        "2024,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,12183016",
        "2024,Reporting year,Regional,E92000001,England,E12000009,South West,,,,Children aged 0 to 17 years,1114244",
        "2024,Reporting year,Local authority,E92000001,England,E12000009,South West,420,E06000053,Isles of Scilly,Children aged 0 to 17 years,319",
        "2024,Reporting year,Local authority,E92000001,England,E12000009,South West,866,E06000030,Swindon,Children aged 0 to 17 years,54244");

    public static readonly string Neighbours = Lines(
        "la_code,la_name,rank,neighbour_code,neighbour_name,closeness",
        "866,Swindon,1,887,Medway,Very close",
        "866,Swindon,2,940,North Northamptonshire,Very close",
        "866,Swindon,3,883,Thurrock,Very close",
        "866,Swindon,4,303,Bexley,Very close",
        "866,Swindon,5,822,Bedford,Very close",
        "866,Swindon,6,941,West Northamptonshire,Very close",
        "866,Swindon,7,935,Suffolk,Very close",
        "866,Swindon,8,311,Havering,Very close",
        "866,Swindon,9,891,Nottinghamshire,Close",
        "866,Swindon,10,886,Kent,Close");

    public static readonly IReadOnlyList<(string Name, string Text)> Files =
    [
        ("b1.csv", ChildrenInNeed), ("c1.csv", Referrals), ("dfe/d5.csv", ProtectionPlans), ("dfe/cla.csv", LookedAfter), ("ons.csv", Population), ("neighbours_2025.csv", Neighbours),
    ];

    /// <summary>Writes the files, with their subfolders, into a new folder.</summary>
    public static DirectoryInfo Write(params IEnumerable<(string Name, string Text)> files)
    {
        var folder = Directory.CreateTempSubdirectory("kith-published");
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return folder;
    }

    private static string Lines(params IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
