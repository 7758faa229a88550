using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class SynonymInput
{
    public int Version { get; set; }

    [Display(Name = "What people type")]
    public string? Phrase { get; set; }

    [Display(Name = "What it also means")]
    public string? Means { get; set; }

    [Display(Name = "Which way")]
    public bool? IsBothWays { get; set; }
}

public sealed class AddSynonym(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(SynonymInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        var said = Synonym.Say(input.Phrase, input.Means, input.IsBothWays, now);
        var no = new Refusals().Within(string.Empty, said.Refusals).If(await db.HasLine(input.Phrase, null, ct), "Phrase", SynonymLines.Twice);
        if (no.Any)
        {
            return no;
        }

        db.Add(said.Value);
        ledger.Tell(new SynonymAdded(said.Value.Id), About.Organisation, by);
        return said.Value.Id;
    }
}

public sealed class ChangeSynonym(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, SynonymInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Synonyms.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } synonym)
        {
            return Refusal.NotFound;
        }

        if (synonym.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = synonym.Change(input.Phrase, input.Means, input.IsBothWays).If(await db.HasLine(input.Phrase, id, ct), "Phrase", SynonymLines.Twice);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new SynonymChanged(id), About.Organisation, by);
        return id;
    }
}

public sealed class RemoveSynonym(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, Acting? by, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Synonyms.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } synonym)
        {
            return Refusal.NotFound;
        }

        db.Remove(synonym);
        ledger.Tell(new SynonymRemoved(id), About.Organisation, by);
        return id;
    }
}

internal static class SynonymLines
{
    public const string Twice = "This has a line already: change that one";

    public static async Task<bool> HasLine(this KithDb db, string? phrase, RowId? but, CancellationToken ct)
    {
        var others = await db.Synonyms.Where(s => s.Id != but).Select(s => s.Phrase).ToListAsync(ct);
        return others.Contains(phrase?.Trim() ?? string.Empty, StringComparer.OrdinalIgnoreCase);
    }
}
