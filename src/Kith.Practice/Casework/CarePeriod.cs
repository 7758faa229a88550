using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

/// <summary>
/// One period during which a local authority looks after a child (Children Act 1989, section 22), with its legal statuses, placements, reviews and checks, and the
/// times at which the child was missing. A status or a placement lasts until the next begins or the period ends, so there is always exactly one of each.
/// Codes are those of the return on children looked after (SSDA903).
/// </summary>
public sealed class CarePeriod
{
    private readonly List<LegalStatus> statuses = [];
    private readonly List<Placement> placements = [];
    private readonly List<CareCheck> checks = [];
    private readonly List<MissingEpisode> missing = [];

    private CarePeriod()
    {
    }

    public RowId Id { get; private set; }

    public PersonId Child { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public DateOnly StartedOn { get; private set; }

    /// <summary>Category of need, N1 to N8.</summary>
    public string Need { get; private set; } = string.Empty;

    /// <summary>An unaccompanied asylum-seeking child.</summary>
    public bool IsUnaccompanied { get; private set; }

    /// <summary>The day on which the child ceased to be one.</summary>
    public DateOnly? UnaccompaniedUntil { get; private set; }

    public DateOnly? CeasedOn { get; private set; }

    /// <summary>Why the child ceased to be looked after (REC).</summary>
    public string? CeasedFor { get; private set; }

    public int Version { get; private set; }

    /// <summary>When it was said to have been entered by mistake. Nothing but its page shows it any more.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public PostingId? WithdrawnBy { get; private set; }

    public string? WhyWithdrawn { get; private set; }

    public IReadOnlyList<LegalStatus> Statuses => statuses.FindAll(r => r.WithdrawnAt is null);

    public IReadOnlyList<Placement> Placements => placements.FindAll(r => r.WithdrawnAt is null);

    public IReadOnlyList<CareCheck> Checks => checks.FindAll(r => r.WithdrawnAt is null);

    public IReadOnlyList<MissingEpisode> Missing => missing.FindAll(r => r.WithdrawnAt is null);

    public bool IsOpen => CeasedOn is null;

    /// <param name="others">Every other period of the child, also in another family’s work.</param>
    public static Outcome<CarePeriod> Start(PersonId child, FamilyEpisodeId work, CareAsTold told, string? status, PlacementAsTold placed, IReadOnlyCollection<CarePeriod> others, CareCodesInForce codes, Now now)
    {
        var no = told.Check(codes, now.Today).If(status is null || !codes.Statuses.Contains(status), "Status", "Select the legal status");
        no.AddRange(placed.Check(codes));
        if (told.StartedOn is { } start)
        {
            no.AddRange(CheckOverlap(start, null, others));
        }

        if (no.Any)
        {
            return no;
        }

        var period = new CarePeriod { Id = Shared.Id.New<RowId>(now), Child = child, FamilyEpisode = work };
        period.Take(told);
        period.statuses.Add(new LegalStatus(Shared.Id.New<RowId>(now), period.StartedOn, status!));
        period.placements.Add(Placement.Of(period.StartedOn, placed, now));
        return period;
    }

    /// <summary>Puts right what is recorded of the period itself; the status and the placement with which it began move with its first day.</summary>
    public Refusals Correct(CareAsTold told, DateOnly? ceasedOn, string? ceasedFor, IReadOnlyCollection<CarePeriod> others, CareCodesInForce codes, DateOnly today)
    {
        var no = told.Check(codes, today)
            .If(ceasedOn is null && ceasedFor is not null, "CeasedOn", "Enter the day the child ceased to be looked after")
            .If(ceasedOn is not null && (ceasedFor is null || !codes.Reasons.Contains(ceasedFor)), "CeasedFor", "Select why the child ceased to be looked after");
        if (told.StartedOn is { } start)
        {
            var second = LaterDays(StartedOn).DefaultIfEmpty(DateOnly.MaxValue).Min();
            no.If(start > StartedOn && start >= second, "StartedOn", $"Something is recorded on {second:d MMMM yyyy}: the day the child started to be looked after must be before that");
            no.AddRange(CheckOverlap(start, ceasedOn, others));
        }

        no.AddRange(CheckCeased("CeasedOn", ceasedOn, told.StartedOn ?? StartedOn, today));
        if (no.Any)
        {
            return no;
        }

        var before = StartedOn;
        Take(told);
        (CeasedOn, CeasedFor) = (ceasedOn, ceasedOn is null ? null : ceasedFor);
        Statuses.First(s => s.On == before).Begin(StartedOn);
        Placements.First(p => p.On == before).Begin(StartedOn);
        return no;
    }

    public Refusals Cease(DateOnly? on, string? reason, CareCodesInForce codes, DateOnly today)
    {
        var no = CheckCeased("On", on, StartedOn, today)
            .If(on is null, "On", "Enter the day the child ceased to be looked after")
            .If(reason is null || !codes.Reasons.Contains(reason), "Reason", "Select why the child ceased to be looked after")
            .If(CeasedOn is not null, string.Empty, $"The child ceased to be looked after on {CeasedOn:d MMMM yyyy}. Correct it if that is wrong");
        if (!no.Any)
        {
            (CeasedOn, CeasedFor) = (on, reason);
        }

        return no;
    }

    /// <param name="row">The one to put right; null for a new one.</param>
    public Outcome<LegalStatus> SetStatus(LegalStatus? row, DateOnly? from, string? code, CareCodesInForce codes, Now now)
    {
        var no = CheckFrom("legal status", from, row?.On, Statuses.Where(s => s != row).Select(s => s.On), now.Today)
            .If(code is null || !codes.Statuses.Contains(code), "Status", "Select the legal status");
        if (no.Any)
        {
            return no;
        }

        if (row is null)
        {
            statuses.Add(row = new LegalStatus(Shared.Id.New<RowId>(now), from!.Value, code!));
        }
        else
        {
            row.Correct(from!.Value, code!);
        }

        return row;
    }

    /// <param name="row">The one to put right; null when the child moves.</param>
    public Outcome<Placement> Place(Placement? row, DateOnly? from, PlacementAsTold told, CareCodesInForce codes, Now now)
    {
        var no = CheckFrom("placement", from, row?.On, Placements.Where(p => p != row).Select(p => p.On), now.Today);
        no.AddRange(told.Check(codes));
        if (no.Any)
        {
            return no;
        }

        if (row is null)
        {
            placements.Add(row = Placement.Of(from!.Value, told, now));
        }
        else
        {
            row.Begin(from!.Value);
            row.Take(told);
        }

        return row;
    }

    public Outcome<CareCheck> Record(CareCheck? row, CareCheckKind? kind, DateOnly? on, PermanencePlan? plan, Now now)
    {
        var no = CheckDay("On", on, "day", now.Today)
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select what took place")
            .If(kind == CareCheckKind.PermanencePlan && (plan is null || !Enum.IsDefined(plan.Value)), "Plan", "Select the permanence plan");
        if (no.Any)
        {
            return no;
        }

        if (row is null)
        {
            checks.Add(row = new CareCheck(Shared.Id.New<RowId>(now)));
        }

        row.Take(kind!.Value, on!.Value, kind == CareCheckKind.PermanencePlan ? plan : null);
        return row;
    }

    public Outcome<MissingEpisode> GoMissing(MissingEpisode? row, MissingAsTold told, Now now)
    {
        var no = CheckDay("From", told.From, "day", now.Today)
            .If(told.Kind is null || !Enum.IsDefined(told.Kind.Value), "Kind", "Select whether the child was missing or away without authorisation")
            .If(told.Until > now.Today, "Until", "The day the child came back must be today or in the past")
            .If(told.Until < told.From, "Until", "The day the child came back must be the same as or after the day they went")
            .If(told.Until is null && told.WasOffered is not null, "WasOffered", "A return interview is offered when the child is back: enter the day they came back")
            .If(told.WasOffered != true && told.WasAccepted is not null, "WasAccepted", "Select that a return interview was offered")
            .If(
                Missing.Any(m => m != row && told.From is { } from && (m.Until is null || from <= m.Until) && (told.Until is null || m.On <= told.Until) && !(m.On == told.Until || m.Until == from)),
                "From",
                "Another episode was going on at that time");
        if (no.Any)
        {
            return no;
        }

        if (row is null)
        {
            missing.Add(row = new MissingEpisode(Shared.Id.New<RowId>(now)));
        }

        row.Take(told);
        return row;
    }

    public Refusals Withdraw(string? why, PostingId by, Now now)
    {
        var no = Withdrawing.Check(why);
        if (!no.Any)
        {
            (WithdrawnAt, WithdrawnBy, WhyWithdrawn) = (now.Moment, by, why!.Trim());
        }

        return no;
    }

    /// <summary>Withdraws one row; the status and the placement with which the period began can only be put right.</summary>
    public Refusals Withdraw(CareRow row, string? why, PostingId by, Now now)
    {
        var isFirst = row is LegalStatus or Placement && row.On == StartedOn;
        var no = Withdrawing.Check(why).If(isFirst, string.Empty, "The period began with this, so it cannot be withdrawn alone. Correct it, or withdraw the whole period");
        if (!no.Any)
        {
            row.Withdraw(why!.Trim(), by, now);
        }

        return no;
    }

    public CareRow? Find(RowId id) => Statuses.Concat<CareRow>(Placements).Concat(Checks).Concat(Missing).FirstOrDefault(r => r.Id == id);

    public LegalStatus? StatusOn(DateOnly day) => Statuses.Where(s => s.On <= day).MaxBy(s => s.On);

    public Placement? PlacementOn(DateOnly day) => Placements.Where(p => p.On <= day).MaxBy(p => p.On);

    /// <summary>The day on which a placement ended: when the next began, or the period did.</summary>
    public DateOnly? EndOf(Placement placement) => Placements.Where(p => p.On > placement.On).Select(p => (DateOnly?)p.On).Min() ?? CeasedOn;

    /// <summary>Placements in which the child lived at any time in the twelve months that end on a day; temporary moves (T0 to T4) do not count. Ours.</summary>
    public int PlacementsInYearTo(DateOnly day) =>
        Placements.Count(p => p.Type[0] != 'T' && p.On <= day && (EndOf(p) is not { } end || end > day.AddYears(-1)));

    /// <summary>Episodes of a kind that began in the twelve months that end on a day. Ours.</summary>
    public int MissingInYearTo(DateOnly day, MissingKind kind) => Missing.Count(m => m.Kind == kind && m.On > day.AddYears(-1) && m.On <= day);

    /// <summary>Whether the child was looked after before in the twelve months that end on a day. Ours.</summary>
    public bool IsAgainInYearTo(DateOnly day, IEnumerable<CarePeriod> all) => all.Any(p => p.Id != Id && p.StartedOn < StartedOn && p.CeasedOn > day.AddYears(-1));

    private static Refusals CheckOverlap(DateOnly start, DateOnly? end, IEnumerable<CarePeriod> others)
    {
        // Both days of a period belong to it: whoever ceases and starts on one day was looked after all the time (SSDA903 rule 431).
        var other = others.FirstOrDefault(o => (o.CeasedOn is null || start <= o.CeasedOn) && (end is null || o.StartedOn <= end));
        var span = other?.CeasedOn is { } ceased ? $"was looked after from {other.StartedOn:d MMMM yyyy} to {ceased:d MMMM yyyy}" : $"has been looked after since {other?.StartedOn:d MMMM yyyy}";
        return new Refusals().If(other is not null, "StartedOn", $"The child {span}");
    }

    private Refusals CheckCeased(string field, DateOnly? on, DateOnly start, DateOnly today)
    {
        var last = LaterDays(StartedOn).Append(start).Max();
        return new Refusals()
            .If(on > today, field, "The day the child ceased to be looked after must be today or in the past")
            .If(on < last, field, $"The day the child ceased to be looked after must be the same as or after {last:d MMMM yyyy}, the latest day recorded")
            .If(on is not null && Missing.Any(m => m.Until is null), field, "The child is recorded as missing: record when they came back first");
    }

    private Refusals CheckDay(string field, DateOnly? day, string what, DateOnly today) => new Refusals()
        .If(day is null, field, $"Enter the {what}")
        .If(day > today, field, $"The {what} must be today or in the past")
        .If(day < StartedOn, field, $"The {what} must be the same as or after {StartedOn:d MMMM yyyy}, when the child started to be looked after")
        .If(day > CeasedOn, field, $"The {what} must be the same as or before {CeasedOn:d MMMM yyyy}, when the child ceased to be looked after");

    /// <param name="was">The day on which it began before; null when it is new.</param>
    private Refusals CheckFrom(string what, DateOnly? from, DateOnly? was, IEnumerable<DateOnly> others, DateOnly today) => CheckDay("From", from, $"day the {what} began", today)
        .If(was == StartedOn && from is not null && from != was, "From", "The period began with this: correct the day on which the child started to be looked after instead")
        .If(from is { } day && others.Contains(day), "From", $"Another {what} began on that day. Correct that one");

    private IEnumerable<DateOnly> LaterDays(DateOnly first) =>
        Statuses.Select(s => s.On).Concat(Placements.Select(p => p.On)).Where(d => d != first)
            .Concat(Checks.Select(c => c.On)).Concat(Missing.SelectMany(m => new[] { m.On, m.Until }).OfType<DateOnly>());

    private void Take(CareAsTold told)
    {
        (StartedOn, Need) = (told.StartedOn!.Value, told.Need!);
        (IsUnaccompanied, UnaccompaniedUntil) = (told.IsUnaccompanied!.Value, told.IsUnaccompanied == true ? told.UnaccompaniedUntil : null);
    }
}

/// <summary>Codes that the return on children looked after knows on the day.</summary>
public sealed record CareCodesInForce(IReadOnlySet<string> Needs, IReadOnlySet<string> Statuses, IReadOnlySet<string> Placements, IReadOnlySet<string> Providers, IReadOnlySet<string> Reasons);

/// <summary>A period as a worker tells it.</summary>
public sealed record CareAsTold(DateOnly? StartedOn, string? Need, bool? IsUnaccompanied, DateOnly? UnaccompaniedUntil)
{
    internal Refusals Check(CareCodesInForce codes, DateOnly today) => new Refusals()
        .If(StartedOn is null, "StartedOn", "Enter the day the child started to be looked after")
        .If(StartedOn > today, "StartedOn", "The day the child started to be looked after must be today or in the past")
        .If(Need is null || !codes.Needs.Contains(Need), "Need", "Select why the child is looked after")
        .If(IsUnaccompanied is null, "IsUnaccompanied", "Select whether the child is an unaccompanied asylum-seeking child")
        .If(UnaccompaniedUntil is not null && IsUnaccompanied == false, "UnaccompaniedUntil", "Leave this empty: the child is no unaccompanied asylum-seeking child")
        .If(UnaccompaniedUntil > today, "UnaccompaniedUntil", "The day must be today or in the past");
}
