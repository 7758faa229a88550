using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Platform.Look;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>
/// The shortlist to hand over. It names neither the family nor why: paper lies about. What is kept on a side is on nobody’s paper but that person’s.
/// </summary>
[Needs(Duty.SeeConnections)]
public sealed class ShortlistOnPaperModel(KithDb db, ServiceReader reader) : FamilyPage
{
    private const int Most = 30;

    [BindProperty(SupportsGet = true, Name = "adult")]
    public PersonId? Adult { get; set; }

    [BindProperty(SupportsGet = true, Name = "large")]
    public bool IsLarge { get; set; }

    public IReadOnlyList<PaperLine> Lines { get; private set; } = [];

    /// <summary>Those on whose side something is shortlisted that the reader may read.</summary>
    public IReadOnlyList<PersonId> Sides { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (Adult is { } one && Family.Find(one) is null)
        {
            return NotFound();
        }

        var readable = db.Connections.ReadableIn(Family.Episode, By, Family.Held).Where(c => c.State == ConnectionState.Shortlisted && c.RemovedAt == null);
        var kept = await (from c in readable
                          join s in db.Services on c.Service equals s.Id
                          orderby s.Name
                          select new { s.Number, s.Id, s.Audience, c.LabelPerson }).ToListAsync(ct);
        Sides = kept.Select(k => k.LabelPerson).OfType<PersonId>().Distinct().ToList();
        var mine = kept.Where(k => k.LabelPerson == Adult).DistinctBy(k => k.Number).Take(Most).ToList();
        var shown = await reader.Read(mine.ConvertAll(k => k.Number), Audience.Practitioners, ct);
        Lines = mine.Where(k => shown.ContainsKey(k.Number))
            .Select(k => new PaperLine(shown[k.Number], k.Audience == Audience.Public ? QrSquare.Path($"{Request.Scheme}://{Request.Host}{DirectoryLinks.Service(k.Id)}") : null)).ToList();
        return Page();
    }
}

/// <param name="Square">Opens the public page of the service; a service for workers has none.</param>
public sealed record PaperLine(ServiceShown Service, string? Square);
