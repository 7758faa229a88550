using System.Security.Cryptography;
using System.Text;
using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>What of a listing tells whether another is of the same service. Nothing of a confidential place is in it.</summary>
/// <param name="Webs">Web addresses without scheme and <c>www.</c>, in small letters.</param>
/// <param name="Phones">Digits alone.</param>
/// <param name="Postcodes">Capital letters and digits.</param>
public sealed record TwinTraits(
    string Name, OrganizationId? Organization, IReadOnlySet<string> Webs, IReadOnlySet<string> Phones, IReadOnlySet<string> Emails, IReadOnlySet<string> Postcodes, double? FromAge, double? ToAge);

/// <summary>What two listings have in common, or what speaks against it.</summary>
[Flags]
public enum TwinGrounds
{
    None = 0,
    Name = 1,
    Organization = 2,
    Web = 4,
    Phone = 8,
    Email = 16,
    Postcode = 32,
    OtherPlace = 64,
    OtherAges = 128,
}

/// <param name="Points">Up to 100.</param>
public sealed record Resemblance(int Points, TwinGrounds Grounds, bool IsLikely);

/// <summary>
/// Whether two listings are perhaps of one service: how alike their names are, and what else they share. Every weight is ours, set so that one
/// organisation’s groups in several places, or for several ages, are not taken for one. Only an editor says that they are.
/// </summary>
public static class TwinRule
{
    public const string Source = "What counts and how much is Kith’s own";

    /// <summary>Points from which editors are asked.</summary>
    public const int Likely = 70;

    /// <summary>Names less alike than this are never of one service, whatever else they share.</summary>
    public const double LeastAlike = 0.6;

    /// <summary>What more listings share than this, such as a switchboard, tells nothing of any two of them.</summary>
    public const int MostSharing = 20;

    private const int NamePoints = 50;
    private const int LettersOfAWord = 4;
    private const int WordsOfAName = 2;

    /// <summary>Numbers by which listings that may be of one service are found: such two have at least one in common, unless both their longest words begin otherwise.</summary>
    public static IReadOnlyList<long> Keys(TwinTraits traits)
    {
        var words = Words(traits.Name).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Take(WordsOfAName).Select(w => w[..Math.Min(w.Length, LettersOfAWord)]).ToList();
        var alone = traits.Webs.Select(w => $"web {w}").Concat(traits.Phones.Select(p => $"phone {p}")).Concat(traits.Emails.Select(e => $"email {e}"));
        var named = from shared in traits.Postcodes.Select(p => $"postcode {p}").Append(traits.Organization is { } body ? $"body {body}" : null).OfType<string>()
                    from word in words
                    select $"{shared} {word}";
        return [.. alone.Concat(named).Select(NumberOf).Distinct()];
    }

    public static Resemblance Of(TwinTraits one, TwinTraits other)
    {
        var alike = Alike(one.Name, other.Name);
        var grounds = (alike >= LeastAlike ? TwinGrounds.Name : TwinGrounds.None)
            | (one.Organization is not null && one.Organization == other.Organization ? TwinGrounds.Organization : TwinGrounds.None)
            | (one.Webs.Overlaps(other.Webs) ? TwinGrounds.Web : TwinGrounds.None)
            | (one.Phones.Overlaps(other.Phones) ? TwinGrounds.Phone : TwinGrounds.None)
            | (one.Emails.Overlaps(other.Emails) ? TwinGrounds.Email : TwinGrounds.None)
            | (one.Postcodes.Overlaps(other.Postcodes) ? TwinGrounds.Postcode : one.Postcodes.Count > 0 && other.Postcodes.Count > 0 ? TwinGrounds.OtherPlace : TwinGrounds.None)
            | (one.FromAge > other.ToAge || other.FromAge > one.ToAge ? TwinGrounds.OtherAges : TwinGrounds.None);
        var points = (int)Math.Round(NamePoints * alike) + Weights.Where(w => grounds.HasFlag(w.Ground)).Sum(w => w.Points);
        return new Resemblance(Math.Clamp(points, 0, 100), grounds, points >= Likely && alike >= LeastAlike);
    }

