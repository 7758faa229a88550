using Kith.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Record;

/// <summary>The database itself refuses to change or delete a line of the Ledger, of the audit or a seal (TR-51). Whoever may remove its triggers is found by the seals.</summary>
internal sealed class OnlyAddedTo : IPrepare
{
    public async Task Prepare(KithDb db, CancellationToken ct)
    {
        if (db is SqliteKithDb)
        {
            foreach (var sql in Sqlite())
            {
                await db.Database.ExecuteSqlAsync(sql, ct);
            }

            return;
        }

        // Looked for first, because making them waits for everybody who writes.
        if (await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_trigger WHERE tgname = 'kith_only_added_to' AND tgenabled = 'O'").SingleAsync(ct) < 3
            || await db.Database.SqlQuery<bool>(OwnerMayChange).SingleAsync(ct))
        {
            foreach (var sql in Postgres())
            {
                await db.Database.ExecuteSqlAsync(sql, ct);
            }
        }
    }

    // Asked of the owner and not of whoever runs Kith: nothing is withheld from a superuser.
    private static FormattableString OwnerMayChange =>
        $"""
        SELECT EXISTS (
            SELECT FROM pg_class c, aclexplode(COALESCE(c.relacl, acldefault('r', c.relowner))) a
            WHERE c.oid IN ('"Ledger"'::regclass, '"Audit"'::regclass, '"Seals"'::regclass) AND a.grantee IN (0, c.relowner) AND a.privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')) AS "Value"
        """;

    private static IEnumerable<FormattableString> Sqlite() =>
    [
        $"""CREATE TRIGGER IF NOT EXISTS "Ledger_stays" BEFORE UPDATE ON "Ledger" BEGIN SELECT RAISE(ABORT, 'The Ledger is only added to'); END""",
        $"""CREATE TRIGGER IF NOT EXISTS "Ledger_keeps" BEFORE DELETE ON "Ledger" BEGIN SELECT RAISE(ABORT, 'The Ledger is only added to'); END""",
        $"""CREATE TRIGGER IF NOT EXISTS "Audit_stays" BEFORE UPDATE ON "Audit" BEGIN SELECT RAISE(ABORT, 'The audit is only added to'); END""",
        $"""CREATE TRIGGER IF NOT EXISTS "Audit_keeps" BEFORE DELETE ON "Audit" BEGIN SELECT RAISE(ABORT, 'The audit is only added to'); END""",
        $"""CREATE TRIGGER IF NOT EXISTS "Seals_stay" BEFORE UPDATE ON "Seals" BEGIN SELECT RAISE(ABORT, 'Seals are only added to'); END""",
        $"""CREATE TRIGGER IF NOT EXISTS "Seals_keep" BEFORE DELETE ON "Seals" BEGIN SELECT RAISE(ABORT, 'Seals are only added to'); END""",
    ];

    private static IEnumerable<FormattableString> Postgres() =>
    [
        $"CREATE OR REPLACE FUNCTION kith_only_added_to() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''% is only added to'', TG_TABLE_NAME; END'",
        $"""CREATE OR REPLACE TRIGGER kith_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON "Ledger" FOR EACH STATEMENT EXECUTE FUNCTION kith_only_added_to()""",
        $"""CREATE OR REPLACE TRIGGER kith_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON "Audit" FOR EACH STATEMENT EXECUTE FUNCTION kith_only_added_to()""",
        $"""CREATE OR REPLACE TRIGGER kith_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON "Seals" FOR EACH STATEMENT EXECUTE FUNCTION kith_only_added_to()""",
        $"""ALTER TABLE "Ledger" ENABLE TRIGGER kith_only_added_to""",
        $"""ALTER TABLE "Audit" ENABLE TRIGGER kith_only_added_to""",
        $"""ALTER TABLE "Seals" ENABLE TRIGGER kith_only_added_to""",
        $"""REVOKE UPDATE, DELETE, TRUNCATE ON "Ledger", "Audit", "Seals" FROM PUBLIC, CURRENT_USER""",
    ];
}
