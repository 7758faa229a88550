using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>Records that a service was asked to help: for whom, what allowed it, what it may be told and how they can be reached in safety.</summary>
public sealed class AskForHelp(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ConnectionId>> Do(ConnectionId id, AskInput input, Acting by, Now now, CancellationToken ct)
    {
        var (connection, refusal) = await db.ConnectionToWrite(id, input.Version, by, ct);
        if (connection is null)
        {
            return refusal!;
        }

        var about = await db.AboutOf(connection, ct);
        var whom = input.ConsentBy is { } consenting ? input.People.Append(consenting).ToList() : input.People;
        if (!await db.AreMembers(about.Family!.Value, whom, ct))
        {
            return Refusal.NotFound;
        }

        var isClosed = await db.FamilyEpisodes.AnyAsync(e => e.Id == connection.FamilyEpisode && e.ClosedOn != null, ct);
        var no = new Refusals()
            .If(isClosed, string.Empty, "This work is closed: no service can be asked")
            .Within(string.Empty, await db.TellsWhere(about.Family!.Value, connection.FamilyEpisode, by, [("MayTell", input.MayTell), ("SafeContact", input.SafeContact)], ct))
            .If(input.Basis is { } basis && LawfulBasis.On(now.Today).All(b => b.Code != basis), "Basis", "Select what allows you to tell the service about them");
        if (no.Any || (no = connection.Ask(new Asking(input.People, input.Basis, input.ConsentBy, input.ConsentOn, input.BasisWords, input.MayTell, input.SafeContact), by.Posting, now)).Any)
        {
            return no;
        }

        ledger.Tell(new ServiceAsked(id, connection.Service, connection.Basis!.Value), await db.AboutOf(connection, ct), by);
        return id;
    }
}

/// <summary>Says how a connection went on, and what changed.</summary>
public sealed class MoveConnection(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ConnectionId>> Do(ConnectionId id, MoveInput input, Acting by, Now now, CancellationToken ct)
    {
        var (connection, refusal) = await db.ConnectionToWrite(id, input.Version, by, ct);
        if (connection is null)
        {
            return refusal!;
        }

        var no = connection.Move(new NextMove(input.To, input.On, input.ExpectedOn, input.Change, input.View, input.Note), by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        var move = connection.Latest;
        ledger.Tell(new ConnectionMoved(id, move.State, move.On, move.Change, move.View), await db.AboutOf(connection, ct), by);
        return id;
    }
}

/// <summary>A step was recorded by mistake: it stays, marked, and the one before stands again.</summary>
public sealed class TakeBackMove(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ConnectionId>> Do(ConnectionId id, TakeBackInput input, Acting by, Now now, CancellationToken ct)
    {
        var (connection, refusal) = await db.ConnectionToWrite(id, input.Version, by, ct);
        if (connection is null)
        {
            return refusal!;
        }

        var no = connection.TakeBack(input.Why, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ConnectionMoveTakenBack(id, connection.State), await db.AboutOf(connection, ct), by);
        return id;
    }
}

/// <summary>Puts right of whom a service is told, what, and how they can be reached.</summary>
public sealed class PutRightConnection(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ConnectionId>> Do(ConnectionId id, PutRightInput input, Acting by, Now now, CancellationToken ct)
    {
        var (connection, refusal) = await db.ConnectionToWrite(id, input.Version, by, ct);
        if (connection is null)
        {
            return refusal!;
        }

        var about = await db.AboutOf(connection, ct);
        var added = input.People.Except(connection.People.Select(p => p.Person)).ToList();
        if (!await db.AreMembers(about.Family!.Value, added, ct))
        {
            return Refusal.NotFound;
        }

        var told = await db.TellsWhere(about.Family!.Value, connection.FamilyEpisode, by, [("MayTell", input.MayTell), ("SafeContact", input.SafeContact)], ct);
        if (told.Count > 0)
        {
            return new Refusals().Within(string.Empty, told);
        }

        var before = (Whom: connection.People.Select(p => p.Person).ToHashSet(), connection.MayTell, connection.SafeContact);
        var no = connection.PutRight(input.People, input.MayTell, input.SafeContact, now);
        if (no.Any)
        {
            return no;
        }

        string[] changed =
        [
            .. before.Whom.SetEquals(connection.People.Select(p => p.Person)) ? [] : new[] { nameof(Connection.People) },
            .. before.MayTell == connection.MayTell ? [] : new[] { nameof(Connection.MayTell) },
            .. before.SafeContact == connection.SafeContact ? [] : new[] { nameof(Connection.SafeContact) },
        ];
        ledger.Tell(new ConnectionPutRight(id, changed), about, by);
        return id;
    }
}
