using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class WordModuleTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_words_a_module_and_it_is_no_longer_kiths_own()
    {
        var page = await world.As(await world.Given.AWorker(Role.TeamManager)).Open(WorkbookLinks.WordModule(3));
        Assert.Equal("Parents’ own histories", page.ValueOf("Input.Title"));

        var pack = await page.Fill("Input.Title", "Our stories").Fill("Input.Purpose", "What each parent brings").Press("Save");

        pack.Expect(HttpStatusCode.OK).Shows("Module changed").Shows("3 Our stories What each parent brings").DoesNotShow("3 Our stories <strong");
        var fact = Assert.Single(await world.Facts<ModuleWorded>(), f => f.Data.Contains("\"Module\":3", StringComparison.Ordinal));
        Assert.DoesNotContain("Our stories", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var page = await world.As(await world.Given.AWorker(Role.ServiceManager)).Open(WorkbookLinks.WordModule(1));

        var refused = await page.Fill("Input.Title", "").Fill("Input.Purpose", "").Press("Save");

        Assert.Equal("Enter a title for the module", refused.ErrorOf("Input.Title"));
        Assert.Equal("Enter what the module is for", refused.ErrorOf("Input.Purpose"));
    }

    [Fact]
    public async Task Whoever_was_slower_sees_both_versions()
    {
        var visitor = world.As(await world.Given.AWorker(Role.TeamManager));
        var slow = await visitor.Open(WorkbookLinks.WordModule(2));
        await (await visitor.Open(WorkbookLinks.WordModule(2))).Fill("Input.Title", "Through the child’s eyes").Press("Save");

        var both = await slow.Fill("Input.Title", "A day in my life").Press("Save");

        both.Shows("Somebody else changed this").Shows("Through the child’s eyes");
        Assert.Equal("A day in my life", both.ValueOf("Input.Title"));
        (await both.Press("Save")).Shows("A day in my life");
    }

    [Fact]
    public async Task Others_are_refused_and_a_ninth_module_is_not_there()
    {
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(WorkbookLinks.WordModule(1))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(WorkbookLinks.WordModule(9))).Expect(HttpStatusCode.NotFound);
    }
}
