using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;

namespace Kith.Platform.SignIn;

/// <summary>How a worker proves who they are. What they may do hangs on their postings, never on the account.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public WorkerId Worker { get; set; }

    /// <summary>Made by the demonstration: on localhost it signs in by a button and its second factor counts as done.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>The time step of the last one-time code accepted, so that no code works twice.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>The second factor is set up and was proved once.</summary>
    public bool HasSecondFactor { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Somebody opened it and nobody else has handed it over to its worker yet: it opens nothing.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The day of the last sign-in, or of the opening before the first.</summary>
    public DateOnly LastUsedOn { get; set; }

    /// <summary>Since when it is suspended because nobody used it; an administrator opens it again.</summary>
    public DateOnly? SuspendedOn { get; set; }

    /// <summary>Whether nobody has used it for so long that it is suspended. The demonstration’s stay open.</summary>
    public bool IsUnusedOn(DateOnly today) => !IsDemonstration && (SuspendedOn is not null || LastUsedOn <= AccountRule.On(today).UnusedSince(today));
}
