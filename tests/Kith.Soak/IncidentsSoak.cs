using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// Published breaches, replayed to their end, the bytes that are sent: each is stopped by a control, and with that control switched off in the running system goes through
/// (F18). Those whose surface Kith does not have yet are named with what they wait for. Sources: the regulator’s published reprimands, penalties and prosecutions.
/// </summary>
public sealed partial class IncidentsSoak(WorldWithControls world) : IClassFixture<WorldWithControls>
{
    /// <summary>How many the permission model names; those of St Helens and Redcar are one replay.</summary>
    private const int Published = 14;

    /// <summary>What may lie beneath the sheets of a workbook.</summary>
    private static readonly string[] Looked = ["a hidden sheet", "a defined name", "a comment", "a pivot’s source", "a link to another file", "an author"];

    private static readonly (string Incident, string WaitsFor)[] Waiting =
    [
        ("Bolton at Home: a message on the husband’s phone", "messages sent by Kith; safe contact already says never"),
        ("Wokingham: papers left on a doorstep", "receipts of delivery"),
    ];

    [Fact]
    [Trait("Soak", "incidents")]
    public async Task Each_published_breach_is_stopped_and_only_by_its_control()
    {
        (string Incident, string Control, Func<bool, Task<bool>> GoesThrough)[] replays =
        [
            ("Nottinghamshire: one assessment to a mother and two former partners", "the guard’s list of protected values", off => TellsWhere(off)),
            ("Wakefield: a mother’s address in a bundle for the court", "the guard’s list of protected values", off => TellsWhere(off, toCourt: true)),
            ("Adopted children’s address to a birth father", "the guard’s list of protected values", off => TellsWhere(off, school: true)),
            ("Charnwood: a new address told in a letter to the old one", "that a letter goes to a home of today", WritesToTheOldHome),
            ("Norfolk: a letter to the house next door", "that a letter goes to a home of the recipient", WritesNextDoor),
            ("Plymouth: one family’s report among another’s papers", "that the child belongs to the family", TellsOfAnother),
            ("Midlothian: sent to somebody of another family", "that the recipient belongs to the family", SendsToAnother),
            ("Birmingham Children’s Trust: one meeting’s text pasted into a neighbour’s plan", "the question about words that were kept apart", PastesIntoAnother),
            ("St Helens and Redcar: a worker opens a family that is not theirs", "whose relationship is asked", Opens),
            ("PSNI: hidden data in a file", "that the bytes which are released are compared with those that were built", SendsHiddenParts),
            ("Islington: data beneath a sheet", "that a workbook is written anew, with nothing but its sheets", LaysDataBeneath),
        ];
        foreach (var (incident, control, goesThrough) in replays)
        {
            Assert.False(await goesThrough(false), $"{incident}: it went through");
            Assert.True(await goesThrough(true), $"{incident}: it is stopped even without {control}, so the replay proves nothing");
        }

        Assert.Equal(Published, replays.Length + 1 + Waiting.Length);
        Soak.Say($"{Published - Waiting.Length} of {Published} published breaches replayed and stopped, each goes through with its control switched off in the running system; {Waiting.Length} wait: {string.Join("; ", Waiting.Select(w => $"{w.Incident} ({w.WaitsFor})"))}");
    }

    /// <summary>A visit tells where the mother and her child are; the child’s file goes to the man she fled, or to the court where he reads it.</summary>
    private async Task<bool> TellsWhere(bool off, bool toCourt = false, bool school = false)
    {
        var (family, _) = await world.AShieldedFamily();
        var by = await world.Acting(family.SocialWorker);
        await world.Run((services, now) => services.GetRequiredService<RecordAddress>().Do(
            family.Episode, new NewAddress(null, family.Child("Amy"), "Alderwick Primary", null, null, false, now.Today, AddressKind.School), by, now, default));
        await world.AVisit(family, school ? "Collected at Alderwick Primary" : "Seen at 9 Secret Mews");
        var id = await world.Started(family, toCourt ? null : family.Adult("Paul"), OutgoingKind.ChildFile, of: family.Child("Amy").Value);
        return await Finding(off, "protected values", async () => await IsSent(family, id) is { } sent && sent.Contains(school ? "Alderwick" : "Secret Mews", StringComparison.Ordinal));
    }