    /// <summary>How alike two names are, from 0 to 1: the share of three-letter pieces that they have in common (Dice 1945), without words that say nothing.</summary>
    public static double Alike(string one, string other)
    {
        var (these, those) = (Pieces(one), Pieces(other));
        return these.Count + those.Count == 0 ? 0 : 2.0 * these.Intersect(those).Count() / (these.Count + those.Count);
    }

    private static readonly (TwinGrounds Ground, int Points)[] Weights =
    [
        (TwinGrounds.Postcode, 25), (TwinGrounds.Web, 20), (TwinGrounds.Organization, 15), (TwinGrounds.Phone, 15), (TwinGrounds.Email, 10), (TwinGrounds.OtherPlace, -25), (TwinGrounds.OtherAges, -30),
    ];

    private static List<string> Words(string name) => SearchWords.Plain(name).Where(SearchWords.SaysSomething).ToList();

    private static HashSet<string> Pieces(string name)
    {
        var text = $"  {string.Join(' ', Words(name))} ";
        return text.Length < 4 ? [] : [.. Enumerable.Range(0, text.Length - 2).Select(i => text.Substring(i, 3))];
    }

    private static long NumberOf(string shared) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(shared)));
}

public enum TwinState
{
    /// <summary>Nobody has said yet.</summary>
    Open,

    /// <summary>Of one service: one listing stands for both.</summary>
    Same,

    NotTheSame,
}

/// <summary>What an editor says of two listings that look alike.</summary>
public enum TwinAnswer
{
    KeepOne,
    KeepOther,
    NotTheSame,
}

/// <summary>Two listings that are perhaps of one service.</summary>
public sealed class Twin
{
    private Twin()
    {
    }

    public RowId Id { get; private set; }

    /// <summary>The number of the service that came first.</summary>
    public int One { get; private set; }

    public int Other { get; private set; }

    public int Points { get; private set; }

    public TwinGrounds Grounds { get; private set; }

    public TwinState State { get; private set; }

    public PostingId? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public static Twin Find(int one, int other, Resemblance alike, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), One = Math.Min(one, other), Other = Math.Max(one, other), Points = alike.Points, Grounds = alike.Grounds };

    public void Look(Resemblance alike) => (Points, Grounds) = (alike.Points, alike.Grounds);

    public Refusals Decide(TwinAnswer? answer, PostingId? by, Now now)
    {
        var no = new Refusals().If(answer is null, "Answer", "Select whether they are the same").If(State != TwinState.Open, string.Empty, "Somebody has said already whether these are the same");
        if (!no.Any)
        {
            (State, DecidedBy, DecidedAt) = (answer == TwinAnswer.NotTheSame ? TwinState.NotTheSame : TwinState.Same, by, now.Moment);
        }

        return no;
    }

    /// <summary>They are not known to be two any more.</summary>
    public Refusals TakeBack()
    {
        var no = new Refusals().If(State != TwinState.NotTheSame, string.Empty, "Only the answer that they are not the same can be taken back. To undo a merge, restore the listing that was ended");
        if (!no.Any)
        {
            Open();
        }

        return no;
    }

    /// <summary>Both listings stand again.</summary>
    public void Open() => (State, DecidedBy, DecidedAt) = (TwinState.Open, null, null);
}

public static class TwinWords
{
    private static readonly (TwinGrounds Ground, string Words)[] All =
    [
        (TwinGrounds.Name, "name alike"), (TwinGrounds.Postcode, "same postcode"), (TwinGrounds.Organization, "same organisation"), (TwinGrounds.Web, "same web address"), (TwinGrounds.Phone, "same telephone number"),
        (TwinGrounds.Email, "same email address"), (TwinGrounds.OtherPlace, "but other places"), (TwinGrounds.OtherAges, "but other ages"),
    ];

    public static string InWords(this TwinGrounds grounds)
    {
        var words = string.Join(", ", All.Where(g => grounds.HasFlag(g.Ground)).Select(g => g.Words));
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string InWords(this TwinState state) => state switch
    {
        TwinState.Open => "Not decided",
        TwinState.Same => "The same",
        _ => "Not the same",
    };
}
