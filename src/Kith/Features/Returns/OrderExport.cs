using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class OrderExportInput
{
    [Display(Name = "What do you need?")]
    public Exported? What { get; set; }

    public CensusBuildId? Build { get; set; }

    [Display(Name = "What it is for")]
    public string? Purpose { get; set; }

    [Display(Name = "Who gets it")]
    public string? Recipient { get; set; }
}

/// <summary>Somebody who makes returns asks to take out a file of many children.</summary>
public sealed class OrderExport(KithDb db, Ledger ledger, Outbox outbox)
{
    public async Task<Outcome<RowId>> Do(OrderExportInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.MakeReturns))
        {
            return Refusal.Forbidden;
        }

        if (input.Build is { } build && !await db.CensusesOf(by).AnyAsync(b => b.Id == build, ct))
        {
            return Refusal.NotFound;
        }

        var ordered = ExportOrder.Order(input.What, input.Build, await db.ChildrenIn(input.What, input.Build, by, ct), input.Purpose, input.Recipient, by, now);
        if (!ordered.Ok)
        {
            return new Refusals().Within(string.Empty, ordered.Refusals);
        }

        var order = ordered.Value;
        db.Add(order);
        foreach (var address in await db.MailOf(Duty.AgreeToExports, by.Worker, now.Today, ct, by.Agency))
        {
            outbox.Put(address, "An export waits for a second person", $"Somebody asks to take a file of many children out of Kith. It opens when somebody else has agreed.\n\n{outbox.Link(ReturnsLinks.AnswerExport(order.Id))}", now);
        }

        ledger.Tell(new ExportOrdered(order.Id, order.What, order.Build), About.Organisation, by);
        return order.Id;
    }
}
