using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>A form about two listings that look alike.</summary>
public abstract class TwinFormPage<TInput>(KithDb db) : FormPage<TInput>
    where TInput : class, new()
{
    [BindProperty(SupportsGet = true, Name = "twin")]
    public RowId Id { get; set; }

    public Twin Twin { get; private set; } = null!;

    public TwinSide One { get; private set; } = null!;

    public TwinSide Other { get; private set; } = null!;

    public string? DecidedBy { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Twins.AsNoTracking().FirstOrDefaultAsync(t => t.Id == Id, ct) is not { } twin)
        {
            return NotFound();
        }

        Twin = twin;
        var both = await db.Services.Where(s => s.Number == twin.One || s.Number == twin.Other).OrderBy(s => s.Number)
            .Select(s => new TwinSide(s.Id, s.Name, s.Source, s.AssuredOn, s.Listing, db.Set<ServiceQuality>().Where(q => q.Service == s.Number).Select(q => q.Points).FirstOrDefault())).ToListAsync(ct);
        (One, Other) = (both[0], both[1]);
        DecidedBy = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == twin.DecidedBy select w.Name).FirstOrDefaultAsync(ct);
        return null;
    }
}

/// <summary>One of two listings that look alike.</summary>
public sealed record TwinSide(ServiceId Id, string Name, string? Source, DateOnly? AssuredOn, string Listing, int Points)
{
    public string From => $"from {Source ?? "Kith"}";

    public string InWords => $"From {Source ?? "Kith"}, {(AssuredOn is { } on ? $"checked {on:d MMMM yyyy}" : "never checked")}, quality {Points}";
}

[Needs(Duty.EditDirectory)]
public sealed class DecideTwinModel(KithDb db, ListingSides sides, DecideTwin decideTwin) : TwinFormPage<DecideTwinInput>(db)
{
    /// <summary>The fields in which they differ.</summary>
    public IReadOnlyList<FieldSides> Sides { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await base.Open(ct) is { } answer)
        {
            return answer;
        }

        if (Twin.State != TwinState.Open && Request.Method == "GET")
        {
            return Redirect(DirectoryLinks.TwinDecided(Id));
        }

        // What says the same in other rows is the same.
        Sides = (await sides.Of(One.Listing, One.Listing, Other.Listing, Audience.Practitioners, ct)).Where(f => f.Now != f.Proposed).ToList();
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Twin.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => decideTwin.Do(Id, Input, By, now, ct), then: _ => DirectoryLinks.Twins(), done: Input.Answer == TwinAnswer.NotTheSame ? "They stay apart" : "One listing stands for both", ct);
}

/// <summary>What an editor said of two listings. That they are not the same can be taken back.</summary>
[Needs(Duty.EditDirectory)]
public sealed class TakeBackTwinModel(KithDb db, TakeBackTwin takeBackTwin) : TwinFormPage<NothingToType>(db)
{
    protected override async Task<IActionResult?> Open(CancellationToken ct) => await base.Open(ct) ?? (Twin.State != TwinState.Open || Request.Method != "GET" ? null : Redirect(DirectoryLinks.Twin(Id)));

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(_ => takeBackTwin.Do(Id, By, ct), then: DirectoryLinks.Twin, done: "Taken back", ct);
}
