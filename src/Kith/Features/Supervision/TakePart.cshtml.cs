using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

[Needs(Duty.TakePartInSupervision)]
public sealed class TakePartModel(KithDb db, TakePart takePart, SupervisionDesk desk, TimeProvider time) : FamilyFormPage<TakePartInput>
{
    [BindProperty(SupportsGet = true, Name = "session")]
    public SupervisionId SessionId { get; set; }

    public SessionHead Session { get; private set; } = null!;

    public IReadOnlyList<Side> OwnSides { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var session = await db.Supervisions.Where(s => s.Id == SessionId && s.FamilyEpisode == Family.Episode).Select(s => new SessionHead(s.DueOn, s.SignedAt != null)).FirstOrDefaultAsync(ct);
        if (session is null)
        {
            return NotFound();
        }

        Session = session;
        OwnSides = (await desk.WorkersOf(Family.Episode, Now.At(time.GetUtcNow()).Today, ct)).FirstOrDefault(w => w.Posting == By.Posting)?.Sides ?? [];
        return null;
    }

    protected override async Task Prefill(CancellationToken ct)
    {
        var given = await db.RagRatings.ReadableIn(Family.Episode, By, Family.Held).AsNoTracking().Where(r => r.Supervision == SessionId && r.Worker == By.Posting).ToListAsync(ct);
        var update = await db.Minutes.ReadableIn(Family.Episode, By, Family.Held)
            .AsNoTracking().FirstOrDefaultAsync(m => m.Supervision == SessionId && m.Kind == MinuteKind.WrittenUpdate && m.By == By.Posting, ct);
        Input.Overall = Saved(new RatingInput(), given.Find(r => r.Child is null && r.Dimension == RagDimension.Overall));
        Input.Children = Family.Children.Select(c => Saved(new ChildRatingInput { Child = c.Id }, given.Find(r => r.Child == c.Id))).ToList();
        Input.Dimensions = Enum.GetValues<RagDimension>().Where(d => d != RagDimension.Overall)
            .Select(d => Saved(new DimensionRatingInput { Dimension = d }, given.Find(r => r.Child is null && r.Dimension == d))).ToList();
        Input.Update = update?.Text;
        var kept = given.Select(r => new Side(r.Label, r.LabelPerson)).Concat(update is null ? [] : [new Side(update.Label, update.LabelPerson)]).ToList();
        Input.Side = SideChoice.Of(kept is [var side, ..] ? side : OwnSides is [var own, ..] ? own : Side.Shared);
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => takePart.Do(SessionId, Input, By, now, ct),
        then: id => SupervisionLinks.Session(Family.Ref, id),
        done: "Your part is saved",
        ct);

    private static T Saved<T>(T input, RagRating? rating)
        where T : RatingInput
    {
        (input.Value, input.Reason) = (rating?.Value, rating?.Reason);
        return input;
    }
}

public sealed record SessionHead(DateOnly DueOn, bool IsSigned);
