using System.IO.Compression;
using System.Net;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Soak;

/// <summary>
/// Published breaches, replayed: each is stopped by a control, and with that control switched off goes through (F18). Those whose surface Kith does not have yet
/// are named with what they wait for. Sources: the regulator’s published reprimands, penalties and prosecutions.
/// </summary>
public sealed class IncidentsSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly (string Incident, string WaitsFor)[] Waiting =
    [
        ("Bolton at Home: a message on the husband’s phone", "messages sent by Kith; safe contact already says never"),
        ("Birmingham Children’s Trust: one meeting’s text pasted into a neighbour’s plan", "quoting that keeps its source"),
        ("Islington: data in a pivot table", "Excel files that go out through the guard; Kith’s own have none"),
        ("Wokingham: papers left on a doorstep", "receipts of delivery"),
    ];

    [Fact]
    [Trait("Soak", "incidents")]
    public async Task Each_published_breach_is_stopped_and_only_by_its_control()
    {
        (string Incident, Func<Task<bool>> GoesThrough, Func<Task<bool>> Without)[] replays =
        [
            ("Nottinghamshire: one assessment to a mother and two former partners", () => TellsWhere(shielded: true), () => TellsWhere(shielded: false)),
            ("Wakefield: a mother’s address in a bundle for the court", () => TellsWhere(shielded: true, toCourt: true), () => TellsWhere(shielded: false, toCourt: true)),
            ("Adopted children’s address to a birth father", () => TellsWhere(shielded: true, school: true), () => TellsWhere(shielded: false, school: true)),
            ("Charnwood: a new address told in a letter to the old one", () => WritesTo(old: true), () => WritesTo(old: false)),
            ("Norfolk: a letter to the house next door", () => WritesNextDoor(true), () => WritesNextDoor(false)),
            ("Plymouth: one family’s report among another’s papers", () => TakesFromAnother(fromItsOwn: false), () => TakesFromAnother(fromItsOwn: true)),
            ("Midlothian: sent to somebody of another family", () => SendsToAnother(ofItsOwn: false), () => SendsToAnother(ofItsOwn: true)),
            ("St Helens and Redcar: a worker opens a family that is not theirs", () => Opens(works: false), () => Opens(works: true)),
            ("PSNI: hidden data in a file", () => HasHiddenParts(planted: false), () => HasHiddenParts(planted: true)),
        ];
        foreach (var (incident, goesThrough, without) in replays)
        {
            Assert.False(await goesThrough(), $"{incident}: it went through");
            Assert.True(await without(), $"{incident}: it is stopped even without its control, so the replay proves nothing");
        }

        Soak.Say($"{replays.Length} published breaches replayed and stopped, each goes through without its control; {Waiting.Length} wait: {string.Join("; ", Waiting.Select(w => $"{w.Incident} ({w.WaitsFor})"))}");
    }

    private async Task<bool> TellsWhere(bool shielded, bool toCourt = false, bool school = false)
    {
        var (family, address) = await world.AShieldedFamily();
        var by = await world.Acting(family.SocialWorker);
        var place = (await world.Run((services, now) => Get<RecordAddress>(services).Do(
            family.Episode, new NewAddress(null, family.Child("Amy"), "Alderwick Primary", null, null, false, now.Today, AddressKind.School), by, now, default))).Value;
        if (!shielded)
        {
            await world.Read(db => db.Addresses.Where(a => a.Id == address || a.Id == place).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsProtected, false)));
        }

        var word = school ? "Alderwick" : "Secret Mews";
        await world.AVisit(family, school ? "Collected at Alderwick Primary" : "Seen at 9 Secret Mews");
        var id = await world.Started(family, toCourt ? null : family.Adult("Paul"), OutgoingKind.ChildFile, of: family.Child("Amy").Value);
        var made = await world.Makes(family, id, looked: true);
        return made.Ok && System.Text.Encoding.UTF8.GetString(await world.BytesOf(id)).Contains(word, StringComparison.Ordinal);
    }

    private async Task<bool> WritesTo(bool old)
    {
        var (family, before) = await world.AShieldedFamily();
        var vera = family.Adult("Vera");
        await world.SaysLettersGo(family, vera, before);
        var by = await world.Acting(family.SocialWorker);
        if (old)
        {
            await world.Run((services, now) => Get<RecordAddress>(services).Do(family.Episode, new NewAddress(null, vera, "1 New Street", null, null, true, now.Today, LettersHere: false), by, now, default));
        }

        return (await world.Starts(family, GivenDocument.Wanted(vera, OutgoingKind.Letter, "Your new home", way: SendingWay.Post))).Ok;
    }

    private async Task<bool> WritesNextDoor(bool isAnothers)
    {
        var (family, hers) = await world.AShieldedFamily();
        var (_, others) = await world.AShieldedFamily();
        return (await world.SaysLettersGo(family, family.Adult("Vera"), isAnothers ? others : hers)).Ok;
    }

    private async Task<bool> TakesFromAnother(bool fromItsOwn)
    {
        var (family, _) = await world.AShieldedFamily();
        var (other, _) = await world.AShieldedFamily();
        return (await world.Starts(family, GivenDocument.Wanted(null, OutgoingKind.ChildFile, of: (fromItsOwn ? family : other).Child("Amy").Value))).Ok;
    }

    private async Task<bool> SendsToAnother(bool ofItsOwn)
    {
        var (family, _) = await world.AShieldedFamily();
        var (other, _) = await world.AShieldedFamily();
        return (await world.Starts(family, GivenDocument.Wanted((ofItsOwn ? family : other).Adult("Paul")))).Ok;
    }

    private async Task<bool> Opens(bool works)
    {
        var (family, _) = await world.AShieldedFamily();
        var worker = works ? await world.Given.ACoWorker(family, Role.SocialWorker) : await world.Given.AWorker(Role.SocialWorker);
        return (await world.As(worker).Open(FamiliesLinks.Home(family.Ref))).Status == HttpStatusCode.OK;
    }

    private async Task<bool> HasHiddenParts(bool planted)
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AMadeLetter(family, family.Adult("Paul"), format: OutgoingFormat.Word);
        using var file = new MemoryStream();
        file.Write(await world.BytesOf(id));
        using var zip = new ZipArchive(file, ZipArchiveMode.Update);
        if (planted)
        {
            zip.CreateEntry("docProps/core.xml");
        }

        return zip.Entries.Any(e => e.FullName is not ("[Content_Types].xml" or "_rels/.rels" or "word/document.xml" or "word/styles.xml" or "word/_rels/document.xml.rels"));
    }

    private static T Get<T>(IServiceProvider services)
        where T : notnull => (T)services.GetService(typeof(T))!;
}
