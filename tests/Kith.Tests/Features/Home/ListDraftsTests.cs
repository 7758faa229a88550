using Kith.Features.Home;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class ListDraftsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_draft_is_listed_for_its_author_and_carried_on()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
        await page.Fill("Input.Account", "Half a sentence").Press("Save draft");

        var list = await visitor.Open(HomeLinks.Drafts);

        list.Shows($"Record visit, family {family.Ref}").Shows("16 June, 14:30").DoesNotShow("Half a sentence");
        var link = list.Document.QuerySelector("tbody th a")!.GetAttribute("href")!;
        Assert.Equal("Half a sentence", (await visitor.Open(link)).ValueOf("Input.Account"));
        (await world.As(family.Manager).Open(HomeLinks.Drafts)).Shows("You have no drafts.");
    }

    [Theory]
    [InlineData("/families/ab23cd45/record/visit", "Record visit, family ab23cd45")]
    [InlineData("/families/ab23cd45/people/01a203c2-6a76-78c4-9c36-9c26123c0f75/change", "People change, family ab23cd45")]
    [InlineData("/organisation/teams/add", "Organisation teams add")]
    [InlineData("/", "Form")]
    public void A_form_is_known_by_the_words_of_its_address(string path, string title) => Assert.Equal(title, DraftTitle.Of(path));

    [Fact]
    public async Task Every_role_has_drafts() =>
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(HomeLinks.Drafts)).Shows("You have no drafts.");
}
