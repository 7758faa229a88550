using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>A page on which somebody puts their name to a census of their agency.</summary>
public abstract class CensusFormPage<TInput>(KithDb db) : FormPage<TInput>
    where TInput : class, new()
{
    [BindProperty(SupportsGet = true, Name = "build")]
    public CensusBuildId Id { get; set; }

    public CensusInView Census { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Census = (await db.CensusesOf(By).Where(b => b.Id == Id).InView(db).FirstOrDefaultAsync(ct))!;
        return Census is null || !Census.IsOver ? NotFound() : null;
    }
}

/// <summary>A form that asks nothing but to be sent.</summary>
public sealed class NothingInput;
