using System.CommandLine;
using Kith.Commands;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

/// <summary>A record into which files are taken through the command line's own verbs.</summary>
public sealed class ImportWorld : KithWorld
{
    public const string Lea = "908";

    public Task<Imported> Census(string xml, params string[] options) => Import("census", xml, options, CancellationToken.None);

    public Task<Imported> People(string csv, params string[] options) => Import("people", csv, options, CancellationToken.None);

    public async Task<Imported> Import(string verb, string text, string[] options, CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, CancellationToken.None);
            return await ImportFile(verb, file, options, ct);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public async Task<Imported> ImportFile(string verb, string file, string[] options, CancellationToken ct)
    {
        string[] record = Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", Storage.Folder!];
        await using var said = new StringWriter();
        await using var wrong = new StringWriter();
        var code = await KithCommands.Root().Parse(["import", verb, file, .. record, .. options])
            .InvokeAsync(new InvocationConfiguration { Output = said, Error = wrong, EnableDefaultExceptionHandler = false }, ct);
        return new Imported(code, said.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), wrong.ToString().Trim());
    }

    public async Task<Person> Person(string number)
    {
        var found = await Read(db => db.People.Where(p => p.Identifiers.Any(i => i.Kind == IdentifierKind.LaChildId && i.Value == number)).ToListAsync());
        return Assert.Single(found);
    }

    public async Task<List<ChildEpisode>> ChildEpisodes(string number)
    {
        var child = (await Person(number)).Id;
        return await Read(db => db.ChildEpisodes.Where(e => e.Child == child).Include(e => e.Plans).Include(e => e.Enquiries).OrderBy(e => e.ReferredOn).ToListAsync());
    }

    public async Task<List<FamilyEpisode>> FamilyEpisodes(string number)
    {
        var family = (await Family(number)).Id;
        return await Read(db => db.FamilyEpisodes.Where(e => e.Family == family).OrderBy(e => e.OpenedOn).ToListAsync());
    }

    public async Task<Family> Family(string number)
    {
        var child = (await Person(number)).Id;
        return await Read(db => db.Families.SingleAsync(f => db.FamilyMembers.Any(m => m.Family == f.Id && m.Person == child && m.Until == null)));
    }

    /// <summary>How many rows each table holds.</summary>
    public Task<string> RowCounts() => Read(async db =>
    {
        var counts = new Dictionary<string, int>
        {
            ["Ledger"] = await db.Facts.CountAsync(),
            ["People"] = await db.People.CountAsync(),
            ["Families"] = await db.Families.CountAsync(),
            ["Members"] = await db.FamilyMembers.CountAsync(),
            ["FamilyEpisodes"] = await db.FamilyEpisodes.CountAsync(),
            ["Involvements"] = await db.Involvements.CountAsync(),
            ["ChildEpisodes"] = await db.ChildEpisodes.CountAsync(),
            ["Plans"] = await db.Plans.CountAsync(),
            ["Section47"] = await db.Section47Enquiries.CountAsync(),
            ["Assessments"] = await db.Assessments.CountAsync(),
            ["AssessedChildren"] = await db.AssessedChildren.CountAsync(),
            ["Households"] = await db.Households.CountAsync(),
            ["HouseholdMembers"] = await db.HouseholdMembers.CountAsync(),
            ["Kin"] = await db.Kin.CountAsync(),
            ["Teams"] = await db.Teams.CountAsync(),
            ["Agencies"] = await db.Agencies.CountAsync(),
        };
        return string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"));
    });
}

/// <summary>How an import ended and what it said.</summary>
public sealed record Imported(int Code, IReadOnlyList<string> Report, string Error)
{
    public string LastLine => Report.Count == 0 ? string.Empty : Report[^1];

    public string Text => string.Join('\n', Report);

    public Imported Ends(string lastLine)
    {
        Assert.True(Code == 0, $"ended with {Code}: {Error}");
        Assert.Equal(lastLine, LastLine);
        return this;
    }

    public Imported Says(string text)
    {
        Assert.Contains(text, Text, StringComparison.Ordinal);
        return this;
    }

    public Imported Refuses(int code, string error)
    {
        Assert.Equal(error, Error);
        Assert.Equal(code, Code);
        Assert.Empty(Report);
        return this;
    }
}

/// <summary>Small census files, as they would be sent.</summary>
internal static class CensusFile
{
    public static string Of(int year, params string[] children) => For(ImportWorld.Lea, year, children);

    public static string For(string lea, int year, params string[] children) =>
        $"""
        <Message>
          <Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails><Source><LEA>{lea}</LEA></Source></Header>
          <Children>
        {string.Join('\n', children)}
          </Children>
        </Message>
        """;

    public static string Child(string? number, params string[] parts) =>
        $"<Child><ChildIdentifiers>{(number is null ? "" : $"<LAchildID>{number}</LAchildID>")}<PersonBirthDate>2018-02-03</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>"
        + $"<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>{string.Concat(parts)}</Child>";

    public static string Episode(string? referred, string inner = "", string? closed = null, bool noFurtherAction = false) =>
        $"<CINdetails>{(referred is null ? "" : $"<CINreferralDate>{referred}</CINreferralDate>")}<ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"
        + (closed is null ? "" : $"<CINclosureDate>{closed}</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>")
        + $"{inner}<ReferralNFA>{(noFurtherAction ? 1 : 0)}</ReferralNFA></CINdetails>";
}
