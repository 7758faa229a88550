using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Listings that are perhaps of one service, two and two, the most alike first; or those of which an editor has said whether they are.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListTwinsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "decided")]
    public bool IsDecided { get; set; }

    public Paged<TwinLine> Lines { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var states = IsDecided ? new[] { TwinState.Same, TwinState.NotTheSame } : [TwinState.Open];
        Lines = await (from t in db.Twins
                       join one in db.Services on t.One equals one.Number
                       join other in db.Services on t.Other equals other.Number
                       where states.Contains(t.State)
                       orderby t.DecidedAt descending, t.Points descending, t.Id
                       select new TwinLine(t.Id, one.Name, one.Source, other.Name, other.Source, t.Grounds, t.State, t.DecidedAt)).Page(Number, ct);
    }
}

public sealed record TwinLine(RowId Id, string One, string? OneFrom, string Other, string? OtherFrom, TwinGrounds Grounds, TwinState State, DateTime? DecidedAt);
