using System.Net;
using System.Text.Json;
using Kith.Commands;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
    public async Task One_file_that_is_not_as_it_was_written_keeps_no_other_from_the_audit()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var family = await own.Given.AFamily();
        var reads = own.Services.GetRequiredService<EmergencyReads>();
        reads.Begin(EmergencyReading.Begin(30, "The disk of the record is full", Now.At(own.Clock.GetUtcNow())).Value);
        await own.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        var written = Assert.Single(Directory.GetFiles(own.Storage.SealFolder, "emergency-*.jsonl"));

        // Both stand before the good one: one that another key signed, and one that cannot be read at all.
        await File.WriteAllTextAsync(Path.Combine(own.Storage.SealFolder, "emergency-0.jsonl"), "{}\tAAAA\n", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(own.Storage.SealFolder, "emergency-1.jsonl"), "a-disk-that-is-gone");
        string[] record = own.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", own.Storage.SealFolder] : ["--data", own.Storage.Folder!];

        var (code, said) = await Emergency("end", record);

        Assert.Equal(1, code);
        Assert.Contains("Lines taken into the audit: 1.", said, StringComparison.Ordinal);
        Assert.Contains("Line 1 of emergency-0.jsonl is not as it was written", said, StringComparison.Ordinal);
        Assert.Contains("emergency-1.jsonl cannot be read", said, StringComparison.Ordinal);
        Assert.DoesNotContain(family.Ref, said, StringComparison.Ordinal);
        Assert.Equal(1, await own.Read(db => db.Audit.CountAsync(a => a.Kind == AuditKind.Viewed && a.Posting == family.SocialWorker.Posting)));

        // A file all of whose lines are in the audit is not looked at again, whatever became of it.
        File.Delete(Path.Combine(own.Storage.SealFolder, "emergency-0.jsonl"));
        File.Delete(Path.Combine(own.Storage.SealFolder, "emergency-1.jsonl"));
        await File.WriteAllTextAsync(written, "altered\n", TestContext.Current.CancellationToken);
        Assert.Equal((0, "The emergency is over. Lines taken into the audit: 0."), await Emergency("end", record));
    }

    [Fact]
    public async Task An_end_that_a_power_cut_tore_keeps_no_line_from_the_audit_and_each_fact_says_why()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var (family, officer) = (await own.Given.AFamily(), await own.Given.AWorker(Role.PrivacyOfficer));
        var reads = own.Services.GetRequiredService<EmergencyReads>();
        string[] reasons = ["The disk of the record is full", "The standby of the record is lost"];
        foreach (var why in reasons)
        {
            reads.Begin(EmergencyReading.Begin(30, why, Now.At(own.Clock.GetUtcNow())).Value);
            await own.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
            reads.End();
        }

        var file = Assert.Single(Directory.GetFiles(own.Storage.SealFolder, "emergency-*.jsonl"));
        var written = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(file, written[0][..40], TestContext.Current.CancellationToken);
        string[] record = own.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", own.Storage.SealFolder] : ["--data", own.Storage.Folder!];

        Assert.Equal((0, "The emergency is over. Lines taken into the audit: 2."), await Emergency("end", record));

        var facts = await own.Facts<EmergencyReadsTaken>();
        Assert.Equal(reasons, facts.Select(f => JsonSerializer.Deserialize<EmergencyReadsTaken>(f.Data)!.Why));
        await using var scope = own.Everything();
        var rows = scope.ServiceProvider.GetRequiredService<KithDb>().Facts.Where(f => f.Kind == nameof(EmergencyReadsTaken));
        Assert.Equal(reasons, (await scope.ServiceProvider.GetRequiredService<PrivilegedReader>().InWords(rows, await own.Acting(officer), TestContext.Current.CancellationToken)).Select(l => l.About));

        // What the same server writes next begins another file, as nobody knows what became of the torn line.
        reads.Begin(EmergencyReading.Begin(30, reasons[0], Now.At(own.Clock.GetUtcNow())).Value);
        await own.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        Assert.Equal((0, "The emergency is over. Lines taken into the audit: 1."), await Emergency("end", record));
    }

    [Fact]
    public async Task A_name_is_looked_for_in_an_emergency_too_and_pages_that_do_so_write_nothing()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var family = await own.Given.AFamily(f => f.Named("Larkspur"));
        var list = await own.As(family.SocialWorker).Open(FamiliesLinks.List());
        own.Services.GetRequiredService<EmergencyReads>().Begin(EmergencyReading.Begin(30, "The disk of the record is full", Now.At(own.Clock.GetUtcNow())).Value);

        (await list.Fill("Text", "larkspur").Press("Show")).Expect(HttpStatusCode.OK).Shows("Larkspur");

        string[] record = own.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", own.Storage.SealFolder] : ["--data", own.Storage.Folder!];
        Assert.Equal(0, (await Emergency("end", record)).Code);
        Assert.True(await own.Read(db => db.Audit.AnyAsync(a => a.Kind == AuditKind.Searched && a.Posting == family.SocialWorker.Posting)));

        // A page that says so has no way to write.
        var pages = typeof(KithApp).Assembly.GetTypes().Where(t => t.IsDefined(typeof(OnlyLooksAttribute), inherit: true)).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            Assert.Equal(typeof(PageModel), page.BaseType);
            Assert.All(Assert.Single(page.GetConstructors()).GetParameters(), p => Assert.Contains(p.ParameterType, (Type[])[typeof(KithDb), typeof(Viewing), typeof(TimeProvider), typeof(ReadsReader)]));
        });
    }

    [Fact]
    public async Task The_running_server_takes_the_lines_once_the_emergency_has_run_out_and_nobody_ends_it()
    {
        await using var own = new Watching();
        await own.InitializeAsync();
        var family = await own.Given.AFamily();
        own.Services.GetRequiredService<EmergencyReads>().Begin(EmergencyReading.Begin(30, "The disk of the record is full", Now.At(own.Clock.GetUtcNow())).Value);
        await own.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        own.Clock.Pass(TimeSpan.FromMinutes(31));

        for (var tries = 0; tries < 600 && (await own.Facts<EmergencyReadsTaken>()).Count == 0; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Contains("\"Lines\":1", Assert.Single(await own.Facts<EmergencyReadsTaken>()).Data, StringComparison.Ordinal);
        Assert.Equal(1, await own.Read(db => db.Audit.CountAsync(a => a.Kind == AuditKind.Viewed && a.Posting == family.SocialWorker.Posting)));
    }

    private sealed class Watching : KithWorld
    {
        protected override void Replace(WebApplicationBuilder builder) => builder.Services.AddSingleton(new EmergencyPace(TimeSpan.FromMilliseconds(50)));
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
