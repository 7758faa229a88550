using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

/// <summary>One connection of a family with every step, also those taken back.</summary>
[Needs(Duty.SeeConnections)]
public sealed class ReadConnectionModel(ConnectionReader reader) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "connection")]
    public ConnectionId Id { get; set; }

    public ConnectionInView InView { get; private set; } = null!;

    public bool MayConnect => Family.May(By, Duty.Connect);

    public bool MayTakeBack => InView.Connection.Latest.State is not (ConnectionState.Shortlisted or ConnectionState.Requested);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        InView = (await reader.Find(Id, Family, By, ct))!;
        return InView is null ? NotFound() : Page();
    }
}
