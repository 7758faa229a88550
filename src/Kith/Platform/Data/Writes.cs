using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.Web;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>
/// The one way to write: a turn in the queue, one transaction, the command, its facts, whoever listens to them, the form's reply, commit.
/// A refused command leaves nothing behind and does not use up the form.
/// </summary>
/// <exception cref="UnconfirmedException">It may have been kept or not; the form sent again tells.</exception>
public sealed class Writes(KithDb db, Ledger ledger, Audit audit, WriteQueue queue, TimeProvider time, Figures figures, IEnumerable<IListener> listeners)
{
    public Task<Outcome<T>> Run<T>(Func<Now, Task<Outcome<T>>> command, CancellationToken ct = default) =>
        Run(command, null, ct);

    /// <param name="form">The form that asks, so that sending it again repeats the reply instead of the work.</param>
    public async Task<Outcome<T>> Run<T>(Func<Now, Task<Outcome<T>>> command, FormSave<T>? form, CancellationToken ct = default)
    {
        using var trace = Figures.Traces.StartActivity("save");
        var came = "failed";
        try
        {
            var outcome = await Do(command, form, ct);
            came = outcome.Ok ? "kept" : form?.Saved is not null ? "repeated" : "refused";
            return outcome;
        }
        catch (UnconfirmedException)
        {
            came = "unconfirmed";
            throw;
        }
        finally
        {
            trace?.SetTag("outcome", came);
            figures.Saved(came);
        }
    }

    private async Task<Outcome<T>> Do<T>(Func<Now, Task<Outcome<T>>> command, FormSave<T>? form, CancellationToken ct)
    {
        using var turn = await queue.Take(ct);
        db.ChangeTracker.Clear();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (form is not null && await form.Earlier(db, ct))
            {
                if (form.IsRepeat)
                {
                    await form.DropDraft(db);
                }

                await transaction.CommitAsync(CancellationToken.None);
                return Refusal.Stale;
            }

            var now = Now.At(time.GetUtcNow());
            var outcome = await command(now);
            if (!outcome.Ok)
            {
                return outcome;
            }

            // From here the work is asked for: nobody's impatience may leave it half done, and a commit is never cancelled.
            await db.SaveChangesAsync(CancellationToken.None);
            await Spread(now);
            await audit.KeepSearches(db);
            form?.Answer(db, outcome.Value, now);
            await db.SaveChangesAsync(CancellationToken.None);
            if (form is not null)
            {
                await form.DropDraft(db);
            }

            await transaction.CommitAsync(CancellationToken.None);
            audit.ForgetSearches();
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Stale;
        }
        catch (Exception fault) when (Rights.IsDeadlock(fault))
        {
            return Refusal.Stale;
        }
        catch (DbUpdateException) when (form is not null)
        {
            // Two sendings of one form at once: the other one may have won.
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            if (!await form.Earlier(db, CancellationToken.None))
            {
                throw;
            }

            await transaction.CommitAsync(CancellationToken.None);
            return Refusal.Stale;
        }
        finally
        {
            ledger.Forget();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A history that is told later: command after command, each at its own moment, in one transaction. It is told whole or not at all.</summary>
    public async Task Tell(Func<History, Task> story, CancellationToken ct = default)
    {
        using var turn = await queue.Take(ct);
        db.ChangeTracker.Clear();
        db.Database.AutoSavepointsEnabled = false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await story(new History(this));
            await transaction.CommitAsync(CancellationToken.None);
        }
        finally
        {
            db.Database.AutoSavepointsEnabled = true;
            ledger.Forget();
            db.ChangeTracker.Clear();
        }
    }

    public sealed class History
    {
        private readonly Writes writes;

        internal History(Writes writes) => this.writes = writes;

        /// <summary>Runs one command as its door would have done at that moment. Whoever tells a history knows what happened: a refusal is a fault.</summary>
        public Task<T> At<T>(Now now, Func<Task<Outcome<T>>> command) => writes.Next(now, command);
    }

    private async Task<T> Next<T>(Now now, Func<Task<Outcome<T>>> command)
    {
        var done = (await command()).Value;
        await db.SaveChangesAsync(CancellationToken.None);
        await Spread(now);
        db.ChangeTracker.Clear();
        return done;
    }

    private async Task Spread(Now now)
    {
        while (ledger.TakeTold(now) is { Count: > 0 } told)
        {
            foreach (var (fact, row) in told)
            {
                db.Facts.Add(row);
                if (fact is ITakesAway { Takes: true })
                {
                    await db.TakeRights(row.FamilyEpisode);
                }

                if (row.FamilyEpisode is { } episode)
                {
                    db.Bounds.Open(episode);
                }

                foreach (var listener in listeners)
                {
                    await listener.Hear(fact, row, now, CancellationToken.None);
                }
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }
    }
}

/// <summary>SQLite has one writer at a time: this process queues for it instead of failing as busy. PostgreSQL needs no queue.</summary>
public sealed class WriteQueue(Storage storage) : IDisposable
{
    private readonly SemaphoreSlim? gate = storage.IsEmbedded ? new SemaphoreSlim(1, 1) : null;

    public async ValueTask<IDisposable?> Take(CancellationToken ct)
    {
        if (gate is null)
        {
            return null;
        }

        await gate.WaitAsync(ct);
        return new Turn(gate);
    }

    public void Dispose() => gate?.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
