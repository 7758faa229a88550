namespace Kith.Practice.Outcomes;

/// <summary>What the keys of one record are made with, so that nobody can make a child’s key without it.</summary>
public sealed class PseudonymSecret
{
    private PseudonymSecret()
    {
    }

    /// <summary>A record has one.</summary>
    public int Id { get; private set; } = 1;

    public string Secret { get; private set; } = string.Empty;

    public static PseudonymSecret Of(byte[] secret) => new() { Secret = Convert.ToBase64String(secret) };
}
