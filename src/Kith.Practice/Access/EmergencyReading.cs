using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// The record is read for a while although the audit cannot be written in it: whoever runs Kith said so, until when and why. Nothing can be changed meanwhile, and what is
/// shown is written down elsewhere (TR-53). How long at most is ours: long enough for a night shift’s first look, short enough that somebody decides again.
/// </summary>
public sealed record EmergencyReading(DateTime From, DateTime Until, string Why)
{
    public const int MostMinutes = 240;
    public const int LeastWords = 20;

    /// <param name="minutes">How long, at most <see cref="MostMinutes"/>.</param>
    /// <param name="why">At least <see cref="LeastWords"/> characters.</param>
    public static Outcome<EmergencyReading> Begin(int minutes, string? why, Now now)
    {
        var refusals = new Refusals()
            .If(minutes is < 1 or > MostMinutes, "Minutes", $"The emergency must last between 1 and {MostMinutes} minutes. It can be begun again")
            .If(why is null || why.Trim().Length < LeastWords, "Why", $"Say why the record must be read without its audit, in {LeastWords} characters or more");
        return refusals.Any ? refusals : new EmergencyReading(now.Moment, now.Moment.AddMinutes(minutes), why!.Trim());
    }

    public bool IsAt(DateTime moment) => moment < Until;
}
