using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>Why what a worker opened looks curious.</summary>
public enum CuriosityKind
{
    /// <summary>They asked for families that are not theirs to open.</summary>
    NotTheirs,

    /// <summary>Somebody of the family has their last name, and they are not named to it.</summary>
    OwnName,

    /// <summary>Somebody of the family has the name of a colleague of their agency, and they are not named to it.</summary>
    Colleague,

    /// <summary>They came back to a family again and again without being named to it.</summary>
    ComingBack,

    /// <summary>They opened many families in one night.</summary>
    ManyAtNight,

    /// <summary>They opened very many families in one day.</summary>
    ManyInADay,

    /// <summary>They opened so many families within an hour that they were asked to prove who they are.</summary>
    ManyInAnHour,

    /// <summary>They opened so many families within an hour that no more were shown.</summary>
    StoppedInAnHour,

    /// <summary>They looked very often in one day for people in the whole record.</summary>
    ManySearches,

    /// <summary>They are one of many who asked for the same family on one day without being named to it or of its team: it may be talked about.</summary>
    OneOfMany,
}

/// <summary>
/// From when what somebody opens looks curious. The kinds follow hospital and NHS practice of watching self-claimed access; every number is ours, to be agreed by each
/// partnership.
/// </summary>
/// <param name="From">The first day on which these limits hold.</param>
/// <param name="Tries">Requests in a day for one family that is not theirs.</param>
/// <param name="FamiliesTried">Different families in a day that are not theirs.</param>
/// <param name="DaysBack">Different days of the last 30 on which a family was opened.</param>
/// <param name="FamiliesAtNight">Different families from 22:00 to 6:00 in England.</param>
/// <param name="FamiliesInADay">Different families in a day.</param>
/// <param name="Onlookers">People who asked for one family in a day without being named to it or of its team.</param>
/// <param name="SearchesInADay">Searches of the index in a day, and for families that are not there or not to be opened in an emergency: more are looked at.</param>
public sealed record CuriosityLimits(DateOnly From, int Tries, int FamiliesTried, int DaysBack, int FamiliesAtNight, int FamiliesInADay, int Onlookers, int SearchesInADay)
{
    public const int Lately = 30;

    private static readonly CuriosityLimits[] Versions = [new(new DateOnly(2026, 1, 1), Tries: 3, FamiliesTried: 3, DaysBack: 6, FamiliesAtNight: 15, FamiliesInADay: 60, Onlookers: 6, SearchesInADay: 30)];

    public static CuriosityLimits On(DateOnly day) => Versions.LastOrDefault(v => v.From <= day) ?? Versions[0];
}

/// <summary>What one worker opened of one family on one day, with what the record knows of the two.</summary>
/// <param name="IsNamed">They are named to the family, or manage it.</param>
/// <param name="IsForTheTeam">Their work is the whole team’s, so that they come back to families without being named to any.</param>
/// <param name="Refused">How often they asked and it was not there for them.</param>
/// <param name="Onlookers">How many people, with them, opened it or asked for it on that day without being named to it or of its team.</param>
/// <param name="DaysLately">On how many of the last 30 days they opened it.</param>
public sealed record SeenOfFamily(bool IsNamed, bool IsForTheTeam, int Opened, int Refused, int DaysLately, bool SharesLastName, bool IsColleagues, int Onlookers = 0);

/// <summary>What one worker opened on one day, all families together.</summary>
/// <param name="WorksAtNight">Their role works at night.</param>
/// <param name="Searches">How often they looked for people in the whole record: everybody of one contact is one search.</param>
public sealed record SeenInADay(bool WorksAtNight, int Families, int FamiliesAtNight, int FamiliesRefused, int Searches = 0);

public static class Curiosity
{
    public static IEnumerable<CuriosityKind> Of(SeenOfFamily seen, DateOnly day)
    {
        var limits = CuriosityLimits.On(day);
        if (seen.Refused >= limits.Tries)
        {
            yield return CuriosityKind.NotTheirs;
        }

        if (seen.IsNamed || seen.Opened + seen.Refused == 0)
        {
            yield break;
        }

        if (seen.SharesLastName)
        {
            yield return CuriosityKind.OwnName;
        }

        if (seen.IsColleagues)
        {
            yield return CuriosityKind.Colleague;
        }

        if (seen.Onlookers >= limits.Onlookers)
        {
            yield return CuriosityKind.OneOfMany;
        }

        if (!seen.IsForTheTeam && seen.DaysLately >= limits.DaysBack)
        {
            yield return CuriosityKind.ComingBack;
        }
    }

    public static IEnumerable<CuriosityKind> Of(SeenInADay seen, DateOnly day)
    {
        var limits = CuriosityLimits.On(day);
        if (seen.FamiliesRefused >= limits.FamiliesTried)
        {
            yield return CuriosityKind.NotTheirs;
        }

        if (!seen.WorksAtNight && seen.FamiliesAtNight >= limits.FamiliesAtNight)
        {
            yield return CuriosityKind.ManyAtNight;
        }

        if (seen.Families >= limits.FamiliesInADay)
        {
            yield return CuriosityKind.ManyInADay;
        }

        if (seen.Searches > limits.SearchesInADay)
        {
            yield return CuriosityKind.ManySearches;
        }
    }

