using System.Net;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class NavigationTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData(Role.SocialWorker, "My work, Families, Supervision, Emergency, Visits due, Assessments, Measures, Directory, Clusters")]
    [InlineData(Role.TeamManager, "My work, Families, Supervision, Emergency, Visits due, Assessments, Measures, Unallocated, Restricted, Directory, Clusters, Census")]
    [InlineData(Role.SchoolDsl, "My work, Families, Requests for help, Directory, Clusters")]
    [InlineData(Role.MashScreener, "Front door, Emergency, Directory")]
    [InlineData(Role.SystemAdministrator, "Directory, Imports, Organisation")]
    [InlineData(Role.Analyst, "Measures, Directory, Clusters, Census, Imports")]
    [InlineData(Role.ConferenceChair, "Families, Assessments, Directory")]
    public async Task A_role_is_offered_only_what_it_may_open(Role role, string places)
    {
        var page = await world.As(await world.Given.AWorker(role)).Open(AccessLinks.Account);

        Assert.Equal(places, string.Join(", ", page.Document.QuerySelectorAll(".govuk-service-navigation__link").Select(l => l.TextContent.Trim())));
    }

    [Fact]
    public async Task It_stands_once_on_the_page_of_an_error_too()
    {
        var worker = world.As(await world.Given.AWorker(Role.SocialWorker));

        foreach (var (address, status) in new[] { (FamiliesLinks.Home("9z9z9z9z"), HttpStatusCode.NotFound), (GovernanceLinks.Alerts, HttpStatusCode.Forbidden) })
        {
            var page = (await worker.Open(address)).Expect(status);
            Assert.Single(page.Document.QuerySelectorAll(".govuk-service-navigation__link"), l => l.TextContent.Trim() == "My work");
        }
    }

    [Fact]
    public async Task The_header_says_who_is_signed_in_and_as_what()
    {
        var page = await world.As(await world.Given.AWorker(Role.TeamManager, name: "Clover Mbeki")).Open(AccessLinks.Account);

        var header = page.Document.QuerySelector("header")!.TextContent;
        Assert.Contains("Clover Mbeki, Team manager", header, StringComparison.Ordinal);
        Assert.Contains("Change posting", header, StringComparison.Ordinal);
        Assert.Contains("Sign out", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signed_in_is_offered_nothing()
    {
        var page = await world.Anyone().Open(AccessLinks.SignIn);

        Assert.Empty(page.Document.QuerySelectorAll(".govuk-service-navigation__link"));
        page.DoesNotShow("Sign out");
    }
}
