using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>How one person can be reached without danger: what must not be sent or left, when to ring, and where letters go.</summary>
public sealed class SafeContact
{
    private SafeContact()
    {
    }

    public PersonId Person { get; private set; }

    public bool NoLetters { get; private set; }

    public bool NoVoicemail { get; private set; }

    public bool NoText { get; private set; }

    public bool NoEmail { get; private set; }

    public string? SafeTimes { get; private set; }

    /// <summary>The recorded address that letters go to; null until somebody says which.</summary>
    public RowId? LettersTo { get; private set; }

    public int Version { get; private set; }

    public static SafeContact Of(PersonId person) => new() { Person = person };

    /// <param name="isCurrent">The address is the person's, or their household's, and they are there today.</param>
    /// <param name="isSharedWithHarmer">Somebody alleged to have harmed them lives there too.</param>
    public Refusals Say(SafeContactSaid said, bool isCurrent, bool isSharedWithHarmer)
    {
        var no = new Refusals()
            .If(said.SafeTimes?.Length > Text.Line, "SafeTimes", "The safe times must be 200 characters or fewer")
            .If(said.LettersTo is not null && !isCurrent, "LettersTo", "Select an address at which they live now")
            .If(said.LettersTo is not null && isSharedWithHarmer, "LettersTo", "Somebody alleged to have harmed them lives at this address: select another");
        if (!no.Any)
        {
            (NoLetters, NoVoicemail, NoText, NoEmail) = (said.NoLetters, said.NoVoicemail, said.NoText, said.NoEmail);
            (SafeTimes, LettersTo) = (Text.Trimmed(said.SafeTimes), said.LettersTo);
        }

        return no;
    }

    /// <summary>The address ended: letters go to the new one, or nowhere until somebody says where.</summary>
    public void Follow(RowId? address) => LettersTo = address;
}

public sealed record SafeContactSaid(bool NoLetters, bool NoVoicemail, bool NoText, bool NoEmail, string? SafeTimes, RowId? LettersTo);

/// <summary>What is known today of how somebody can be written to.</summary>
/// <param name="IsAddressSafe">The address for letters is current, and nobody alleged to have harmed them lives there.</param>
public sealed record SafeWay(bool NoLetters, bool NoEmail, RowId? Address, bool IsAddressSafe)
{
    public static readonly SafeWay Unknown = new(false, false, null, false);

    public string? WhyNot(SendingWay way) => way switch
    {
        SendingWay.Post when NoLetters => "They must not be sent letters",
        SendingWay.Post when Address is null => "No address for letters is recorded for them: say how they can be reached first",
        SendingWay.Post when !IsAddressSafe => "Their address for letters is not safe or no longer theirs: say how they can be reached first",
        SendingWay.Email when NoEmail => "They must not be sent emails",
        _ => null,
    };
}

public enum SendingWay
{
    ByHand,
    Post,
    Email,
}
