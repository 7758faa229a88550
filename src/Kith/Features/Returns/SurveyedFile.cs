using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Kith.Returns.PeopleFile;

namespace Kith.Features.Returns;

/// <summary>Reads a file through as its import will, and writes nothing: what is wrong with it, what would be left out, how much there is.</summary>
internal static class SurveyedFile
{
    public static Outcome<FileSurvey> Of(FileKind kind, Stream file, ImportReport report)
    {
        try
        {
            if (kind == FileKind.People)
            {
                var people = ImportPeople.Survey(file, report);
                return new FileSurvey(null, null, people.Rows.Count, report.LeftOut.Count, report.Notes.Count);
            }

            var census = CensusSurvey.Of(file, report);
            return census.Ok
                ? new FileSurvey(census.Value.Year.EndsIn, Text.Trimmed(census.Value.Lea), census.Value.Children, report.LeftOut.Count, report.Notes.Count)
                : new Refusal("File", census.Refusals[0].Message);
        }
        catch (Exception why) when (why is CensusUnreadable or PeopleUnreadable)
        {
            return new Refusal("File", why.Message);
        }
    }
}
