using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

[Needs(Duty.UseKith)]
public sealed class DeclareInterestsModel(KithDb db, DeclareInterests declare) : FormPage<InterestInput>
{
    /// <summary>What they declared themselves, and never what came of it or what others recorded.</summary>
    public IReadOnlyList<OwnInterest> Declared { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var me = By.Worker;
        Declared = await (from x in db.Interests
                          join p in db.Postings on x.RecordedBy equals p.Id
                          where x.Worker == me && p.Worker == me && x.EndedAt == null
                          orderby x.RecordedAt, x.Id
                          select new OwnInterest(x.Kind, x.FirstName, x.LastName, x.RecordedAt)).Take(100).ToListAsync(ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => declare.Do(Input, By, now, ct), then: _ => GovernanceLinks.Declare, done: "Your declaration is saved", ct);
}

public sealed record OwnInterest(InterestKind Kind, string? FirstName, string? LastName, DateTime At);