    /// <summary>She moved; the letter with her new address goes to where he still lives.</summary>
    private async Task<bool> WritesToTheOldHome(bool off)
    {
        var (family, before) = await world.AShieldedFamily();
        var vera = family.Adult("Vera");
        await world.SaysLettersGo(family, vera, before);
        var by = await world.Acting(family.SocialWorker);
        await world.Run((services, now) => services.GetRequiredService<RecordAddress>().Do(family.Episode, new NewAddress(null, vera, "1 New Street", null, null, true, now.Today, LettersHere: false), by, now, default));
        return await Asking(off, "home of today", async () => (await world.SaysLettersGo(family, vera, before)).Ok && await IsPosted(family, vera, before));
    }

    private async Task<bool> WritesNextDoor(bool off)
    {
        var (family, _) = await world.AShieldedFamily();
        var (_, neighbours) = await world.AShieldedFamily();
        return await Asking(off, "home of today", async () => (await world.SaysLettersGo(family, family.Adult("Vera"), neighbours)).Ok && await IsPosted(family, family.Adult("Vera"), neighbours));
    }

    private async Task<bool> TellsOfAnother(bool off)
    {
        var (family, _) = await world.AShieldedFamily();
        var (other, _) = await world.AShieldedFamily();
        await world.AVisit(family, "The report of this family");
        return await Asking(off, "child of the family", async () =>
            await world.Starts(family, GivenDocument.Wanted(null, OutgoingKind.ChildFile, of: other.Child("Amy").Value)) is { Ok: true } started
            && await IsSent(family, started.Value) is { } sent && sent.Contains("The report of this family", StringComparison.Ordinal));
    }

    private async Task<bool> SendsToAnother(bool off)
    {
        var (family, _) = await world.AShieldedFamily();
        var (other, _) = await world.AShieldedFamily();
        return await Asking(off, "recipient of the family", async () =>
            await world.Starts(family, GivenDocument.Wanted(other.Adult("Paul"), OutgoingKind.Letter, "The report of this family")) is { Ok: true } started && await IsSent(family, started.Value) is not null);
    }

    private async Task<bool> PastesIntoAnother(bool off)
    {
        const string Said = "the strategy meeting heard that he was charged with harming the child next door";
        var (family, _) = await world.AShieldedFamily();
        await world.HeldSupervision(family, Rag.Red, h => h.Apart = [new ApartInput { Side = SideChoice.Of(Side.VictimOf(family.Adult("Vera"))), Text = Said }], family.SocialWorker);
        var neighbours = await world.Given.AFamily(f => f.LedBy(family.SocialWorker).AChild("Cal"));
        return await Finding(off, "words kept apart", async () =>
        {
            var form = (await world.As(family.SocialWorker).Open(FamiliesLinks.WhereThingsAre(neighbours.Ref))).Fill("Input.WhereThingsAre", $"The plan: {Said}");
            await form.Press("Save");
            return await world.Read(db => db.FamilyEpisodes.AnyAsync(e => e.Id == neighbours.Episode && e.WhereThingsAre != null));
        });
    }

    private async Task<bool> Opens(bool off)
    {
        var (family, _) = await world.AShieldedFamily();
        var worker = await world.Given.AWorker(Role.SocialWorker);
        return off ? await world.Controls.TakingAllFor(worker.Posting, "whose relationship is asked", IsOpened) : await IsOpened();

        async Task<bool> IsOpened() => (await world.As(worker).Open(FamiliesLinks.Home(family.Ref))).Status == HttpStatusCode.OK;
    }

    /// <summary>The file was made by another program, which leaves in it what nobody sees: its author and a template. Off, its release looks at what was built and not at what is sent.</summary>
    private async Task<bool> SendsHiddenParts(bool off)
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AMadeLetter(family, family.Adult("Paul"), format: OutgoingFormat.Word);
        if (!(off ? await world.Controls.Keeping(world.Database, ["OutgoingFiles"], Released) : await Released()))
        {
            return false;
        }

        var taken = await world.As(family.SocialWorker).Open(DisclosureLinks.File(family.Ref, id));
        using var sent = new ZipArchive(new MemoryStream(await taken.Response.Content.ReadAsByteArrayAsync()));
        return sent.Entries.Any(e => e.FullName is not ("[Content_Types].xml" or "_rels/.rels" or "word/document.xml" or "word/styles.xml" or "word/_rels/document.xml.rels"));

