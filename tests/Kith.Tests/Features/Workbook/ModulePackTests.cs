using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ModulePackTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_new_record_begins_with_eight_modules_marked_as_kiths_own()
    {
        var page = await world.As(await world.Given.AWorker(Role.TeamManager)).Open(WorkbookLinks.ModulePack);

        page.Expect(HttpStatusCode.OK).Shows("1 Getting started Kith’s own").Shows("8 Keeping change going");
        Assert.Equal(8, page.Document.QuerySelectorAll("main .govuk-summary-list__row").Length);
    }

    [Fact]
    public async Task Preparing_the_record_again_adds_nothing()
    {
        await world.Services.PrepareRecord(CancellationToken.None);

        Assert.Equal(8, await world.Read(db => Task.FromResult(db.Modules.Count())));
    }

    [Fact]
    public async Task Others_are_refused() =>
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(WorkbookLinks.ModulePack)).Expect(HttpStatusCode.Forbidden);
}
