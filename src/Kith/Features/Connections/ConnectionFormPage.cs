using Kith.Features.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

/// <summary>A form about one connection of a family.</summary>
public abstract class ConnectionFormPage<TInput>(ConnectionReader reader) : FamilyFormPage<TInput>
    where TInput : class, new()
{
    [BindProperty(SupportsGet = true, Name = "connection")]
    public ConnectionId Id { get; set; }

    public ConnectionInView InView { get; private set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        InView = (await reader.Find(Id, Family, By, ct))!;
        return InView is null ? NotFound() : null;
    }
}
