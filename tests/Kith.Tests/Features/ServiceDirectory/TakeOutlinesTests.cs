using Kith.Commands;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

public sealed class TakeOutlinesTests(KithWorld world) : IClassFixture<KithWorld>
{
    private string[] Record => world.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", world.Storage.Folder!];

    [Fact]
    public async Task A_published_file_is_taken_and_the_same_again_is_taken_once()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, """
            { "type": "FeatureCollection", "features": [ { "type": "Feature", "properties": { "WD24CD": "E05000009", "WD24NM": "Hill and Dale" },
              "geometry": { "type": "Polygon", "coordinates": [ [[-2.1,51.1],[-2.0,51.1],[-2.0,51.2],[-2.1,51.1]] ] } } ] }
            """);
        try
        {
            foreach (var _ in new[] { 1, 2 })
            {
                var said = new StringWriter();
                Assert.Equal(0, await KithCommands.Root().Parse(["directory", "import-outlines", file, .. Record]).InvokeAsync(new() { Output = said, Error = TextWriter.Null }));
                Assert.Equal("1 outline taken", said.ToString().Trim());
            }

            var outline = Assert.Single(await world.Read(db => db.AreaOutlines.ToListAsync()));
            Assert.Equal(("Hill and Dale", 51.1, 51.2, -2.1, -2.0), (outline.Name, outline.South, outline.North, outline.West, outline.East));
            Assert.Equal([(-2.1, 51.1), (-2.0, 51.1), (-2.0, 51.2), (-2.1, 51.1)], outline.Rings()[0]);
            Assert.Contains("Open Government Licence", outline.Credit, StringComparison.Ordinal);
            Assert.Equal(2, (await world.Facts<OutlinesTaken>()).Count);

            await File.WriteAllTextAsync(file, "postcode,latitude\n");
            Assert.Equal(2, await KithCommands.Root().Parse(["directory", "import-outlines", file, .. Record]).InvokeAsync(new() { Output = TextWriter.Null, Error = TextWriter.Null }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Others_may_not()
    {
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        var refused = await world.Run((services, _) => services.GetRequiredService<TakeOutlines>().Do([], "x", "x", worker, CancellationToken.None));

        Assert.Equal(RefusalKind.Forbidden, Assert.Single(refused.Refusals).Kind);
    }
}
