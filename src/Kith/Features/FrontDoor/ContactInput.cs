using System.ComponentModel.DataAnnotations;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Features.FrontDoor;

/// <summary>A contact as the front door takes it down.</summary>
public sealed class ContactInput : IContactPeopleForm
{
    [Display(Name = "Day it was received")]
    public DateOnly? ReceivedOn { get; set; }

    [Display(Name = "Time")]
    public string? ReceivedTime { get; set; }

    [Display(Name = "Who it came from")]
    public string? Source { get; set; }

    [Display(Name = "Their name")]
    public string? ReferrerName { get; set; }

    [Display(Name = "Their telephone number or email address")]
    public string? ReferrerReach { get; set; }

    public List<ContactPersonInput> People { get; set; } = [];

    [Display(Name = "What they told you")]
    public string? Account { get; set; }

    [Display(Name = "What the family knows of this contact")]
    public string? FamilyKnows { get; set; }

    public ContactDetails Details => new(ReceivedOn, ReceivedTime, Source, ReferrerName, ReferrerReach, Account, FamilyKnows);
}

/// <summary>A partner asks for help for a family.</summary>
public sealed class RequestInput : IContactPeopleForm
{
    public List<ContactPersonInput> People { get; set; } = [];

    [Display(Name = "What worries you, what goes well and what would help")]
    public string? Account { get; set; }

    [Display(Name = "What the family knows and agrees to")]
    public string? FamilyKnows { get; set; }

    [Display(Name = "Telephone number or email address for the answer")]
    public string? ReferrerReach { get; set; }
}

public sealed class NameContactInput : IContactPeopleForm
{
    public int Version { get; set; }

    public List<ContactPersonInput> People { get; set; } = [];
}

/// <summary>A page whose form says whom a contact is about.</summary>
public interface IAboutPeople
{
    IContactPeopleForm Input { get; }

    /// <summary>Whether the people are looked for in the record as soon as they are saved.</summary>
    bool IsAtFrontDoor => true;
}

/// <summary>A form that says whom a contact is about.</summary>
public interface IContactPeopleForm
{
    List<ContactPersonInput> People { get; }
}

public sealed class ContactPersonInput
{
    [Display(Name = "First name")]
    public string? FirstName { get; set; }

    [Display(Name = "Last name")]
    public string? LastName { get; set; }

    [Display(Name = "Child or adult")]
    public MemberKind? Kind { get; set; }

    [Display(Name = "Date of birth")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "NHS number, if known")]
    public string? NhsNumber { get; set; }

    public ContactPersonDetails Details => new(Kind, FirstName, LastName, BirthDate, NhsNumber);
}

public static class ContactPeople
{
    /// <summary>As many as fit on one page; a contact about more is two contacts.</summary>
    public const int Most = 15;

    public static List<ContactPersonDetails> Details(this IContactPeopleForm form) => form.People.Take(Most).Select(p => p.Details).ToList();

    /// <summary>An empty row at the end to write in.</summary>
    public static void Offer(this IContactPeopleForm form)
    {
        if (form.People.Count == 0)
        {
            form.People.Add(new ContactPersonInput());
        }
    }

    public static void AddRow(this IContactPeopleForm form)
    {
        if (form.People.Count < Most)
        {
            form.People.Add(new ContactPersonInput());
        }
    }
}
