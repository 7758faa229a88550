using System.ComponentModel.DataAnnotations;
using Kith.Practice.Families;

namespace Kith.Features.Families;

/// <summary>A person as the pages ask for them.</summary>
public sealed class PersonInput
{
    public int Version { get; set; }

    [Display(Name = "First name")]
    public string? FirstName { get; set; }

    [Display(Name = "Last name")]
    public string? LastName { get; set; }

    [Display(Name = "In this family")]
    public MemberKind? Kind { get; set; }

    [Display(Name = "Date of birth")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "Expected date of birth")]
    public DateOnly? ExpectedBirthDate { get; set; }

    [Display(Name = "Date of death")]
    public DateOnly? DeathDate { get; set; }

    [Display(Name = "Sex")]
    public string? Sex { get; set; }

    [Display(Name = "Ethnicity")]
    public string? Ethnicity { get; set; }

    [Display(Name = "Disabilities")]
    public List<string> Disabilities { get; set; } = [];

    [Display(Name = "Belongs to the family from")]
    public DateOnly? From { get; set; }

    internal PersonDetails Details => new(FirstName, LastName, BirthDate, ExpectedBirthDate, DeathDate, Sex, Ethnicity);
}

/// <summary>A page that asks for a person.</summary>
public interface IPersonForm
{
    PersonInput Input { get; }
}
