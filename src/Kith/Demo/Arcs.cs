using Kith.Practice.Access;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;

namespace Kith.Demo;

internal enum Tone
{
    Low,
    Mid,
    High,
}

internal enum Ending
{
    Open,
    Well,
    Court,
    Unallocated,
}

/// <summary>What a family came for, and who helps with it.</summary>
internal sealed record Theme(string Key, Behaviour Behaviour, Role Specialist, string Work, int Module, RagDimension Dimension, string Rag)
{
    public static readonly Theme Alcohol = new("alcohol", Behaviour.Alcohol, Role.SubstanceMisuseWorker, "substance", 5, RagDimension.SubstanceMisuse, "substance");
    public static readonly Theme Drugs = new("drugs", Behaviour.Drugs, Role.SubstanceMisuseWorker, "substance", 5, RagDimension.SubstanceMisuse, "substance");
    public static readonly Theme Abuse = new("abuse", Behaviour.SafetyFromAbuse, Role.DaVictimWorker, "victim", 4, RagDimension.DomesticAbuse, "abuse");
    public static readonly Theme Mind = new("mind", Behaviour.MentalHealth, Role.MentalHealthWorker, "mental", 6, RagDimension.MentalHealth, "mental");
    public static readonly Theme Baby = new("baby", Behaviour.MentalHealth, Role.MentalHealthWorker, "mental", 6, RagDimension.MentalHealth, "mental");
    public static readonly Theme Neglect = new("neglect", Behaviour.Parenting, Role.Psychologist, "psychology", 7, RagDimension.ProgressAgainstPlan, "progress");
}

/// <summary>How it goes with a family, month by month from allocation.</summary>
/// <param name="Beats">L, M or H for each month; ! when something happens in it that belongs in the chronology.</param>
/// <param name="FatherFirst">The adult whom the specialist works with is the father.</param>
/// <param name="BothSides">Each side of domestic abuse has a worker of its own.</param>
internal sealed record Arc(Theme Theme, string Beats, Ending Ending = Ending.Open, bool FatherFirst = false, bool BothSides = false, bool IsUnborn = false)
{
    private readonly string[] months = Beats.Split(' ');

    /// <summary>Told over and over with other people; a small partnership gets the first of them.</summary>
    public static readonly IReadOnlyList<Arc> All =
    [
        new(Theme.Abuse, "M L! M M H M H H!", BothSides: true),
        new(Theme.Alcohol, "M L! M M H! H H"),
        new(Theme.Baby, "M M L! M H! H", IsUnborn: true),
        new(Theme.Mind, "L! M M L! M H M"),
        new(Theme.Neglect, "M", Ending.Unallocated),
        new(Theme.Neglect, "L L! M L M M M M H"),
        new(Theme.Alcohol, "M M L L! L L! L"),
        new(Theme.Alcohol, "M M H H! H H", Ending.Well),
        new(Theme.Abuse, "L! L! M M M H M", BothSides: true),
        new(Theme.Drugs, "M L! M M H!"),
        new(Theme.Mind, "M M H H!"),
        new(Theme.Neglect, "M M"),
        new(Theme.Drugs, "M L! L L! L L!", Ending.Court),
        new(Theme.Baby, "M H M H! H"),
        new(Theme.Mind, "M", Ending.Unallocated),
        new(Theme.Abuse, "M M H H"),
        new(Theme.Mind, "M L! M H H! H", Ending.Well),
        new(Theme.Alcohol, "M M L! M M", FatherFirst: true),
        new(Theme.Drugs, "M M M H H! H", Ending.Well),
        new(Theme.Neglect, "M M L! M M M L! L"),
    ];

    public int Months => months.Length;

    /// <param name="month">From the beginning of the beats; before it the work has begun and is slow to take hold.</param>
    public Tone ToneOf(int month) => month < 0 ? (month % 3 == -1 ? Tone.Low : Tone.Mid) : months[Math.Min(month, months.Length - 1)][0] switch
    {
        'L' => Tone.Low,
        'H' => Tone.High,
        _ => Tone.Mid,
    };

    public bool HasEvent(int month) => month >= 0 && month < months.Length && months[month].EndsWith('!');
}
