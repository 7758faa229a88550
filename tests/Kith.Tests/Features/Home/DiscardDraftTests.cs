using System.Net;
using Kith.Features.Home;
using Kith.Features.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class DiscardDraftTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_draft_is_discarded_by_its_author_after_a_question()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        await (await visitor.Open(WorkbookLinks.RecordVisit(family.Ref))).Fill("Input.Account", "Never mind").Press("Save draft");
        var draft = await world.Read(db => db.Drafts.SingleAsync(d => d.Posting == family.SocialWorker.Posting));

        (await world.As(family.Manager).Open(HomeLinks.DiscardDraft(draft.Instance))).Expect(HttpStatusCode.NotFound);
        var question = await visitor.Open(HomeLinks.DiscardDraft(draft.Instance));
        question.Shows("Do you want to discard this draft?").Shows($"Record visit, family {family.Ref}");

        (await question.Press("Discard draft")).Shows("The draft has been discarded").Shows("You have no drafts.");
        (await question.Press("Discard draft")).Expect(HttpStatusCode.NotFound);
    }
}