        async Task<bool> Released()
        {
            using var file = new MemoryStream();
            file.Write(await world.Read(db => db.OutgoingFiles.Where(f => f.Outgoing == id).Select(f => f.Bytes).SingleAsync()));
            using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            {
                using var author = new StreamWriter(zip.CreateEntry("docProps/core.xml").Open());
                await author.WriteAsync("<cp:coreProperties><dc:creator>9,483 names</dc:creator></cp:coreProperties>");
            }

            var bytes = file.ToArray();
            Assert.Equal(1, await world.Read(db => db.OutgoingFiles.Where(f => f.Outgoing == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Bytes, bytes))));
            return await this.Released(family, id) is not null;
        }
    }

    /// <summary>The lists for inspectors, opened as somebody does who looks beneath the sheets.</summary>
    private async Task<bool> LaysDataBeneath(bool off)
    {
        var team = await world.Given.ATeam(lea: "897");
        await world.Given.AFamily(f => f.Of(team).AChild("Amy"));
        var maker = await world.Given.AWorker(Role.Analyst, team);
        await world.AnAgreedExport(maker);
        world.Sheets.LaysDataBeneath = off;
        var answer = (await world.As(maker).Open(ReturnsLinks.AnnexA)).Expect(HttpStatusCode.OK);
        world.Sheets.LaysDataBeneath = false;
        var beneath = Beneath(await answer.Response.Content.ReadAsByteArrayAsync());
        Assert.True(!off || Looked.All(beneath.Contains), $"Of what lies beneath only this was seen: {string.Join(", ", beneath)}");
        return beneath.Count > 0;
    }

    private static List<string> Beneath(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        List<string> parts = [.. zip.Entries.Select(e => e.FullName)];
        using var book = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        var told = book.ReadToEnd();
        return
        [
            .. told.Contains("state=", StringComparison.Ordinal) ? new[] { "a hidden sheet" } : [],
            .. told.Contains("definedName", StringComparison.Ordinal) ? new[] { "a defined name" } : [],
            .. new[] { ("comments", "a comment"), ("pivotCache", "a pivot’s source"), ("externalReferences", "a link to another file"), ("docProps/core", "an author"), ("package/services/metadata", "an author") }
                .Where(k => parts.Exists(p => p.Contains(k.Item1, StringComparison.OrdinalIgnoreCase) && !p.EndsWith(".rels", StringComparison.Ordinal))).Select(k => k.Item2).Distinct(),
            .. parts.Where(p => !Sheets().IsMatch(p)),
        ];
    }

    private Task<bool> Asking(bool off, string control, Func<Task<bool>> work) => off ? world.Controls.Allowing(control, work) : work();

    private Task<bool> Finding(bool off, string control, Func<Task<bool>> work) => off ? world.Controls.FindingNothing(control, work) : work();

    private async Task<bool> IsPosted(FamilyInTest family, PersonId to, RowId address) =>
        await world.Starts(family, GivenDocument.Wanted(to, OutgoingKind.Letter, "Your new home is 1 New Street", way: SendingWay.Post)) is { Ok: true } started
        && await IsSent(family, started.Value) is not null
        && await world.Read(db => db.Outgoings.AnyAsync(o => o.Id == started.Value && o.SentTo == address && o.ReleasedAt != null));

    /// <summary>What is taken out to be sent, once it was made, looked at and released by somebody else; null when that was stopped.</summary>
    private async Task<string?> IsSent(FamilyInTest family, OutgoingId id) => (await world.Makes(family, id, looked: true)).Ok ? await Released(family, id) : null;

    private async Task<string?> Released(FamilyInTest family, OutgoingId id)
    {
        var second = world.As(family.Manager);
        await second.Open(DisclosureLinks.File(family.Ref, id));
        await (await second.Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it");
        return await world.Read(db => db.Outgoings.AnyAsync(o => o.Id == id && o.ReleasedAt != null)) ? (await world.As(family.SocialWorker).Open(DisclosureLinks.File(family.Ref, id))).Body : null;
    }

    [GeneratedRegex(@"^(\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml|xl/worksheets/sheet[0-9]*\.xml)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Sheets();
}
