using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class CorrectVisitTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_form_holds_what_the_visit_says_and_both_versions_stay()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        var visit = await world.Visit(family, family.SocialWorker, "Breakfast at eight", v =>
        {
            v.Children[0].Words = "I like porridge";
            v.Stages.Add(new StageAnswer { Adult = family.Adult("Vera"), Behaviour = Behaviour.Alcohol, Stage = Stage.Action });
            v.Modules.Add(new ModulesWithParent { Parent = family.Adult("Vera"), Numbers = [2] });
            v.Significant = new SignificantInput { Line = "First calm visit", Impact = "They ate" };
        });
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(WorkbookLinks.Correct(family.Ref, visit, EntryKind.Visit));

        page.Expect(HttpStatusCode.OK).DoesNotShow("Next steps");
        Assert.Equal("Breakfast at eight", page.ValueOf("Input.Account"));
        Assert.Equal("I like porridge", page.ValueOf("Input.Children[0].Words"));
        Assert.Equal("SeenWithOthers", page.ValueOf("Input.Children[1].Seen"));
        Assert.Equal("Action", page.ValueOf("Input.Stages[0].Stage"));
        Assert.Equal("First calm visit", page.ValueOf("Input.Significant.Line"));
        Assert.Contains(new KeyValuePair<string, string>("Input.Modules[0].Numbers", "2"), page.Fields());

        var refused = await page.Fill("Input.Account", "Breakfast at nine").Press("Save correction");
        Assert.Equal("Enter why the entry is corrected", refused.ErrorOf("Input.WhyCorrected"));
        var corrected = await refused.Fill("Input.WhyCorrected", "The time was wrong").Press("Save correction");

        corrected.Expect(HttpStatusCode.OK).Shows("Correction saved").Shows("Breakfast at nine").Shows("Corrected").Shows("The time was wrong").Shows("I like porridge");
        var earlier = await visitor.Open(WorkbookLinks.Entry(family.Ref, visit));
        earlier.Expect(HttpStatusCode.OK).Shows("Breakfast at eight").Shows("Replaced").Shows("Later version").DoesNotShow("Correct this entry");
        var workbook = await visitor.Open(WorkbookLinks.Workbook(family.Ref));
        workbook.Shows("1 entry").Shows("Breakfast at nine").DoesNotShow("Breakfast at eight");
    }

    [Fact]
    public async Task A_replaced_version_leads_back_to_itself_and_never_to_a_form()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visit = await world.Visit(family, family.SocialWorker, "Seen");
        var visitor = world.As(family.SocialWorker);
        var address = WorkbookLinks.Correct(family.Ref, visit, EntryKind.Visit);
        var late = await visitor.Open(address);
        await (await visitor.Open(address)).Fill("Input.Account", "Seen at home").Fill("Input.WhyCorrected", "Said where").Press("Save correction");

        var refused = await late.Fill("Input.Account", "Seen at school").Fill("Input.WhyCorrected", "Said where").Press("Save correction");

        Assert.Contains("This entry has already been corrected. Correct the latest version", refused.ErrorSummary);
        Assert.Equal("Seen at school", refused.ValueOf("Input.Account"));
        (await visitor.Open(address)).Shows("Replaced");
    }

    [Fact]
    public async Task Others_are_refused_and_strangers_find_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visit = await world.Visit(family, family.SocialWorker, "Seen");
        var address = WorkbookLinks.Correct(family.Ref, visit, EntryKind.Visit);

        (await world.As(family.Manager).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Correct(family.Ref, visit, EntryKind.Summary))).Expect(HttpStatusCode.NotFound);
    }
}
