using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Kith.Platform.Data;

/// <summary>A change was sent to be kept, and nobody knows whether it is kept wherever it must be: it may be shown neither as saved nor as not saved (TR-42).</summary>
public sealed class UnconfirmedException(Exception? cause = null) : DbException("It is not known whether this was kept", cause);

/// <summary>
/// A commit counts only once PostgreSQL has confirmed it without reserve. When its wait for a standby is cut short it commits all the same and says so
/// in a warning alone, which Npgsql does not take for a fault; and when the connection breaks meanwhile it may have committed or not.
/// </summary>
internal sealed class ConfirmedCommits : DbTransactionInterceptor
{
    public static readonly ConfirmedCommits Instance = new();

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        var isWarned = false;
        connection.Notice += Hear;
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException broken) when (!IsRefused(broken))
        {
            throw new UnconfirmedException(broken);
        }
        finally
        {
            connection.Notice -= Hear;
        }

        return isWarned ? throw new UnconfirmedException() : InterceptionResult.Suppress();

        // Nothing else of Kith’s warns at a commit, and the words of a warning are in the server’s language.
        void Hear(object sender, NpgsqlNoticeEventArgs said) => isWarned |= said.Notice.InvariantSeverity == "WARNING";
    }

    /// <summary>The server answered that it has not committed; whoever it cut off or shut down (classes 08 and 57) learned nothing.</summary>
    private static bool IsRefused(NpgsqlException fault) =>
        fault is PostgresException { SqlState: var state } && !state.StartsWith("08", StringComparison.Ordinal) && !state.StartsWith("57", StringComparison.Ordinal);
}
