using System.Net;
using Kith.Commands;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Steps;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Governance;

/// <summary>While the audit cannot be written nothing is served, unless whoever runs Kith says that there is an emergency (TR-53).</summary>
public sealed class TakeEmergencyReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private string[] Record => world.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", world.Storage.SealFolder] : ["--data", world.Storage.Folder!];

    [Fact]
    public async Task In_an_emergency_the_record_is_read_and_not_changed_and_each_line_comes_into_the_audit_afterwards()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        var form = await visitor.Open(StepsLinks.Add(family.Ref));
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "Audit" RENAME TO "AuditAway" """));
        (await visitor.Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.ServiceUnavailable);

        var reads = world.Services.GetRequiredService<EmergencyReads>();
        reads.Begin(EmergencyReading.Begin(30, "The table of the audit is gone", Now.At(world.Clock.GetUtcNow())).Value);
        (await visitor.Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK).Shows("Emergency: until 15:00 you can read, and nothing can be saved. What you open is written down.");
        (await visitor.Open(FamiliesLinks.People("ZZZZ9999"))).Expect(HttpStatusCode.NotFound);
        (await form.Fill("Input.What", "Ring the school").Press("Save")).Expect(HttpStatusCode.ServiceUnavailable).Shows("Nothing can be saved now").Shows("nothing was saved");
        Assert.Equal(0, await world.Read(db => db.Steps.CountAsync()));

        world.Clock.Pass(TimeSpan.FromMinutes(29));
        (await visitor.Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        var last = world.Clock.GetUtcNow().UtcDateTime;
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.ServiceUnavailable);

        var (refused, why) = await Emergency("end");
        Assert.Equal(1, refused);
        Assert.Contains("They stay in the folder of seals; ask again", why, StringComparison.Ordinal);
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "AuditAway" RENAME TO "Audit" """));
        Assert.Equal((0, "The emergency is over. Lines taken into the audit: 3."), await Emergency("end"));
        Assert.Equal((0, "The emergency is over. Lines taken into the audit: 0."), await Emergency("end"));

        var lines = await world.Read(db => db.Audit.Where(a => a.Posting == family.SocialWorker.Posting).OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal([AuditKind.Viewed, AuditKind.Viewed, AuditKind.NotFound, AuditKind.Viewed], lines.Select(l => l.Kind));
        Assert.Equal([family.Episode, null, family.Episode], lines.Skip(1).Select(l => l.FamilyEpisode));
        Assert.Equal(last, lines[^1].At);
        Assert.Contains("\"Lines\":3", Assert.Single(await world.Facts<EmergencyReadsTaken>()).Data, StringComparison.Ordinal);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK).DoesNotShow("Emergency: until");
    }

    [Fact]
    public async Task A_line_that_was_altered_outside_is_found_and_none_is_taken()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var family = await own.Given.AFamily();
        own.Services.GetRequiredService<EmergencyReads>().Begin(EmergencyReading.Begin(30, "The disk of the record is full", Now.At(own.Clock.GetUtcNow())).Value);
        for (var time = 0; time < 3; time++)
        {
            await own.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        }

        var file = Assert.Single(Directory.GetFiles(own.Storage.SealFolder, "emergency-*.jsonl"));
        var written = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        string[] record = own.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", own.Storage.SealFolder] : ["--data", own.Storage.Folder!];
        foreach (var altered in new[] { [written[0], written[2]], [written[0], written[1].Replace("Viewed", "NotFound", StringComparison.Ordinal), written[2]], written[1..] })
        {
            await File.WriteAllLinesAsync(file, altered, TestContext.Current.CancellationToken);
            var (code, said) = await Emergency("end", record);
            Assert.Equal(1, code);
            Assert.Matches("Line [12] of emergency-.* is not as it was written", said);
        }

        Assert.Equal(0, await own.Read(db => db.Audit.CountAsync(a => a.Kind == AuditKind.Viewed)));
    }

    [Fact]
    public async Task It_is_begun_at_the_command_line_with_a_reason_and_an_end()
    {
        var (code, said) = await Emergency("begin", [.. Record, "--minutes", "500", "--why", "The disk of the record is full"]);
        Assert.Equal((1, "The emergency must last between 1 and 240 minutes. It can be begun again"), (code, said));
        Assert.Equal(1, (await Emergency("begin", [.. Record, "--minutes", "5", "--why", "because"])).Code);
        (code, said) = await Emergency("begin", [.. Record, "--minutes", "5", "--why", "The disk of the record is full"]);
        Assert.Equal(0, code);
        Assert.Contains("the record can be read and not changed", said, StringComparison.Ordinal);
        Assert.Equal(0, (await Emergency("end")).Code);
    }

    private Task<(int Code, string Said)> Emergency(string verb) => Emergency(verb, Record);

    private static async Task<(int Code, string Said)> Emergency(string verb, string[] with)
    {
        var said = new StringWriter();
        var code = await KithCommands.Root().Parse(["audit", "emergency", verb, .. with]).InvokeAsync(new() { Output = said, Error = said }, TestContext.Current.CancellationToken);
        return (code, said.ToString().Trim());
    }
}
