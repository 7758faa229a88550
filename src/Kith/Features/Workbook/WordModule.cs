using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

public sealed class WordModuleInput
{
    [Display(Name = "Title")]
    public string? Title { get; set; }

    [Display(Name = "What the module is for")]
    public string? Purpose { get; set; }

    public int Version { get; set; }
}

/// <summary>Words a module as the partnership's own programme does.</summary>
public sealed class WordModule(KithDb db, Ledger ledger)
{
    public async Task<Outcome<int>> Do(int number, WordModuleInput input, Acting by, CancellationToken ct)
    {
        if (!by.Has(Duty.EditModulePack))
        {
            return Refusal.Forbidden;
        }

        if (await db.Modules.FirstOrDefaultAsync(m => m.Number == number, ct) is not { } module)
        {
            return Refusal.NotFound;
        }

        if (module.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = module.Word(input.Title, input.Purpose);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ModuleWorded(number), About.Organisation, by);
        return number;
    }
}
