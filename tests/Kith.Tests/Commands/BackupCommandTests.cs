using System.CommandLine;
using Kith.Commands;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Commands;

/// <summary>`kith backup` and `kith restore`, of a record that is being served.</summary>
[Trait("Database", "none")]
[Trait("Speed", "slow")]
public sealed class BackupCommandTests : IClassFixture<KithWorld>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kith-backup-");
    private readonly KithWorld world;

    public BackupCommandTests(KithWorld world)
    {
        this.world = world;
        Assert.Equal((0, string.Empty), Say("backup", "key", Key).GetAwaiter().GetResult());
    }

    private string Key => Path.Combine(folder.FullName, "backup.key");

    private string File1 => Path.Combine(folder.FullName, "kith.backup");

    private string Restored => Path.Combine(folder.FullName, "restored");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_record_comes_back_as_it_was_and_without_what_was_taken_away_since()
    {
        var family = await world.Given.AFamily(plan => plan.AChild("Robin").AnAdult("Vera").AnAdult("Kurt"));
        var leaver = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await Do<RecordAddress, RowId>(family, (command, by, now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Vera"), "9 Quiet Lane", null, null, false, now.Today, LettersHere: false), by, now, default));
        await world.Given.Visits(family, 2);
        await world.SealAll();
        var (code, said) = await Backup();
        Assert.True(code == 0, said);
        Assert.EndsWith("encrypted; opened again and whole.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Larkspur", await File.ReadAllTextAsync(File1, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await Do<ProtectPerson, PersonId>(family, (command, by, now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));
        await Do<RecordHarmAllegation, RowId>(family, (command, by, now) => command.Do(family.Episode, family.Adult("Kurt"), family.Adult("Vera"), by, now, default));
        await Do<RestrictFamily, RowId>(family, (command, by, now) => command.Do(
            family.Episode, new RestrictFamilyInput { Label = CaseLabel.Restricted, Reason = RestrictionReason.StaffConflict, Postings = [family.SocialWorker.Posting] }, by, now, default));
        await Do<CloseAccount, WorkerId>(family, (command, _, now) => command.Do(leaver.Worker, by: null, now, default));
        await world.Given.Visits(family, 1);
        var late = await world.Given.AFamily(plan => plan.AnAdult("Nora"));
        await Do<ProtectPerson, PersonId>(late, (command, by, now) => command.Do(late.Episode, late.Adults[0].Id, by, now, default));
        await world.SealAll();

        (code, said) = await Restore("--taken-away", Path.Combine(world.Storage.SealFolder, SealFolder.TakenAwayName));

        Assert.True(code == 0, said);
        Assert.Contains("Taken away after it, and again now: ", said, StringComparison.Ordinal);
        Assert.Contains("by hand: PersonProtected", said, StringComparison.Ordinal);

        await using var services = new ServiceCollection().AddLogging().AddKith(Storage.In(Restored)).BuildServiceProvider();
        await services.PrepareRecord(TestContext.Current.CancellationToken);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.Lift("A test sees the whole record");
        Assert.Equal(2, await db.Entries.CountAsync(e => e.FamilyEpisode == family.Episode, TestContext.Current.CancellationToken));
        Assert.False(await db.Families.AnyAsync(f => f.Id == late.Id, TestContext.Current.CancellationToken));
        Assert.True((await db.Users.SingleAsync(a => a.Worker == leaver.Worker, TestContext.Current.CancellationToken)).IsClosed);
        Assert.True((await db.People.SingleAsync(p => p.Id == family.Adult("Vera"), TestContext.Current.CancellationToken)).IsProtected);
        Assert.True((await db.Addresses.SingleAsync(a => a.Person == family.Adult("Vera"), TestContext.Current.CancellationToken)).IsProtected);
        Assert.True(await db.HarmAllegations.AnyAsync(h => h.FamilyEpisode == family.Episode, TestContext.Current.CancellationToken));
        Assert.Equal(CaseLabel.Restricted, (await db.Restrictions.SingleAsync(r => r.FamilyEpisode == family.Episode, TestContext.Current.CancellationToken)).Label);
        Assert.Equal(2, await db.ListedPostings.CountAsync(n => n.FamilyEpisode == family.Episode && n.EndedOn == null, TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.Sessions.CountAsync(TestContext.Current.CancellationToken));
        Assert.Single(await db.Facts.Where(f => f.Kind == nameof(RecordRestored)).ToListAsync(TestContext.Current.CancellationToken));
        (code, said) = await Say("audit", "verify", "--data", Restored);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task It_can_be_restored_over_the_loss_of_the_database_alone()
    {
        await world.Given.AFamily();
        await world.SealAll();
        Assert.Equal(0, (await Backup()).Code);
        await world.Given.AFamily();
        await world.SealAll();

        // The disk of the seals has outlived that of the database.
        var seals = Directory.CreateDirectory(Path.Combine(folder.FullName, "other-disk"));
        foreach (var file in Directory.GetFiles(world.Storage.SealFolder))
        {
            File.Copy(file, Path.Combine(seals.FullName, Path.GetFileName(file)));
        }

        var (code, said) = await Restore("--seals", seals.FullName);

        Assert.True(code == 0, said);
        Assert.Contains(seals.GetFiles(), f => f.Name.StartsWith("until-restore-", StringComparison.Ordinal) && f.Name.EndsWith(SealFolder.HeadsName, StringComparison.Ordinal));
        (code, said) = await Say("audit", "verify", "--data", Restored, "--seals", seals.FullName);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_journal_that_is_given_stands_beside_the_folders_own_and_one_that_is_not_there_is_refused()
    {
        var (one, two) = (await world.Given.AWorker(Role.FamilySupportWorker), await world.Given.AWorker(Role.FamilySupportWorker));
        await world.SealAll();
        Assert.Equal(0, (await Backup()).Code);
        await Close(one);
        await world.SealAll();

        // A copy of the journal that somebody took before the second left.
        var taken = Path.Combine(folder.FullName, "copied.jsonl");
        File.Copy(Path.Combine(world.Storage.SealFolder, SealFolder.TakenAwayName), taken);
        await Close(two);
        await world.SealAll();
        var seals = Directory.CreateDirectory(Path.Combine(folder.FullName, "other-disk"));
        foreach (var file in Directory.GetFiles(world.Storage.SealFolder))
        {
            File.Copy(file, Path.Combine(seals.FullName, Path.GetFileName(file)));
        }

        Assert.Equal((1, $"{taken}2 is not there."), await Restore("--seals", seals.FullName, "--taken-away", taken + "2"));
        Assert.False(File.Exists(Path.Combine(Restored, "kith.db")));
        var (code, said) = await Restore("--seals", seals.FullName, "--taken-away", taken);

        Assert.True(code == 0, said);
        Assert.Equal((true, true), await AreClosed(one, two));
        Assert.Equal((1, $"{taken}2 is not there."), await Say("restore", "taken-away", "--data", Restored, "--seals", seals.FullName, "--taken-away", taken + "2"));
    }

    [Fact]
    public async Task A_backup_that_is_older_than_the_last_restore_gives_nothing_back_even_where_a_restore_stopped_half_way()
    {
        var (one, two) = (await world.Given.AWorker(Role.FamilySupportWorker), await world.Given.AWorker(Role.FamilySupportWorker));
        await world.SealAll();
        Assert.Equal(0, (await Backup()).Code);
        var tuesday = Path.Combine(folder.FullName, "tuesday.backup");
        await Close(one);
        await world.SealAll();
        Assert.Equal(0, (await Say("backup", tuesday, "--data", world.Storage.Folder!, "--key", Key)).Code);
        await Close(two);
        await world.SealAll();
        var seals = Directory.CreateDirectory(Path.Combine(folder.FullName, "other-disk"));
        foreach (var file in Directory.GetFiles(world.Storage.SealFolder))
        {
            File.Copy(file, Path.Combine(seals.FullName, Path.GetFileName(file)));
        }

        var (code, said) = await Say("restore", tuesday, "--data", Restored, "--seals", seals.FullName, "--key", Key);
        Assert.True(code == 0, said);
        Assert.Equal((true, true), await AreClosed(one, two));

        // Kith has not served in between, so that what was taken away again was never sealed; and of a restore the folder of seals was all that was done.
        Directory.Delete(Restored, recursive: true);
        SealFolder.BeginAgain(seals.FullName, seals.FullName, 1, 1, new DateTime(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc));
        (code, said) = await Restore("--seals", seals.FullName);

        Assert.True(code == 0, said);
        Assert.Equal((true, true), await AreClosed(one, two));
        (code, said) = await Say("audit", "verify", "--data", Restored, "--seals", seals.FullName);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_line_that_is_no_head_is_told_and_keeps_a_backup_from_being_made()
    {
        await using var torn = new KithWorld();
        await torn.InitializeAsync();
        await torn.Given.AFamily();
        await torn.SealAll();
        await File.AppendAllTextAsync(Path.Combine(torn.Storage.SealFolder, SealFolder.HeadsName), $"2 {new string('a', 64)} key AAA=A\n", TestContext.Current.CancellationToken);

        var (code, said) = await Say("backup", File1, "--data", torn.Storage.Folder!, "--key", Key);

        Assert.Equal(1, code);
        Assert.Matches("^No backup was made. Line [0-9]+ of heads.txt is not a head of the chain as it was written down$", said);
    }

    [Fact]
    public async Task What_is_damaged_or_has_another_key_is_not_restored()
    {
        Assert.Equal(0, (await Backup()).Code);
        var whole = await File.ReadAllBytesAsync(File1, TestContext.Current.CancellationToken);
        foreach (var damaged in new[] { [.. whole[..^100]], [.. whole[..(whole.Length / 2)]], Flipped(whole, whole.Length / 2), Flipped(whole, whole.Length - 3), "no backup"u8.ToArray(), [] })
        {
            await File.WriteAllBytesAsync(File1, damaged, TestContext.Current.CancellationToken);
            var (code, said) = await Restore();
            Assert.Equal(1, code);
            Assert.StartsWith("Nothing was restored: The ", said, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(Restored, "kith.db")));
        }

        await File.WriteAllBytesAsync(File1, whole, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Key, new string('x', 44), TestContext.Current.CancellationToken);
        Assert.Equal((1, "Nothing was restored: The file is not a backup of Kith, was made with another key, or is damaged"), await Restore());
        Assert.Empty(Directory.GetFiles(Restored));
    }

    [Fact]
    public async Task A_record_whose_seals_are_broken_is_not_backed_up()
    {
        await using var altered = new KithWorld();
        await altered.InitializeAsync();
        await altered.Given.AFamily();
        await altered.SealAll();
        await altered.Unguarded();
        await altered.Read(db => db.Database.ExecuteSqlAsync($"UPDATE \"Ledger\" SET \"Data\" = '{{}}' WHERE \"Sequence\" = 2"));

        var (code, said) = await Say("backup", File1, "--data", altered.Storage.Folder!, "--key", Key);

        Assert.Equal((1, "No backup was made. Line 2 of the Ledger was changed"), (code, said));
        Assert.False(File.Exists(File1));
        Assert.False(Directory.Exists(Path.Combine(altered.Storage.Folder!, "copy")));
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_what_is_missing_is_said()
    {
        Assert.StartsWith("The key cannot be made: ", (await Say("backup", "key", Key)).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await Backup()).Code);
        Assert.Equal((1, $"{File1} is there already."), await Backup());
        Assert.Equal((1, "There is no record in this folder."), await Say("backup", File1 + "2", "--data", folder.FullName, "--key", Key));
        Assert.StartsWith("The file of the key is not there", (await Say("backup", File1 + "2", "--data", world.Storage.Folder!, "--key", Key + "2")).Said, StringComparison.Ordinal);
        Assert.StartsWith("Say where the embedded record is", (await Say("backup", File1 + "2", "--key", Key)).Said, StringComparison.Ordinal);
        Assert.Contains("has a record", (await Say("restore", File1, "--data", world.Storage.Folder!, "--key", Key)).Said, StringComparison.Ordinal);
        Assert.Equal((1, $"{File1}2 is not there."), await Say("restore", File1 + "2", "--data", Restored, "--key", Key));
        using var held = Kith.Platform.Backup.RecordCopy.Place(world.Storage);
        Assert.StartsWith("No backup was made: ", (await Say("backup", File1 + "2", "--data", world.Storage.Folder!, "--key", Key)).Said, StringComparison.Ordinal);
    }

    private async Task Close(WorkerInTest leaver) =>
        Assert.True((await world.Do<CloseAccount, WorkerId>((close, now) => close.Do(leaver.Worker, by: null, now, CancellationToken.None))).Ok);

    private async Task<(bool One, bool Two)> AreClosed(WorkerInTest one, WorkerInTest two)
    {
        await using var services = new ServiceCollection().AddLogging().AddKith(Storage.In(Restored)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var found = await db.Users.ToDictionaryAsync(a => a.Worker, a => a.IsClosed, TestContext.Current.CancellationToken);
        return (found[one.Worker], found[two.Worker]);
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= 1;
        return flipped;
    }

    private Task<(int Code, string Said)> Backup() => Say("backup", File1, "--data", world.Storage.Folder!, "--key", Key);

    private Task<(int Code, string Said)> Restore(params string[] more) => Say(["restore", File1, "--data", Restored, "--key", Key, .. more]);

    private static async Task<(int Code, string Said)> Say(params string[] words)
    {
        using var said = new StringWriter();
        var code = await KithCommands.Root().Parse(words).InvokeAsync(new InvocationConfiguration { Output = said, Error = said }, TestContext.Current.CancellationToken);
        return (code, said.ToString().Trim());
    }

    private async Task Do<TCommand, T>(FamilyInTest family, Func<TCommand, Acting, Now, Task<Outcome<T>>> what)
        where TCommand : class
    {
        var by = await world.Acting(family.Manager);
        Assert.True((await world.Run((services, now) => what(services.GetRequiredService<TCommand>(), by, now))).Ok);
    }
}
