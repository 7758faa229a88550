using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>
/// Where a person or a household is to be found or reached, between two days: one value of one kind. A protected address exists only for its
/// location circle, and there only once a reason is given (<see cref="Reveal"/>); no search, sort, count, match or history uses it.
/// </summary>
public sealed class Address
{
    private Address()
    {
    }

    public RowId Id { get; private set; }

    public FamilyId Family { get; private set; }

    public HouseholdId? Household { get; private set; }

    public PersonId? Person { get; private set; }

    public AddressKind Kind { get; private set; }

    /// <summary>The address, the name and place of a school or surgery, the number, or the email address.</summary>
    public string Lines { get; private set; } = string.Empty;

    public string? Postcode { get; private set; }

    public string? Phone { get; private set; }

    public bool IsProtected { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public int Version { get; private set; }

    /// <param name="mustBeProtected">Somebody who lives there must not be located: then it is protected, whatever was asked.</param>
    public static Outcome<Address> At(
        FamilyId family,
        HouseholdId? household,
        PersonId? person,
        AddressKind? kind,
        string? lines,
        string? postcode,
        string? phone,
        bool isProtected,
        bool mustBeProtected,
        DateOnly? from,
        Now now)
    {
        var no = new Refusals()
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select what kind of address it is")
            .If(household is null == person is null, "Of", "Select whose address it is")
            .If(household is not null && kind is not (null or AddressKind.Home or AddressKind.Phone), "Of", "Select one person: a household has a home and a phone, and nothing else")
            .If(Text.Trimmed(lines) is null, "Lines", kind is AddressKind.Phone or AddressKind.Email ? $"Enter the {kind.Value.InWords().ToLowerInvariant()}" : "Enter the address")
            .If(kind == AddressKind.Phone && Text.Trimmed(lines) is { } number && number.Count(char.IsDigit) < 6, "Lines", "Enter a phone number, like 01632 960 001")
            .If(kind == AddressKind.Email && Text.Trimmed(lines) is { } mail && !mail.Contains('@', StringComparison.Ordinal), "Lines", "Enter an email address in the correct format, like name@example.com")
            .If(lines?.Length > Text.Sentence, "Lines", "The address must be 1,000 characters or fewer")
            .If(postcode?.Length > 10, "Postcode", "The postcode must be 10 characters or fewer")
            .If(phone?.Length > 40, "Phone", "The phone number must be 40 characters or fewer")
            .If(from is null, "From", "Enter the day from which they live there")
            .If(from > now.Today, "From", "The day they live there from must be today or in the past");
        return no.Any
            ? no
            : new Address
            {
                Id = Shared.Id.New<RowId>(now),
                Family = family,
                Household = household,
                Person = person,
                Kind = kind!.Value,
                Lines = lines!.Trim(),
                Postcode = Text.Trimmed(postcode)?.ToUpperInvariant(),
                Phone = Text.Trimmed(phone),
                IsProtected = isProtected || mustBeProtected,
                From = from!.Value,
            };
    }

    public void Protect() => IsProtected = true;

    public void LeaveOn(DateOnly day) => Until = day;

    /// <summary>It stands for the days of a placement.</summary>
    public void Stay(DateOnly from, DateOnly? until) => (From, Until) = (from, until);
}

/// <summary>What an address is. Each of them may tell where somebody is to be met.</summary>
public enum AddressKind
{
    Home,
    Placement,
    School,
    Surgery,
    Workplace,
    Appointment,
    Phone,
    Email,
}
