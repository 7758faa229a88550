using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

public sealed class InterestInput
{
    [Display(Name = "Is there somebody to declare?")]
    public bool? HasSomebody { get; set; }

    [Display(Name = "Who are they to you?")]
    public InterestKind? Kind { get; set; }

    [Display(Name = "First name")]
    public string? FirstName { get; set; }

    [Display(Name = "Last name")]
    public string? LastName { get; set; }

    [Display(Name = "Date of birth, if you know it")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "Postcode, if you know it")]
    public string? Postcode { get; set; }

    [Display(Name = "Anything else a privacy officer should know (optional)")]
    public string? Note { get; set; }

    public InterestDetails Details => new(Kind, FirstName, LastName, BirthDate, Postcode, Note);
}

/// <summary>A worker declares, at joining and each year, whom they know; or that there is nobody more. The answer is the same whomever the record knows.</summary>
public sealed class DeclareInterests(KithDb db, Ledger ledger, ConflictsOfInterest conflicts)
{
    public async Task<Outcome<WorkerId>> Do(InterestInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.UseKith))
        {
            return Refusal.Forbidden;
        }

        if (input.HasSomebody is not { } somebody)
        {
            return new Refusal("HasSomebody", "Select whether there is somebody to declare");
        }

        if (somebody)
        {
            var declared = Interest.Declare(by.Worker, input.Details, by.Posting, now);
            if (!declared.Ok)
            {
                return new Refusals().Within(string.Empty, declared.Refusals);
            }

            await conflicts.Keep(declared.Value, by.Posting, now, ct);
        }

        (await db.Workers.SingleAsync(w => w.Id == by.Worker, ct)).DeclareInterests(now.Today);
        ledger.Tell(new InterestsDeclared(by.Worker), About.Organisation, by);
        return by.Worker;
    }
}
