using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.FrontDoor;

[Needs(Duty.WorkFrontDoor)]
public sealed class AnswerContactModel(ContactReader contacts, AnswerContact answer) : ContactPage<AnswerInput>(contacts)
{
    public IEnumerable<ReplyMethod> Ways => Enum.GetValues<ReplyMethod>().Where(w => w != ReplyMethod.InKith || Contact.RequestedBy is not null);

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Contact.Version;
        Input.Reply = Contact.Outcome is { } outcome && Contact.Source != ReferralSource.Anonymous
            ? ReplyDraft.For(outcome, Contact.ReferrerName, Contact.ToldAbout, Contact.ReceivedOn)
            : null;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => answer.Do(Id, Input.Reply, Input.How, Input.Version, By, now, ct),
        then: FrontDoorLinks.Contact,
        done: "Answer saved",
        ct);
}

public sealed class AnswerInput
{
    public int Version { get; set; }

    [Display(Name = "Answer")]
    public string? Reply { get; set; }

    [Display(Name = "How were they answered?")]
    public ReplyMethod? How { get; set; }
}
