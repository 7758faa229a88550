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

[Needs(Duty.HoldSupervision)]
public sealed class HoldSupervisionModel(
    KithDb db, HoldSupervision holdSupervision, SupervisionReader reader, SupervisionDesk desk, WorkbookDesk families, TimeProvider time) : FamilyFormPage<HoldInput>
{
    private const int StepIsDueInDays = 14;

    private Dictionary<PostingId, bool> rated = [];
    private List<PostingId> written = [];

    [BindProperty(SupportsGet = true, Name = "session")]
    public SupervisionId SessionId { get; set; }

    public SupervisionInView Session { get; private set; } = null!;

    public IReadOnlyList<NamedWorker> Asked { get; private set; } = [];

    public IReadOnlyList<WorkerChoice> Owners { get; private set; } = [];

    public IReadOnlyList<Side> Sides { get; private set; } = [];

    private DateOnly Today => Now.At(time.GetUtcNow()).Today;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await reader.Read(SessionId, Family.Episode, By, Family.Held, Today, ct) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        var named = await desk.WorkersOf(Family.Episode, Today, ct);
        Asked = named.Where(w => w.IsCurrent && w.IsMetBy(By)).ToList();
        Owners = (await db.ReadersOf(Family.Episode, Today).Choices(db, ct)).Where(o => named.All(w => w.Posting != o.Posting || w.IsMetBy(By))).ToList();
        Sides = await families.SidesOpenTo(Family.Episode, By, Family.Held, ct);
        rated = await db.RagRatings.ReadableIn(Family.Episode, By, Family.Held)
            .Where(r => r.Supervision == SessionId && r.Worker != null && r.Child == null && r.Dimension == RagDimension.Overall)
            .ToDictionaryAsync(r => r.Worker!.Value, r => r.RecordedBy == r.Worker, ct);
        written = await db.Minutes.ReadableIn(Family.Episode, By, Family.Held)
            .Where(m => m.Supervision == SessionId && m.Kind == MinuteKind.WrittenUpdate).Select(m => m.By).ToListAsync(ct);
        return Input.Workers.TrueForAll(w => Asked.Any(a => a.Posting == w.Posting)) ? null : NotFound();
    }

    protected override async Task Prefill(CancellationToken ct)
    {
        var said = await db.RagRatings.ReadableIn(Family.Episode, By, Family.Held).AsNoTracking()
            .Where(r => r.Supervision == SessionId && r.Worker != null && r.RecordedBy == By.Posting && r.Worker != By.Posting).ToListAsync(ct);
        Input.Version = Session.Version;
        Input.HeldOn = Session.HeldOn ?? Today;
        Input.Workers = Asked.Select(w => new WorkerAtSession
        {
            Posting = w.Posting,
            Presence = Session.Attendance.FirstOrDefault(a => a.Posting == w.Posting)?.Presence,
            Said = said.Find(r => r.Worker == w.Posting) is { } rating ? new RatingInput { Value = rating.Value, Reason = rating.Reason } : new RatingInput(),
        }).ToList();
        Input.Agreed = Saved(new RatingInput(), null, RagDimension.Overall);
        Input.Children = Family.Children.Select(c => Saved(new ChildRatingInput { Child = c.Id }, c.Id, RagDimension.Overall)).ToList();
        Input.Dimensions = Enum.GetValues<RagDimension>().Where(d => d != RagDimension.Overall).Select(d => Saved(new DimensionRatingInput { Dimension = d }, null, d)).ToList();
        Input.Discussion = TextOf(MinuteKind.Discussion, Side.Shared);
        Input.Decision = TextOf(MinuteKind.Decision, Side.Shared);
        Input.Apart = Sides.Select(s => new ApartInput { Side = SideChoice.Of(s), Text = TextOf(MinuteKind.Discussion, s) }).ToList();
        AddRow(nameof(HoldInput.Steps));
    }

    protected override void AddRow(string list)
    {
        if (list == nameof(HoldInput.Steps))
        {
            Input.Steps.Add(new SupervisionStepInput { DueOn = Today.AddDays(StepIsDueInDays) });
        }
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => holdSupervision.Do(SessionId, Input, By, now, ct),
        then: id => SupervisionLinks.Session(Family.Ref, id),
        done: "Group supervision saved",
        ct);

    protected override string? Called(object item) => item switch
    {
        PostingId posting => Asked.FirstOrDefault(w => w.Posting == posting)?.Name ?? Owners.FirstOrDefault(o => o.Posting == posting)?.Name,
        DimensionRatingInput part => part.Dimension.InWords(),
        ApartInput apart => ForSide(apart.Side),
        _ => base.Called(item),
    };

    public string Prepared(NamedWorker worker) => (rated.ContainsKey(worker.Posting), written.Contains(worker.Posting)) switch
    {
        (true, true) => "Has given their own rating and a written update",
        (true, false) => rated[worker.Posting] ? "Has given their own rating" : "Their own rating was said in the room",
        (false, true) => "Has sent a written update, without a rating",
        _ => "Has not given their own rating",
    };

    /// <summary>A rating that a worker entered is theirs: only one that nobody entered, or that was said in the room, is recorded for them.</summary>
    public bool MaySay(NamedWorker worker) => !rated.TryGetValue(worker.Posting, out var isTheirs) || !isTheirs;

    public string ForSide(string? side) => $"For {Family.NameOf(SideChoice.Parse(side)?.Person)}’s side only";

    private string? TextOf(MinuteKind kind, Side side) => Session.Minutes.FirstOrDefault(m => m.Kind == kind && m.Side == side)?.Text;

    private T Saved<T>(T input, PersonId? child, RagDimension dimension)
        where T : RatingInput
    {
        var rating = Session.Agreed.FirstOrDefault(r => r.Child == child && r.Dimension == dimension);
        (input.Value, input.Reason) = (rating?.Value, rating?.Reason);
        return input;
    }
}
