using Kith.Bench;

var benches = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["census"] = CensusBench.Run,
    ["import"] = ImportBench.Run,
    ["mutations"] = MutationBench.Run,
    ["pages"] = PagesBench.Run,
    ["directory"] = DirectoryBench.Run,
    ["reads"] = ReadsBench.Run,
};

if (args.Length == 0 || !benches.TryGetValue(args[0], out var bench))
{
    await Console.Error.WriteLineAsync($"Say which benchmark to run: {string.Join(", ", benches.Keys)}");
    return 1;
}

return await bench(args[1..]);
