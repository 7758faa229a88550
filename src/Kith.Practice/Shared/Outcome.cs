namespace Kith.Practice.Shared;

/// <summary>Why something was not done: said of one field in the words of the page, or of the whole.</summary>
/// <param name="Field">The path of the field as the command names it, such as <c>Children[1].Words</c>; empty for the whole form.</param>
/// <param name="Message">A sentence in GOV.UK style that says how to put it right.</param>
public sealed record Refusal(string Field, string Message, RefusalKind Kind = RefusalKind.Input)
{
    /// <summary>The thing does not exist for this worker. Nothing says whether it exists for another.</summary>
    public static readonly Refusal NotFound = new(string.Empty, "Not found", RefusalKind.NotFound);

    /// <summary>The worker may see the thing but not do this with it.</summary>
    public static readonly Refusal Forbidden = new(string.Empty, "You cannot do this", RefusalKind.Forbidden);

    /// <summary>Somebody else changed the thing since it was read.</summary>
    public static readonly Refusal Stale = new(string.Empty, "Somebody else changed this while you were working on it", RefusalKind.Stale);
}

public enum RefusalKind
{
    Input,
    NotFound,
    Forbidden,
    Stale,
}

/// <summary>Either what was asked for, or the reasons it was refused.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals) => (this.value, Refusals) = (value, refusals);

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool Ok => Refusals.Count == 0;

    public T Value => Ok ? value! : throw new InvalidOperationException($"Refused: {string.Join("; ", Refusals.Select(r => r.Message))}");

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    public static implicit operator Outcome<T>(Refusals refusals) => new(default, refusals.ToList());
}

/// <summary>Collects every reason to refuse, so that a form is answered once with all of them.</summary>
public sealed class Refusals : List<Refusal>
{
    public bool Any => Count > 0;

    public Refusals If(bool wrong, string field, string message)
    {
        if (wrong)
        {
            Add(new Refusal(field, message));
        }

        return this;
    }

    /// <summary>Takes over the refusals of a part, naming where in the form that part stands; an empty prefix is the form itself.</summary>
    public Refusals Within(string prefix, IEnumerable<Refusal> refusals)
    {
        AddRange(refusals.Select(r => r with { Field = prefix.Length == 0 || r.Field.Length == 0 ? prefix + r.Field : $"{prefix}.{r.Field}" }));
        return this;
    }
}
