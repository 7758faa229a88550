using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ReadModulesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_grid_says_what_was_worked_on_with_each_parent_and_how_often()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        for (var i = 0; i < 2; i++)
        {
            await world.Visit(family, family.SocialWorker, "Together", v =>
            {
                v.Modules.Add(new ModulesWithParent { Parent = family.Adult("Vera"), Numbers = [2] });
                v.Stages.Add(new StageAnswer { Adult = family.Adult("Vera"), Behaviour = Behaviour.Alcohol, Stage = Stage.Action });
            });
        }

        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.Modules(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows("Getting started").Shows("Kith’s own starter pack").Shows("Worked on 2 times, last 16 June 2026");
        page.Shows("0 of 8 completed").Shows("Vera Larkspur, alcohol").Shows("Action");
        Assert.Equal(16, page.Document.QuerySelectorAll("table td").Length);
        Assert.Equal(16, page.Document.QuerySelectorAll("a[href*='/complete']").Length);
    }

    [Fact]
    public async Task A_partner_is_refused_and_a_stranger_finds_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var address = WorkbookLinks.Modules(family.Ref);

        (await world.As(await world.Given.ACoWorker(family, Role.SchoolDsl)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(address)).Expect(HttpStatusCode.NotFound);
    }
}
