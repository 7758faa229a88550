using System.Text.RegularExpressions;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Practice.Disclosure;

/// <summary>A piece of the record as it would stand in a document: whom it is about, whose side it keeps, where it comes from.</summary>
/// <param name="IsUnseenFile">It tells of a file at which nobody has looked for what tells where somebody is: a file cannot be searched.</param>
/// <param name="Entry">The version of the entry that its words stand in.</param>
/// <param name="File">The file that it tells of.</param>
/// <param name="IsCorrected">That entry has a later version, which may say something else or under another label.</param>
public sealed record Passage(
    string Key, string Heading, string Text, IReadOnlyList<PersonId> About, Side Side, bool IsUnseenFile = false, EntryId? Entry = null, AttachmentId? File = null, bool IsCorrected = false)
{
    public const string ForWhom = "recipient";

    public const string ForWhat = "purpose";

    /// <summary>It says whom the copy is for and why, and nothing of the record.</summary>
    public bool IsOfTheCopy => Key is ForWhom or ForWhat;
}

/// <summary>Whom a document goes to, and the names by which a text may tell of somebody else.</summary>
/// <param name="Person">A member of the family; null for a body, such as a court.</param>
/// <param name="Subjects">Whom a document to a body is about: facts about them need no second thought.</param>
public sealed record Recipient(PersonId? Person, IReadOnlyList<PersonId> Subjects, IReadOnlyDictionary<PersonId, string> Others);

public enum Verdict
{
    /// <summary>It is about the recipient, or about nobody in particular.</summary>
    Goes,

    /// <summary>It tells about somebody else: it goes only when the author says so, and why.</summary>
    AboutOthers,

    /// <summary>It never goes to this recipient, whatever the author says.</summary>
    KeptBack,
}

/// <param name="Text">Without any protected value that was surely found.</param>
/// <param name="LeftOut">How many protected values were taken out.</param>
/// <param name="IsDoubtful">Something in it may be a protected value: a person has to look.</param>
public sealed record Judged(Passage Passage, Verdict Verdict, string? Why, string Text, int LeftOut, bool IsDoubtful);

/// <summary>
/// What may go out to one recipient. Protected values of others are taken out of every text; a side of domestic abuse goes to nobody but the person whose side
/// it is; every fact about somebody else is listed. Source: published breaches in which an address reached the person fled from; the rule is ours.
/// </summary>
public static class Guard
{
    public static Judged Judge(Passage passage, Recipient recipient, IReadOnlyCollection<ProtectedValue> hidden)
    {
        var found = ProtectedText.In(passage.Text, hidden);
        var sure = found.Where(f => f.IsSure).ToList();
        var (verdict, why) = Decide(passage, recipient);
        return new Judged(passage, verdict, why, ProtectedText.Without(passage.Text, sure), sure.Count, found.Count > sure.Count);
    }

    private static (Verdict Verdict, string? Why) Decide(Passage passage, Recipient recipient)
    {
        if (passage.Side.Label != Label.General && (passage.Side.Person is null || passage.Side.Person != recipient.Person))
        {
            return (Verdict.KeptBack, passage.Side.Label is Label.DaVictim or Label.DaPerpetrator ? "It keeps a side" : $"It may not go out: {passage.Side.Label.Tag().ToLowerInvariant()}");
        }

        if (passage.IsUnseenFile)
        {
            return (Verdict.KeptBack, "It is a file, and nobody has looked whether it tells where somebody is");
        }

        if (passage.IsCorrected)
        {
            return (Verdict.KeptBack, "It comes from an entry that has been corrected since");
        }

        var about = passage.About.Where(p => p != recipient.Person && (recipient.Person is not null || !recipient.Subjects.Contains(p)))
            .Concat(recipient.Others.Where(o => Names(passage.Text, o.Value)).Select(o => o.Key))
            .Distinct().Select(p => recipient.Others.GetValueOrDefault(p, "somebody else")).Order(StringComparer.CurrentCulture).ToList();
        return about.Count == 0 ? (Verdict.Goes, null) : (Verdict.AboutOthers, $"It tells about {string.Join(" and ", about)}");
    }

    private static bool Names(string text, string name) => Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
