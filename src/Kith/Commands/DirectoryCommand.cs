using System.CommandLine;
using System.Text;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Returns.PeopleFile;

namespace Kith.Commands;

internal static class DirectoryCommand
{
    private const string Exits = "Ends with 0 when it was taken, even if some services were left out, which the report lists; with 1 when it was refused; with 2 when it cannot be read.";

    private static readonly Argument<string> From = new("FILE|URL")
    {
        Description = "A file with one full service a line (ndjson) or a page of a feed (JSON); or the address of an Open Referral UK feed, 3.0 or 1.0",
    };

    private static readonly Option<string?> Source = new("--source")
    {
        Description = "The name under which what it says is kept; otherwise the address, or the file’s name. The same source again brings up to date what it brought before",
    };

    private static readonly Option<bool> Trial = new("--trial") { Description = "Tell what would come, and change nothing" };

    private static readonly Option<bool> Stage = new("--stage") { Description = "Take nothing: what would come waits until a directory editor approves it, one by one or all at once" };

    private static readonly Argument<FileSystemInfo> Published = new("FILE|FOLDER")
    {
        Description = "The ONS Postcode Directory (CSV), Code-Point Open (a CSV or its folder), or a list of district centres",
    };

    private static readonly Argument<FileInfo> ListFile = new("FILE") { Description = "The list as JSON, one term a line, or CSV" };

    private static readonly Argument<FileInfo> Outlines = new("FILE") { Description = "GeoJSON or TopoJSON in longitude and latitude" };

    private static readonly Option<string> Credit = new("--credit")
    {
        Description = "What a map says of where its outlines come from",
        DefaultValueFactory = _ => "Contains National Statistics and OS data, Crown copyright and database right, under the Open Government Licence v3.0",
    };

    private static readonly Option<string?> Authorities = new("--lad") { Description = "Keep to these authorities, by GSS code with commas between; for the ONS’s and Code-Point’s files" };

    private static readonly Option<string?> Areas = new("--areas") { Description = "Keep to these postcode areas, such as BA,SN,SP" };

    public static Command Verb() => new("directory", "The directory of services") { ImportVerb(), TaxonomyVerb(), PostcodesVerb(), OutlinesVerb() };

    private static Command TaxonomyVerb()
    {
        var verb = new Command(
            "import-taxonomy",
            $"Takes a list of terms by which services are found: a list of LG Inform Plus (JSON of its web service, or CSV), or taxonomies and terms of HSDS (JSON, one a line, or CSV). The same again changes nothing. The lists of LG Inform Plus stand under the Open Government Licence: say where they come from where you publish. {Exits}")
        {
            ListFile,
            KithCommands.Data,
            KithCommands.Postgres,
            Source,
        };
        verb.SetAction(ImportTaxonomy);
        return verb;
    }

