using System.CommandLine;
using System.Diagnostics;
using Kith.Returns.CinCensus;

namespace Kith.Commands;

/// <summary>What can be done with a children in need census without a record: nothing is kept of the file.</summary>
internal static class CensusCommand
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "A children in need census (CIN) as XML, of any year and any system" };

    private static readonly Option<int?> Year = new("--year")
    {
        Description = $"The calendar year in which the census ends, so 2026 for 2025-26; otherwise the header’s. {CensusYear.Newest} is checked by the rules of {CensusRuleset.Newest}",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write one JSON object for other programs" };

    public static Command Verb() => new("census", "The children in need census, without a record") { ValidateVerb() };

    private static Command ValidateVerb()
    {
        Year.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is { } year && !new CensusYear(year).IsKnown)
            {
                given.AddError($"--year must be from {CensusYear.Oldest.EndsIn} to {CensusYear.Newest.EndsIn}, the calendar year in which the census ends.");
            }
        });
        var verb = new Command("validate", "Checks a census by the department’s rules. Ends with 0 when it is clean, with 1 when there are findings, with 2 when it cannot be read.") { File, Year, Json };
        verb.SetAction(Validate);
        return verb;
    }

    private static int Validate(ParseResult line)
    {
        var (said, wrong, path) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error, line.GetRequiredValue(File));
        var clock = Stopwatch.StartNew();
        try
        {
            using var file = new FileStream(path.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            using var reader = CensusReader.Open(file);
            var validation = new CensusValidation(reader.Header, line.GetValue(Year) is { } ending ? new CensusYear(ending) : null);
            using ICensusReport report = line.GetValue(Json) ? new CensusJson(said, validation, clock) : new CensusInWords(said, validation, path.Name, reader);
            report.Take(validation.Begin());
            foreach (var child in reader.ReadChildren())
            {
                report.Take(validation.Take(child));
            }

            return report.End(validation.End()) ? 0 : 1;
        }
        catch (CensusUnreadable why)
        {
            wrong.WriteLine($"{why.Message}.");
            return 2;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            wrong.WriteLine($"{path.Name} cannot be read: {why.Message}");
            return 2;
        }
    }
}

/// <summary>How the findings of one census are told. Disposed of before its end, it tells that the file broke off.</summary>
internal interface ICensusReport : IDisposable
{
    /// <param name="findings">Of the header or of one child.</param>
    void Take(IReadOnlyList<CensusFinding> findings);

    /// <summary>Whether the census is clean.</summary>
    bool End(IReadOnlyList<CensusRule> wholeReturn);
}
