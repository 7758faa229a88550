using System.Text;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Testing.Census;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

/// <summary>What every test of the import pages does first: somebody of an authority sends a file.</summary>
internal static class ImportSteps
{
    public const string Heading = "LAchildID,first_name,last_name,household,relationship,protected";

    /// <summary>A worker of an authority of its own, with an intake team.</summary>
    public static async Task<WorkerInTest> AnImporter(this KithWorld world, Role role = Role.Analyst, string lea = ImportWorld.Lea) =>
        await world.Given.AWorker(role, await world.Given.ATeam("Intake", isIntake: true, lea));

    public static Task<Shown> SendCensus(this Visitor visitor, string xml, string name = "census.xml", bool follow = true) =>
        visitor.SendFile(FileKind.Census, name, Encoding.UTF8.GetBytes(xml), follow);

    public static Task<Shown> SendPeople(this Visitor visitor, string csv, string name = "people.csv") =>
        visitor.SendFile(FileKind.People, name, Encoding.UTF8.GetBytes(csv));

    public static async Task<Shown> SendFile(this Visitor visitor, FileKind kind, string name, byte[] content, bool follow = true)
    {
        var page = (await visitor.Open(ReturnsLinks.ImportFile())).Choose("Input.Kind", kind.ToString());
        return await visitor.Send(page, "Input.File", name, new ByteArrayContent(content), follow);
    }

    public static async Task<Import> ImportOf(this KithWorld world, WorkerInTest by) =>
        await world.Read(db => db.Imports.AsNoTracking().SingleAsync(i => i.By == by.Posting));

    /// <summary>The import whose page this is.</summary>
    public static Task<Import> ImportAt(this KithWorld world, Shown page)
    {
        var id = new ImportId(Guid.Parse(page.Address.Split('/', '?')[2]));
        return world.Read(db => db.Imports.AsNoTracking().SingleAsync(i => i.Id == id));
    }

    /// <summary>Sent, started and over.</summary>
    public static async Task<Import> Imported(this KithWorld world, WorkerInTest by, string text)
    {
        var visitor = world.As(by);
        var survey = text.StartsWith('<') ? await visitor.SendCensus(text) : await visitor.SendPeople(text);
        await survey.Press("Start the import");
        return await world.Until(await world.ImportAt(survey), i => i.IsOver);
    }

    public static async Task<Import> Until(this KithWorld world, Import import, Func<Import, bool> isSo)
    {
        for (var tries = 0; tries < 1_500; tries++)
        {
            if (await world.Read(db => db.Imports.AsNoTracking().SingleAsync(i => i.Id == import.Id)) is var now && isSo(now))
            {
                return now;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The import is still {(await world.Read(db => db.Imports.AsNoTracking().SingleAsync(i => i.Id == import.Id))).State}");
        return import;
    }

    public static bool HasFile(this KithWorld world, Import import) => world.Files().Any(f => f.Contains(import.Upload.ToString("N"), StringComparison.Ordinal));

    public static string[] Files(this KithWorld world) => Directory.Exists(world.Storage.FilesFolder) ? Directory.GetFiles(world.Storage.FilesFolder) : [];

    public static string Invented(int children, int seed, string lea = ImportWorld.Lea)
    {
        using var file = new MemoryStream();
        InventedCensus.Write(file, 2026, children, seed, lea);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    public static Task<int> Children(this KithWorld world, string start) =>
        world.Read(db => db.People.CountAsync(p => p.Identifiers.Any(i => i.Value.StartsWith(start))));

}