    private static async Task<int> ImportTaxonomy(ParseResult line, CancellationToken ct)
    {
        var (from, wrong) = (line.GetRequiredValue(ListFile), line.InvocationConfiguration.Error);
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        try
        {
            var source = Text.Trimmed(line.GetValue(Source)) ?? Path.GetFileNameWithoutExtension(from.Name);
            var read = TaxonomyReader.Read(await File.ReadAllTextAsync(from.FullName, ct), source);
            await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
            await services.PrepareRecord(ct);
            await using var scope = services.CreateAsyncScope();
            var takeTerms = scope.ServiceProvider.GetRequiredService<TakeTerms>();
            var taken = await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => takeTerms.Do(read, source, null, now, ct), ct);
            foreach (var row in taken.Value.Lines())
            {
                await line.InvocationConfiguration.Output.WriteLineAsync(row);
            }

            return 0;
        }
        catch (Exception why) when (why is OpenUnreadable or PeopleUnreadable or IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync($"{from.Name} cannot be read: {why.Message}");
            return 2;
        }
    }

    private static Command PostcodesVerb()
    {
        var verb = new Command(
            "import-postcodes",
            $"Takes where postcodes lie, so that distances and areas are known without asking anybody. Contains OS and ONS data under the Open Government Licence: say so where you publish. {Exits}")
        {
            Published,
            KithCommands.Data,
            KithCommands.Postgres,
            Authorities,
            Areas,
        };
        verb.SetAction(ImportPostcodes);
        return verb;
    }

    private static async Task<int> ImportPostcodes(ParseResult line, CancellationToken ct)
    {
        var (from, wrong) = (line.GetRequiredValue(Published), line.InvocationConfiguration.Error);
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        try
        {
            await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
            await services.PrepareRecord(ct);
            await using var scope = services.CreateAsyncScope();
            var files = from is DirectoryInfo folder ? folder.GetFiles("*.csv", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal).ToList() : [new FileInfo(from.FullName)];
            var taken = 0;
            foreach (var file in files)
            {
                using var text = new StreamReader(file.FullName, Encoding.UTF8);
                var done = await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run(
                    PostcodeReader.Read(text), Path.GetFileNameWithoutExtension(file.Name), Codes(line.GetValue(Authorities)), Codes(line.GetValue(Areas)), ct);
                taken += done.Value;
            }

            await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{taken} postcodes taken"));
            return 0;
        }
        catch (Exception why) when (why is OpenUnreadable or PeopleUnreadable or IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync($"{from.Name} cannot be read: {why.Message}");
            return 2;
        }
    }

    private static Command OutlinesVerb()
    {
        var verb = new Command("import-outlines", $"Takes the outlines of areas, such as wards, by which maps are drawn without asking anybody for tiles. {Exits}")
        {
            Outlines,
            Credit,
            KithCommands.Data,
            KithCommands.Postgres,
        };
        verb.SetAction(ImportOutlines);
        return verb;
    }

    private static async Task<int> ImportOutlines(ParseResult line, CancellationToken ct)
    {
        var (from, wrong) = (line.GetRequiredValue(Outlines), line.InvocationConfiguration.Error);
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        try
        {
            await using var file = from.OpenRead();
            var rows = OutlineReader.Read(file);
            await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
            await services.PrepareRecord(ct);
            await using var scope = services.CreateAsyncScope();
            var takeOutlines = scope.ServiceProvider.GetRequiredService<TakeOutlines>();
            var taken = await scope.ServiceProvider.GetRequiredService<Writes>().Run(_ => takeOutlines.Do(rows, line.GetValue(Credit)!, Path.GetFileNameWithoutExtension(from.Name), null, ct), ct);
            await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{taken.Value} outline{(taken.Value == 1 ? string.Empty : "s")} taken"));
            return 0;
        }
        catch (Exception why) when (why is OpenUnreadable or IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync($"{from.Name} cannot be read: {why.Message}");
            return 2;
        }
    }

    private static string[] Codes(string? codes) => codes?.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Command ImportVerb()
    {
        var verb = new Command("import", $"Takes services into the directory. The same again changes nothing; what somebody changed in Kith stays and is told of. {Exits}")
        {
            From,
            KithCommands.Data,
            KithCommands.Postgres,
            Source,
            Trial,
            Stage,
        };
        verb.SetAction(Import);
        return verb;
    }

    private static async Task<int> Import(ParseResult line, CancellationToken ct)
    {
        var (from, wrong) = (line.GetRequiredValue(From), line.InvocationConfiguration.Error);
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        try
        {
            // Whoever runs the command line may reach whatever this machine can.
            await using var services = new ServiceCollection().AddLogging().AddKith(storage).AddSingleton(new FeedReach(IsInternalAllowed: true)).BuildServiceProvider();
            await services.PrepareRecord(ct);
            await using var scope = services.CreateAsyncScope();
            var isFeed = Uri.TryCreate(from, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
            var source = Text.Trimmed(line.GetValue(Source)) ?? (isFeed ? $"{address!.Host}{address.AbsolutePath}".TrimEnd('/') : Path.GetFileNameWithoutExtension(from));
            var read = isFeed ? scope.ServiceProvider.GetRequiredService<FeedReader>().Read(address!, source, ct) : OfFile(from, source);
            RowId? staged = line.GetValue(Stage) && !line.GetValue(Trial) ? new RowId(Guid.CreateVersion7()) : null;
            var taken = await scope.ServiceProvider.GetRequiredService<ImportServices>().Run(read, source, null, line.GetValue(Trial), _ => { }, ct, staged);
            if (!taken.Ok)
            {
                await wrong.WriteLineAsync(taken.Refusals[0].Message);
                return 1;
            }

            foreach (var row in taken.Value.Lines())
            {
                await line.InvocationConfiguration.Output.WriteLineAsync(row);
            }

            if (staged is { } batch && taken.Value.Added + taken.Value.Changed > 0)
            {
                await line.InvocationConfiguration.Output.WriteLineAsync($"Waiting for approval: {DirectoryLinks.Batch(batch)}");
            }

            return 0;
        }
        catch (OpenUnreadable why)
        {
            await wrong.WriteLineAsync($"{from} cannot be read: {why.Message}.");
            return 2;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync($"{from} cannot be read: {why.Message}");
            return 2;
        }
    }

    private static async IAsyncEnumerable<OpenRead> OfFile(string path, string source)
    {
        string? first;
        using (var peek = new StreamReader(path, Encoding.UTF8))
        {
            first = await peek.ReadLineAsync();
        }

        using var text = new StreamReader(path, Encoding.UTF8);
        if (first is not null && OpenReader.IsLines(first))
        {
            await foreach (var read in OpenReader.Lines(text, source))
            {
                yield return read;
            }

            yield break;
        }

        foreach (var read in OpenReader.Page(await text.ReadToEndAsync(), 1, source).Services)
        {
            yield return read;
        }
    }
}
