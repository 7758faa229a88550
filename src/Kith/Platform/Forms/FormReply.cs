using Kith.Platform.Data;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Forms;

/// <summary>What a form was answered when it was saved: sent again with the same words it gets the same answer, with other words it is told when.</summary>
public sealed class FormReply
{
    public required Guid Key { get; init; }

    public required PostingId Posting { get; init; }

    public required string Route { get; init; }

    public required byte[] BodyHash { get; init; }

    public required string Location { get; init; }

    public required string Done { get; init; }

    public required DateTime At { get; init; }

    /// <summary>
    /// What the form with this key was answered, or null. It is written anew unchanged: so the commit of this transaction, too, is confirmed only where that save is.
    /// </summary>
    internal static async Task<FormReply?> Earlier(KithDb db, Guid key, CancellationToken ct)
    {
        var earlier = await db.FormReplies.AsNoTracking().FirstOrDefaultAsync(r => r.Key == key, ct);
        if (earlier is not null)
        {
            await db.FormReplies.Where(r => r.Key == key).ExecuteUpdateAsync(set => set.SetProperty(r => r.Done, r => r.Done), CancellationToken.None);
        }

        return earlier;
    }
}

/// <summary>One sending of a form to be saved.</summary>
/// <param name="location">Where a saved form leads.</param>
public sealed class FormSave<T>(Stamp stamp, string route, byte[] bodyHash, Func<T, string> location, string done)
{
    /// <summary>Set when the form had been saved before.</summary>
    public FormReply? Saved { get; private set; }

    public bool IsRepeat => Saved is { } saved && saved.BodyHash.AsSpan().SequenceEqual(bodyHash) && saved.Posting == stamp.Posting && saved.Route == route;

    internal async Task<bool> Earlier(KithDb db, CancellationToken ct) => (Saved = await FormReply.Earlier(db, stamp.Key, ct)) is not null;

    internal void Answer(KithDb db, T value, Now now) =>
        db.FormReplies.Add(new FormReply
        {
            Key = stamp.Key,
            Posting = stamp.Posting,
            Route = route,
            BodyHash = bodyHash,
            Location = location(value),
            Done = done,
            At = now.Moment,
        });

    internal Task DropDraft(KithDb db) => db.Drafts.Where(d => d.Instance == stamp.Instance && d.Posting == stamp.Posting).ExecuteDeleteAsync(CancellationToken.None);
}
