using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class CorrectSummaryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_summary_that_was_shared_by_mistake_is_taken_to_its_side_in_every_version()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victims = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var perpetrators = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var herSide = $"DaVictim:{family.Adult("Vera").Value}";
        var summary = await world.Summary(family, victims, "She plans to move to Leeds", s =>
        {
            (s.WorkMayRead, s.ChildrenMayRead, s.Offered) = ("General", "General", "3");
            s.Children.Add(new TextForChild { Person = family.Child("Amy"), Text = "Amy is calmer" });
            s.Significant = new SignificantInput { Line = "A plan is made", Impact = "Amy knows it", MayRead = herSide };
        });
        var visitor = world.As(victims);

        var page = await visitor.Open(WorkbookLinks.Correct(family.Ref, summary, EntryKind.Summary));
        Assert.Equal("She plans to move to Leeds", page.ValueOf("Input.WorkDone"));
        Assert.Equal("General", page.ValueOf("Input.WorkMayRead"));
        Assert.Equal("Amy is calmer", page.ValueOf("Input.Children[0].Text"));
        Assert.Equal("3", page.ValueOf("Input.Offered"));
        Assert.Equal(herSide, page.ValueOf("Input.Significant.MayRead"));
        var corrected = await page.Choose("Input.WorkMayRead", herSide).Fill("Input.WhyCorrected", "Leeds was shared by mistake").Press("Save correction");

        corrected.Expect(HttpStatusCode.OK).Shows("Correction saved").Shows("Leeds was shared by mistake");
        var other = world.As(perpetrators);
        (await other.Open(WorkbookLinks.Entry(family.Ref, summary))).Expect(HttpStatusCode.NotFound);
        var read = await other.Open(corrected.Address);
        read.Expect(HttpStatusCode.OK).Shows("Amy is calmer").Shows("Corrected").DoesNotShow("Leeds").DoesNotShow("Earlier version").DoesNotShow("Victim side");
        (await other.Open(WorkbookLinks.Workbook(family.Ref))).Shows("Amy is calmer").DoesNotShow("Leeds").DoesNotShow(summary.Value.ToString());
    }

    [Fact]
    public async Task Others_are_refused_and_strangers_find_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var summary = await world.Summary(family, drugs, "Met twice");
        var address = WorkbookLinks.Correct(family.Ref, summary, EntryKind.Summary);

        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(address)).Expect(HttpStatusCode.NotFound);
        var refused = await (await world.As(drugs).Open(address)).Fill("Input.WorkDone", "").Press("Save correction");
        Assert.Equal("Enter what was done", refused.ErrorOf("Input.WorkDone"));
        Assert.Equal("Enter why the entry is corrected", refused.ErrorOf("Input.WhyCorrected"));
    }
}
