namespace Kith.Practice.Families;

public static class Ethnicity
{
    /// <summary>School census ethnicity codes as the children in need census uses them (N00177).</summary>
    public static readonly IReadOnlyDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["WBRI"] = "White British",
        ["WIRI"] = "White Irish",
        ["WIRT"] = "Traveller of Irish heritage",
        ["WOTH"] = "Any other White background",
        ["WROM"] = "Gypsy or Roma",
        ["MWBC"] = "White and Black Caribbean",
        ["MWBA"] = "White and Black African",
        ["MWAS"] = "White and Asian",
        ["MOTH"] = "Any other mixed background",
        ["AIND"] = "Indian",
        ["APKN"] = "Pakistani",
        ["ABAN"] = "Bangladeshi",
        ["AOTH"] = "Any other Asian background",
        ["BCRB"] = "Black Caribbean",
        ["BAFR"] = "Black African",
        ["BOTH"] = "Any other Black background",
        ["CHNE"] = "Chinese",
        ["OOTH"] = "Any other ethnic group",
        ["REFU"] = "Refused",
        ["NOBT"] = "Not yet obtained",
    };
}

public static class Disability
{
    /// <summary>Disability codes of the children in need census (N00099).</summary>
    public static readonly IReadOnlyDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["NONE"] = "No disability",
        ["MOB"] = "Mobility",
        ["HAND"] = "Hand function",
        ["PC"] = "Personal care",
        ["INC"] = "Incontinence",
        ["COMM"] = "Communication",
        ["LD"] = "Learning",
        ["HEAR"] = "Hearing",
        ["VIS"] = "Vision",
        ["BEH"] = "Behaviour",
        ["CON"] = "Consciousness",
        ["AUT"] = "Autism or Asperger syndrome",
        ["DDA"] = "Other disability",
    };
}

public static class PersonName
{
    /// <summary>The name as a page shows it; an imported child without a name is known by its number, an unborn child by being one.</summary>
    public static string Of(string? first, string? last, string? fallback = null) =>
        (first, last) switch
        {
            (not null, not null) => $"{first} {last}",
            (not null, null) => first,
            (null, not null) => last,
            _ => fallback ?? "Name not known",
        };

    /// <summary>Whole years on a day, or null without a date of birth.</summary>
    public static int? AgeOn(DateOnly? birthDate, DateOnly day)
    {
        if (birthDate is not { } born || born > day)
        {
            return null;
        }

        var years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }

    /// <summary>“aged 6”, “aged 7 months” under two, “unborn, expected 3 June 2027”, or “age not known”.</summary>
    public static string AgeInWords(DateOnly? birthDate, DateOnly? expected, DateOnly day)
    {
        if (birthDate is not { } born)
        {
            return expected is { } due ? $"unborn, expected {due:d MMMM yyyy}" : "age not known";
        }

        var years = AgeOn(born, day) ?? 0;
        if (years >= 2)
        {
            return $"aged {years}";
        }

        var months = ((day.Year - born.Year) * 12) + day.Month - born.Month - (day.Day < born.Day ? 1 : 0);
        return months == 1 ? "aged 1 month" : $"aged {Math.Max(months, 0)} months";
    }
}
