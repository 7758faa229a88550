using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>An account that somebody opened and somebody else hands over.</summary>
public sealed record HandOverLine(RowId Id, string Worker, string Opener, DateTime OpenedAt, DateOnly? CodeUntil, HandOverEnd? Ending)
{
    /// <summary>Whether it waits for a second person: nobody has given a code, or the code was not used in time.</summary>
    public bool WaitsOn(DateOnly today) => Ending is null && !(CodeUntil >= today);

    public string InWords(DateOnly today) => (Ending, CodeUntil) switch
    {
        (HandOverEnd.Used, _) => "Handed over",
        (HandOverEnd.Declined, _) => "Declined",
        (HandOverEnd.Closed, _) => "Closed before it was handed over",
        (HandOverEnd.Linked, _) => "Linked with an identity provider instead",
        (_, null) => "Waits for a second person",
        (_, { } until) when until < today => $"Waits for a second person: the code that counted until {until:d MMMM yyyy} was not used",
        (_, { } until) => $"A code was given, which counts until {until:d MMMM yyyy}",
    };
}

internal static class HandOversInView
{
    public static IQueryable<HandOverLine> Lines(this IQueryable<HandOver> handOvers, KithDb db) =>
        from h in handOvers
        join w in db.Workers on h.Worker equals w.Id
        join o in db.Workers on h.Opener equals o.Id
        orderby h.EndedAt != null, h.OpenedAt descending, h.Id
        select new HandOverLine(h.Id, w.Name, o.Name, h.OpenedAt, h.CodeUntil, h.Ending);

    /// <summary>Those for which somebody other than whoever opened them has something to do.</summary>
    public static IQueryable<HandOver> WaitingOn(this IQueryable<HandOver> handOvers, DateOnly today) => handOvers.Where(h => h.EndedAt == null && (h.CodeUntil == null || h.CodeUntil < today));

    /// <summary>Whatever hand-over of the worker’s account is open comes to an end, and its code with it.</summary>
    public static async Task EndHandOvers(this KithDb db, WorkerId worker, HandOverEnd how, Now now, CancellationToken ct)
    {
        foreach (var open in await db.HandOvers.Where(h => h.Worker == worker && h.EndedAt == null).ToListAsync(ct))
        {
            open.End(how, now);
        }
    }
}
