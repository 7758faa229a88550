namespace Kith.Practice.Returns;

public static class CensusWords
{
    public static string InWords(this CensusSource source) => source switch
    {
        CensusSource.Record => "Built from the record",
        CensusSource.File => "File of another system",
        _ => "Nightly look",
    };

    public static string InWords(this CensusState state) => state switch
    {
        CensusState.Waiting => "Waiting",
        CensusState.Running => "Running",
        CensusState.Built => "Built",
        _ => "Stopped",
    };

    public static string InWords(this SignOff stage) => stage switch
    {
        SignOff.Prepared => "Prepared",
        SignOff.Checked => "Checked",
        _ => "Signed",
    };

    public static string Children(int count) => count == 1 ? "1 child" : $"{count:N0} children";

    public static string Errors(int count) => count == 1 ? "1 error" : $"{count:N0} errors";

    public static string Queries(int count) => count == 1 ? "1 query" : $"{count:N0} queries";
}
