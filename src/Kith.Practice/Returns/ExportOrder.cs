using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Returns;

/// <summary>A file of many children.</summary>
public enum Exported
{
    CensusFile,
    CensusFindings,
    CensusDifference,
    SafeguardingDataset,
    AnnexA,
}

/// <summary>
/// Somebody asks to take out a file of many children and says what for and for whom; somebody else agrees. For a day after that, whoever asked may take it. That it takes two and
/// ends after 24 hours follows what is published of bulk exports; which files it is asked for, and how many more children it may tell of than there were, is ours.
/// </summary>
public sealed class ExportOrder
{
    /// <summary>Hours after the answer in which the file may be taken.</summary>
    public const int Hours = 24;

    /// <summary>A file may tell of a tenth more children than there were when it was asked for, and always of ten more.</summary>
    private const int Tenth = 10;

    private ExportOrder()
    {
    }

    public RowId Id { get; private set; }

    public AgencyId Agency { get; private set; }

    public Exported What { get; private set; }

    /// <summary>Which census, of a census’s file.</summary>
    public CensusBuildId? Build { get; private set; }

    public string Purpose { get; private set; } = string.Empty;

    /// <summary>Who gets it.</summary>
    public string Recipient { get; private set; } = string.Empty;

    /// <summary>Of how many children the file told, at most, when it was asked for.</summary>
    public int Children { get; private set; }

    public PostingId OrderedBy { get; private set; }

    public WorkerId Orderer { get; private set; }

    public DateTime OrderedAt { get; private set; }

    public PostingId? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public bool? IsAgreed { get; private set; }

    /// <summary>The moment from which it opens nothing.</summary>
    public DateTime? Until { get; private set; }

    public int Version { get; private set; }

    /// <summary>Of how many children the file may tell: whoever agreed had read a number.</summary>
    public int MostChildren => Children + Math.Max(Tenth, Children / Tenth);

    public bool IsOpenAt(DateTime moment) => IsAgreed == true && moment < Until;

    public static Outcome<ExportOrder> Order(Exported? what, CensusBuildId? build, int children, string? purpose, string? recipient, Acting by, Now now)
    {
        var no = new Refusals()
            .If(!NeedsTwo(what) || (what == Exported.CensusFile) != (build is not null), "What", "Select what you need")
            .If(Text.Trimmed(purpose) is null, "Purpose", "Enter what the file is for")
            .If(purpose?.Length > Text.Sentence, "Purpose", "What the file is for must be 1,000 characters or fewer")
            .If(Text.Trimmed(recipient) is null, "Recipient", "Enter who gets the file")
            .If(recipient?.Length > Text.Line, "Recipient", "Who gets the file must be 200 characters or fewer");
        return no.Any
            ? no
            : new ExportOrder
            {
                Id = Shared.Id.New<RowId>(now),
                Agency = by.Agency,
                What = what!.Value,
                Build = build,
                Children = children,
                Purpose = purpose!.Trim(),
                Recipient = recipient!.Trim(),
                OrderedBy = by.Posting,
                Orderer = by.Worker,
                OrderedAt = now.Moment,
            };
    }

    public Refusals Answer(bool? agrees, Acting by, Now now)
    {
        var no = new Refusals()
            .If(AnsweredAt is not null, string.Empty, "This has already been answered")
            .If(by.Worker == Orderer, string.Empty, "Somebody else must agree: you asked for it")
            .If(agrees is null, "Agrees", "Select whether you agree");
        if (!no.Any)
        {
            (IsAgreed, AnsweredBy, AnsweredAt, Until) = (agrees, by.Posting, now.Moment, agrees == true ? now.Moment.AddHours(Hours) : null);
        }

        return no;
    }

    /// <summary>Whether a file is of so many children that nobody takes it alone. What a census asks about is read on its pages too, by each child’s number.</summary>
    public static bool NeedsTwo(Exported? what) => what is Exported.CensusFile or Exported.SafeguardingDataset or Exported.AnnexA;
}

public static class ExportWords
{
    public static string InWords(this Exported what) => what switch
    {
        Exported.CensusFile => "Census (XML)",
        Exported.CensusFindings => "What a census asks (CSV)",
        Exported.CensusDifference => "Difference of two censuses (CSV)",
        Exported.SafeguardingDataset => "Standard Safeguarding Dataset (CSV files in one zip)",
        _ => "Annex A, lists 1 to 8 (Excel)",
    };
}
