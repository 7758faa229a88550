using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Kith.Commands;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed partial class MakeContinuityPacksTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes(new string('k', 44));

    [Fact]
    public async Task A_team_has_what_its_members_read_of_their_families_and_no_protected_address()
    {
        var (family, _) = await world.AShieldedFamily();
        var by = await world.Acting(family.SocialWorker);
        var open = await world.Given.AFamily(f => f.Named("Foxglove").Of(family.Team).AChild("Bo").AnAdult("Ola"));
        var theirs = await world.Acting(open.SocialWorker);
        var restricted = await world.Given.AFamily(f => f.Named("Quillfeather").Of(family.Team).AChild("Cy"));
        var conflicted = await world.Given.AFamily(f => f.Named("Teasel").Of(family.Team).AnAdult("Di"));
        await world.Given.AFamily(f => f.Named("Elsewhere"));
        await world.Do((SetStep command, Now now) => command.Do(family.Episode, $"Drive past {GivenShield.Canary}, ZZ97XQ", family.SocialWorker.Posting, now.Today.AddDays(3), default, by, now, default));
        await world.Do((SetStep command, Now now) => command.Do(family.Episode, "Ask about the injunction", family.SocialWorker.Posting, now.Today.AddDays(3), Side.VictimOf(family.Adult("Vera")), by, now, default));
        await world.Do((SayHowToReach command, Now now) => command.Do(open.Episode, open.Adult("Ola"), new SafeContactSaid(true, true, false, false, "Mornings", null), 0, theirs, now, default));
        await world.Do((RecordAddress command, Now now) => command.Do(open.Episode, new NewAddress(null, open.Adult("Ola"), "4 Open Road", "ZZ1 1AA", null, false, now.Today), theirs, now, default));
        var manager = await world.Acting(restricted.Manager);
        await world.Do((RestrictFamily command, Now now) => command.Do(restricted.Episode, new RestrictFamilyInput { Label = CaseLabel.Restricted, Reason = RestrictionReason.HighProfile }, manager, now, default));
        await world.IsCloseTo(family.SocialWorker, conflicted, conflicted.Adult("Di"));

        var pack = (await Packs()).Single(p => p.Team.Id == family.Team.Team.Value);
        Assert.Equal(["Foxglove", "Larkspur"], pack.Families.Select(f => f.Name));
        Assert.Equal(2, pack.LeftOut);
        Assert.Equal([Role.SocialWorker, Role.TeamManager], pack.Readers.Order());
        var page = ContinuityPage.Of(pack);
        Assert.Contains("Vera Larkspur must not be located: tell nobody where they are", page, StringComparison.Ordinal);
        Assert.Contains("Drive past [left out]", page, StringComparison.Ordinal);
        Assert.Contains("Never send letters", page, StringComparison.Ordinal);
        Assert.Contains("Safe times: Mornings", page, StringComparison.Ordinal);
        Assert.Contains("4 Open Road", page, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Secret Mews", "ZZ9", "900999", "injunction", "Quillfeather", "Teasel", "Elsewhere" })
        {
            Assert.DoesNotContain(hidden, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("\"Families\":2,\"LeftOut\":2", (await world.Facts<ContinuityPackMade>()).Last(f => f.Data.Contains(family.Team.Team.ToString(), StringComparison.Ordinal)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_family_of_the_same_child_hides_is_in_no_pack_either()
    {
        var (family, _) = await world.AShieldedFamily();
        var his = await world.Given.AFamily(f => f.Named("Foxglove").AChild("Bo").AnAdult("Gran"));
        await world.BelongsTo(his, family.Child("Amy"), MemberKind.Child);
        await world.AnAddress(his, "4 Open Road", person: his.Adult("Gran"));
        var (hers, by) = (await world.Acting(family.SocialWorker), await world.Acting(his.SocialWorker));
        await world.Do((SayHowToReach command, Now now) => command.Do(family.Episode, family.Child("Amy"), new SafeContactSaid(false, true, false, false, "Tuesdays at the nursery", null), 0, hers, now, default));
        await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(null, family.Child("Amy"), "7 Hidden Wharf", null, null, false, now.Today, AddressKind.School), hers, now, default));
        await world.Do((SetStep command, Now now) => command.Do(his.Episode, "Fetch her from 7 Hidden Wharf", his.SocialWorker.Posting, now.Today.AddDays(3), default, by, now, default));

        var page = ContinuityPage.Of((await Packs()).Single(p => p.Team.Id == his.Team.Team.Value));

        Assert.Contains("Fetch her from [left out]", page, StringComparison.Ordinal);
        Assert.Contains("Tell nobody where anybody of this family is", page, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Hidden Wharf", "nursery", "4 Open Road" })
        {
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_it_costs_does_not_grow_with_the_families()
    {
        var team = await world.Given.ATeam();
        await world.Given.AFamily(f => f.Of(team).AChild("Ann"));
        var few = (await world.Commands.During(Packs)).Count;
        for (var more = 0; more < 3; more++)
        {
            await world.Given.AFamily(f => f.Of(team).AChild("Ann").AnAdult("Bea"));
        }

        Assert.Equal(few, (await world.Commands.During(Packs)).Count);
    }

    [Fact]
    public async Task The_file_opens_with_its_team_s_words_alone_and_tells_nothing_before()
    {
        var family = await world.Given.AFamily(f => f.Named("Foxglove"));
        var pack = (await Packs()).Single(p => p.Team.Id == family.Team.Team.Value);
        var words = ContinuityFile.WordsOf(Key, pack.Team.Id);
        var file = ContinuityFile.Of(pack.Team.Name, pack.Day, ContinuityPage.Of(pack), words);

        Assert.Matches("^([A-Z2-7]{5}-){4}[A-Z2-7]{5}$", words);
        Assert.DoesNotContain("Foxglove", file, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'sha256-", file, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", file, StringComparison.Ordinal);
        Assert.Contains("Foxglove", Opened(file, words), StringComparison.Ordinal);
        Assert.ThrowsAny<CryptographicException>(() => Opened(file, ContinuityFile.WordsOf(Key, Guid.NewGuid())));
        Assert.NotEqual(file, ContinuityFile.Of(pack.Team.Name, pack.Day, ContinuityPage.Of(pack), words));
    }

    [Fact]
    public async Task It_is_made_at_the_command_line_into_one_file_for_each_team()
    {
        var family = await world.Given.AFamily();
        var folder = Directory.CreateTempSubdirectory("kith-packs").FullName;
        try
        {
            var (to, key) = (Path.Combine(folder, "packs"), Path.Combine(folder, "key"));
            await File.WriteAllBytesAsync(key, Key, TestContext.Current.CancellationToken);
            string[] record = world.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", world.Storage.Folder!];
            Assert.Equal(1, (await Run(["continuity", "--to", to, "--key", Path.Combine(folder, "none"), .. record])).Code);

            var (code, said) = await Run(["continuity", "--to", to, "--key", key, .. record]);
            Assert.Equal(0, code);
            Assert.Contains("1 families, 0 left out", said, StringComparison.Ordinal);
            var file = Assert.Single(Directory.GetFiles(to, $"continuity-*{family.Team.Team.Value.ToString("N")[^6..]}.html"));
            Assert.Contains(ContinuityFile.WordsOf(Key, family.Team.Team.Value), (await Run(["continuity", "words", "--key", key, .. record])).Said, StringComparison.Ordinal);
            Assert.Contains("Larkspur", Opened(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), ContinuityFile.WordsOf(Key, family.Team.Team.Value)), StringComparison.Ordinal);

            var kept = new ContinuityFolder(to, Key);
            Assert.False(kept.IsMadeOn(world.Clock.Today));
            kept.Write([], world.Clock.Today);
            Assert.True(kept.IsMadeOn(world.Clock.Today));
            Assert.Empty(Directory.GetFiles(to, "*.html"));

            using (Assert.IsAssignableFrom<IDisposable>(kept.Turn()))
            {
                Assert.Null(new ContinuityFolder(to, Key).Turn());
            }

            kept.Turn()!.Dispose();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<ContinuityPack>> Packs() => (await world.Do((MakeContinuityPacks command, Now now) => command.Do(now, default))).Value;

    private static async Task<(int Code, string Said)> Run(string[] line)
    {
        var said = new StringWriter();
        return (await KithCommands.Root().Parse(line).InvokeAsync(new() { Output = said, Error = said }, TestContext.Current.CancellationToken), said.ToString());
    }

    /// <summary>As the file's own script opens it.</summary>
    private static string Opened(string file, string words)
    {
        var hidden = Hidden().Match(file);
        byte[] Part(string name) => Convert.FromBase64String(hidden.Groups[name].Value);
        var bytes = Part("hidden");
        var plain = new byte[bytes.Length - 16];
        using var cipher = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(words.Replace("-", string.Empty, StringComparison.Ordinal)), Part("salt"), ContinuityFile.Rounds, HashAlgorithmName.SHA256, 32), 16);
        cipher.Decrypt(Part("nonce"), bytes.AsSpan(..^16), bytes.AsSpan(^16..), plain);
        return Encoding.UTF8.GetString(plain);
    }

    [GeneratedRegex("data-salt=\"(?<salt>[^\"]+)\" data-nonce=\"(?<nonce>[^\"]+)\">(?<hidden>[^<]+)<", RegexOptions.None, 1_000)]
    private static partial Regex Hidden();
}