    /// <summary>Whether a moment, in UTC, is at night in England: from 22:00 to 6:00.</summary>
    public static bool IsAtNight(DateTime moment) => Now.InLondon(moment).Hour is >= 22 or < 6;

    public static string InWords(this CuriosityKind kind) => kind switch
    {
        CuriosityKind.NotTheirs => "Asked for families that are not theirs to open",
        CuriosityKind.OwnName => "Looked at a family in which somebody has their last name",
        CuriosityKind.Colleague => "Looked at a family in which somebody has the name of a colleague",
        CuriosityKind.ComingBack => "Came back to a family again and again without being named to it",
        CuriosityKind.ManyAtNight => "Opened many families in one night",
        CuriosityKind.ManyInAnHour => "Opened many families within an hour, and was asked to prove who they are",
        CuriosityKind.ManySearches => "Looked very often in one day whether people are known",
        CuriosityKind.OneOfMany => "One of many who asked on one day for a family that is neither theirs nor their team’s",
        CuriosityKind.StoppedInAnHour => "Opened very many families within an hour, and was shown no more",
        _ => "Opened very many families in one day",
    };
}

/// <summary>How often one worker opened one family on one day, or asked for it in vain; counted from the audit as it grows.</summary>
public sealed class ReadTally
{
    private ReadTally()
    {
    }

    public RowId Id { get; private set; }

    public WorkerId Worker { get; private set; }

    public FamilyId Family { get; private set; }

    /// <summary>The day in England.</summary>
    public DateOnly Day { get; private set; }

    public int Opened { get; private set; }

    public int Refused { get; private set; }

    public int AtNight { get; private set; }

    public static ReadTally Begin(WorkerId worker, FamilyId family, DateOnly day, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Worker = worker, Family = family, Day = day };

    public void Count(DateTime at, bool isRefused)
    {
        (Opened, Refused) = (Opened + (isRefused ? 0 : 1), Refused + (isRefused ? 1 : 0));
        AtNight += !isRefused && Curiosity.IsAtNight(at) ? 1 : 0;
    }
}

/// <summary>How far the audit has been counted: one row. Two servers that count at once are told apart by its version.</summary>
public sealed class ReadMark
{
    public int Number { get; private set; } = 1;

    public long Sequence { get; private set; }

    public int Version { get; private set; }

    public void To(long sequence) => Sequence = sequence;
}

/// <summary>What a privacy officer found when they looked into it. The list is ours.</summary>
public enum CuriosityOutcome
{
    PartOfTheirWork,
    Mistake,
    SpokenTo,
    Investigated,
}

/// <summary>What a worker opened looks curious: a privacy officer of their agency asks why, and says what came of it.</summary>
public sealed class CuriosityAlert
{
    private CuriosityAlert()
    {
    }

    public RowId Id { get; private set; }

    public AgencyId Agency { get; private set; }

    public WorkerId Worker { get; private set; }

    /// <summary>The family; null when it is about all that they opened on the day.</summary>
    public FamilyId? Family { get; private set; }

    public CuriosityKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public DateTime RaisedAt { get; private set; }

    public CuriosityOutcome? Outcome { get; private set; }

    public string? Found { get; private set; }

    public PostingId? ReviewedBy { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    public int Version { get; private set; }

    public static CuriosityAlert Raise(CuriosityKind kind, AgencyId agency, WorkerId worker, FamilyId? family, DateOnly day, Now now) => new()
    {
        Id = Shared.Id.New<RowId>(now),
        Agency = agency,
        Worker = worker,
        Family = family,
        Kind = kind,
        Day = day,
        RaisedAt = now.Moment,
    };

    public Refusals Judge(CuriosityOutcome? outcome, string? found, Acting by, Now now)
    {
        var no = new Refusals()
            .If(by.Worker == Worker, string.Empty, "Somebody else must review it: it is about what you opened")
            .If(ReviewedAt is not null, string.Empty, "It has been reviewed already")
            .If(outcome is null || !Enum.IsDefined(outcome.Value), "Outcome", "Select what came of it")
            .If(Text.Trimmed(found) is null, "Found", "Enter what you found")
            .If(found?.Length > Text.Sentence, "Found", "What you found must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Outcome, Found, ReviewedBy, ReviewedAt) = (outcome, found!.Trim(), by.Posting, now.Moment);
        }

        return no;
    }
}

public static class CuriosityWords
{
    public static string InWords(this CuriosityOutcome outcome) => outcome switch
    {
        CuriosityOutcome.PartOfTheirWork => "It was part of their work",
        CuriosityOutcome.Mistake => "It was a mistake",
        CuriosityOutcome.SpokenTo => "They were spoken to",
        _ => "It is investigated as a breach",
    };
}
