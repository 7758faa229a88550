using System.ComponentModel.DataAnnotations;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Governance;

[Needs(Duty.OverseeInterests)]
public sealed class DeclareForWorkerModel(DeclareForWorker declare) : FormPage<WorkersInterestInput>
{
    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => declare.Do(Input.WorkEmail, Input.Interest, By, now, ct), then: GovernanceLinks.Interest, done: "Interest recorded", ct);
}

public sealed class WorkersInterestInput
{
    [Display(Name = "Work email address of the worker")]
    public string? WorkEmail { get; set; }

    [Display(Name = "Who are they to the worker?")]
    public InterestKind? Kind { get; set; }

    [Display(Name = "First name")]
    public string? FirstName { get; set; }

    [Display(Name = "Last name")]
    public string? LastName { get; set; }

    [Display(Name = "Date of birth, if it is known")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "Postcode, if it is known")]
    public string? Postcode { get; set; }

    [Display(Name = "How you know (optional)")]
    public string? Note { get; set; }

    internal InterestInput Interest => new() { Kind = Kind, FirstName = FirstName, LastName = LastName, BirthDate = BirthDate, Postcode = Postcode, Note = Note };
}
