using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Access;

public sealed class WorkerInput
{
    [Display(Name = "Full name")]
    public string? Name { get; set; }

    [Display(Name = "Work email address (optional)")]
    public string? Email { get; set; }

    [Display(Name = "Work phone number (optional)")]
    public string? Phone { get; set; }

    public int Version { get; set; }
}

/// <summary>A person begins to work with families. What they may do begins with their first posting.</summary>
public sealed class WelcomeWorker(KithDb db, Ledger ledger)
{
    public Outcome<WorkerId> Do(WorkerInput input, Acting? by, Now now)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var welcomed = Worker.Welcome(input.Name, input.Email, input.Phone, now);
        if (!welcomed.Ok)
        {
            return new Refusals().Within(string.Empty, welcomed.Refusals);
        }

        db.Add(welcomed.Value);
        ledger.Tell(new WorkerWelcomed(welcomed.Value.Id), About.Organisation, by);
        return welcomed.Value.Id;
    }
}
