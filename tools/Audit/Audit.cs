using System.Text.Json;

namespace Kith.Tools;

/// <summary>
/// Asks the machine’s sources of advisories, by NuGet and by npm, for known weaknesses of every package of every lock file (TR-69). A source that has no advisories answers as one that knows
/// of none; so each is asked first about a package whose weakness is known for years.
/// </summary>
/// <param name="root">The folder of the repository.</param>
internal sealed class Audit(string root, Ask ask, TextWriter says, TimeProvider time)
{
    private const string NuGetControl = "Newtonsoft.Json";
    private const string NuGetControlVersion = "12.0.3";
    private const string NpmControl = "minimist";
    private const string NpmControlVersion = "0.0.8";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly string[] Listed = ["package", "--vulnerable", "--include-transitive", "--format", "json"];

    // Whatever this machine’s settings say of what it leaves out.
    private static readonly string[] Npm = ["audit", "--json", "--package-lock-only", "--offline=false", "--include=dev", "--include=optional", "--include=peer"];

    /// <returns>0 when no weakness is known, 1 when one is, 2 when somebody could not be asked.</returns>
    public async Task<int> Run(string? file)
    {
        var packages = LockFiles.Read(root);
        if (file is not null)
        {
            var commit = await ask("git", root, "rev-parse", "--short=12", "HEAD");
            var bill = BillOfMaterials.Of(packages, commit.Code == 0 ? commit.Output.Trim() : "unknown", time.GetUtcNow());
            await File.WriteAllTextAsync(file, bill.ToJsonString(Indented) + "\n");
            await says.WriteLineAsync($"{file}: {packages.Count} packages, {packages.Count(p => p.IsOurs)} of them in what runs");
        }

        var control = Directory.CreateTempSubdirectory("kith");
        try
        {
            Answer[] answers = [await Tell("NuGet", await OfNuGet(control)), .. await OfNpm(control)];
            return answers.Any(a => a.Weaknesses.Count > 0) ? 1 : answers.Any(a => a.WhyNot is not null) ? 2 : 0;
        }
        finally
        {
            control.Delete(recursive: true);
        }
    }

    private async Task<Answer> OfNuGet(DirectoryInfo control)
    {
        var project = Path.Combine(control.FullName, "Control.csproj");
        await File.WriteAllTextAsync(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{NuGetControl}" Version="{NuGetControlVersion}" />
              </ItemGroup>
            </Project>
            """);
        var known = Advisories.OfNuGet(await ask("dotnet", control.FullName, ["list", project, .. Listed]));
        if (Knows(known, NuGetControl, NuGetControlVersion) is { } silent)
        {
            return silent;
        }

        var answer = Advisories.OfNuGet(await ask("dotnet", root, ["list", "Kith.slnx", .. Listed]));
        var projects = LockFiles.Named(root, "packages.lock.json").Count;
        return answer.WhyNot is null && answer.Looked < projects ? Answer.None($"It looked at {answer.Looked} of {projects} projects") : answer;
    }

    private async Task<List<Answer>> OfNpm(DirectoryInfo control)
    {
        await File.WriteAllTextAsync(Path.Combine(control.FullName, "package.json"), $$"""{ "name": "control", "version": "1.0.0", "dependencies": { "{{NpmControl}}": "{{NpmControlVersion}}" } }""");
        await File.WriteAllTextAsync(Path.Combine(control.FullName, "package-lock.json"), $$"""
            { "name": "control", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": {
              "": { "name": "control", "version": "1.0.0", "dependencies": { "{{NpmControl}}": "{{NpmControlVersion}}" } },
              "node_modules/{{NpmControl}}": { "version": "{{NpmControlVersion}}" } } }
            """);
        var known = Knows(Advisories.OfNpm(await ask("npm", control.FullName, Npm)), NpmControl, NpmControlVersion);
        List<Answer> answers = [];
        foreach (var file in LockFiles.Named(root, "package-lock.json"))
        {
            var answer = known ?? Advisories.OfNpm(await ask("npm", Path.GetDirectoryName(file)!, Npm));
            answers.Add(await Tell($"npm, {Path.GetRelativePath(root, file)}", answer));
        }

        return answers;
    }

    /// <summary>Null when the source tells of what is known for years; otherwise why it cannot be believed.</summary>
    private static Answer? Knows(Answer known, string package, string version) =>
        known.WhyNot is not null ? known
        : known.Weaknesses.Any(w => w.Package == package) ? null
        : Answer.None($"It has no advisories: it knows of no weakness of {package} {version}");

    private async Task<Answer> Tell(string who, Answer answer)
    {
        if (answer.WhyNot is { } why)
        {
            await says.WriteLineAsync($"{who}: could not be asked, which is not “none”: {why}");
            return answer;
        }

        foreach (var weakness in answer.Weaknesses)
        {
            await says.WriteLineAsync($"{who}: {weakness.Package} {weakness.Version} has a known weakness, {weakness.Severity}: {weakness.Advisory}");
        }

        if (answer.Weaknesses.Count == 0)
        {
            await says.WriteLineAsync($"{who}: no known weakness");
        }

        return answer;
    }
}
