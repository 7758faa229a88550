namespace Kith.Returns.CinCensus.Rules;

internal sealed class ChildRow : CensusRow, IStandsIn
{
    public ChildRow(CensusChild sent, RowCount count)
        : base(Table, count.Next(Table), sent.Line)
    {
        Sent = sent;
        Characteristics = new CharacteristicsRow(this, count.Next(CensusTable.ChildCharacteristics));
        Disabilities = [.. sent.Disabilities.Select(d => new DisabilityRow(this, d, count.Next(CensusTable.Disabilities)))];
        HasNoneAmongDisabilities = Disabilities.Any(d => d.IsNone);
        RepeatedDisabilities = Disabilities.Count < 2 ? NoCodes : Repeated(Disabilities.Select(d => d.Code));
        Episodes = [.. sent.Episodes.Select(e => new EpisodeRow(this, e, count))];
        LatestReferral = Episodes.Max(e => e.Referred);
        OpenEpisodes = Episodes.Count(e => e.IsOpenWithFurtherAction);
        OpenProtectionPlans = ProtectionPlans.Count(p => p.IsOpen);
    }

    public static CensusTable Table => CensusTable.ChildIdentifiers;

    public CensusChild Sent { get; }

    public override string? ChildId => Sent.LaChildId.Value;

    public string? Upn => Sent.Upn.Value;

    public DateOnly? Born => Sent.PersonBirthDate.Value;

    public DateOnly? Expected => Sent.ExpectedPersonBirthDate.Value;

    public DateOnly? Died => Sent.PersonDeathDate.Value;

    public CharacteristicsRow Characteristics { get; }

    public IReadOnlyList<DisabilityRow> Disabilities { get; }

    public bool HasNoneAmongDisabilities { get; }

    /// <summary>The codes that stand more than once.</summary>
    public IReadOnlySet<string> RepeatedDisabilities { get; }

    public IReadOnlyList<EpisodeRow> Episodes { get; }

    /// <summary>How many referrals that led to further action have no closure date.</summary>
    public int OpenEpisodes { get; }

    public int OpenProtectionPlans { get; }

    /// <summary>The latest day on which the child was referred.</summary>
    public DateOnly? LatestReferral { get; }

    /// <summary>Every child in need plan of every episode.</summary>
    public List<CinPlanRow> CinPlans { get; } = [];

    /// <summary>Every child protection plan of every episode.</summary>
    public List<ProtectionPlanRow> ProtectionPlans { get; } = [];

    /// <summary>Whether a referral led to further action.</summary>
    public bool HasFurtherAction => Episodes.Any(e => e.IsFurtherAction);

    private static HashSet<string> NoCodes { get; } = [];

    private static HashSet<string> Repeated(IEnumerable<string?> codes)
    {
        var once = new HashSet<string>(StringComparer.Ordinal);
        return [.. codes.OfType<string>().Where(code => !once.Add(code))];
    }
}

internal sealed class CharacteristicsRow(ChildRow child, int row) : CensusRow(Table, row, child.Line), IStandsIn
{
    public static CensusTable Table => CensusTable.ChildCharacteristics;

    public ChildRow Child => child;

    public override string? ChildId => child.ChildId;

    public string? Ethnicity => child.Sent.Ethnicity.Value;
}

internal sealed class DisabilityRow(ChildRow child, CensusText sent, int row) : CensusRow(Table, row, child.Line), IStandsIn
{
    public static CensusTable Table => CensusTable.Disabilities;

    public ChildRow Child => child;

    public override string? ChildId => child.ChildId;

    public string? Code { get; } = sent.Value;

    public bool IsNone => Code == "NONE";
}
