using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>Documents as a test stands on them, each step by the command that its page calls.</summary>
public static class GivenDocument
{
    public static Task<Outcome<OutgoingId>> Starts(this KithWorld world, FamilyInTest family, OutgoingWanted wanted, WorkerInTest? by = null) => world.Run(async (services, now) =>
        await services.GetRequiredService<StartDocument>().Do(family.Episode, wanted, await world.Acting(by ?? family.SocialWorker), now, default));

    public static async Task<OutgoingId> Started(this KithWorld world, FamilyInTest family, PersonId? to, OutgoingKind kind = OutgoingKind.Chronology, string? letter = null, Guid? of = null, OutgoingFormat format = OutgoingFormat.Print) =>
        (await world.Starts(family, Wanted(to, kind, letter, of, format))).Value;

    public static OutgoingWanted Wanted(PersonId? to, OutgoingKind kind = OutgoingKind.Chronology, string? letter = null, Guid? of = null, OutgoingFormat format = OutgoingFormat.Print, SendingWay way = SendingWay.ByHand) =>
        new(kind, of, letter, to, to is null ? "Northmoor Family Court" : null, way, format, "For the hearing on 3 July", LawfulBasis.CourtOrder);

    public static Task<Outcome<OutgoingId>> Makes(this KithWorld world, FamilyInTest family, OutgoingId id, IReadOnlyCollection<string>? others = null, string? why = null, bool looked = false, WorkerInTest? by = null) =>
        world.Run(async (services, now) =>
        {
            var (command, author) = (services.GetRequiredService<MakeDocument>(), await world.Acting(by ?? family.SocialWorker));
            return await command.Do(id, others ?? [], why, looked, author, now, default, await command.Print(id, others ?? [], looked, author, now, default));
        });

    /// <summary>A letter to the person, made and waiting for its release.</summary>
    public static async Task<OutgoingId> AMadeLetter(this KithWorld world, FamilyInTest family, PersonId? to, string letter = "We invite you to the meeting.", OutgoingFormat format = OutgoingFormat.Print) =>
        (await world.Makes(family, await world.Started(family, to, OutgoingKind.Letter, letter, format: format))).Value;

    public static async Task<OutgoingId> AReleasedLetter(this KithWorld world, FamilyInTest family, PersonId? to, OutgoingFormat format = OutgoingFormat.Print)
    {
        var id = await world.AMadeLetter(family, to, format: format);
        return (await world.Releases(family, id)).Value;
    }

    /// <summary>The manager opens the document and lets it go.</summary>
    public static async Task<Outcome<OutgoingId>> Releases(this KithWorld world, FamilyInTest family, OutgoingId id)
    {
        await world.LooksAt(family, id, family.Manager);
        return await world.Run(async (services, now) => await services.GetRequiredService<ReleaseDocument>().Do(id, await world.Acting(family.Manager), now, default));
    }

    public static Task<Outcome<TakenDocument>> LooksAt(this KithWorld world, FamilyInTest family, OutgoingId id, WorkerInTest by) =>
        world.Run(async (services, now) => await services.GetRequiredService<TakeDocument>().Do(family.Episode, id, await world.Acting(by), now, default));

    public static Task<string?> HashOf(this KithWorld world, OutgoingId id) => world.Read(db => db.Outgoings.Where(o => o.Id == id).Select(o => o.Hash).SingleAsync());

    public static Task<byte[]> BytesOf(this KithWorld world, OutgoingId id) => world.Read(db => db.OutgoingFiles.Where(f => f.Outgoing == id).Select(f => f.Bytes).SingleAsync());

    /// <summary>Says that letters go to the address.</summary>
    public static async Task<Outcome<PersonId>> SaysLettersGo(this KithWorld world, FamilyInTest family, PersonId person, RowId? address, bool noLetters = false)
    {
        var by = await world.Acting(family.SocialWorker);
        var version = await world.Read(db => db.SafeContacts.Where(s => s.Person == person).Select(s => (int?)s.Version).FirstOrDefaultAsync()) ?? 0;
        return await world.Do((SayHowToReach command, Now now) => command.Do(family.Episode, person, new SafeContactSaid(noLetters, false, false, false, null, address), version, by, now, default));
    }
}
