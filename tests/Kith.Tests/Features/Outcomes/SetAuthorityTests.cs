using System.Net;
using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Tests.Features.Returns;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

[Trait("Speed", "slow")]
public sealed class SetAuthorityTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task What_is_set_holds_and_says_who_set_it()
    {
        await world.Published();
        var worker = await world.Given.AWorker(Role.ServiceManager, name: "Harriet Arkle");
        var visitor = world.As(worker);
        var page = await visitor.Open(OutcomesLinks.Authority);

        var measures = await page.Fill("Input.Name", "Northmoor").Fill("Input.Region", "E12000009").Fill("Input.Population", "48990").Fill("Input.PopulationYear", "2025")
            .Fill("Input.Neighbours", "866, 420").Fill("Input.Source", "Invented for a test").Press("Save");

        measures.Expect(HttpStatusCode.OK).Shows("Saved").Shows("Northmoor").Shows("Invented for a test").Shows("Neighbours: Swindon, Isles of Scilly");
        var again = await visitor.Open(OutcomesLinks.Authority);
        Assert.Equal(("866, 420", "48990"), (again.ValueOf("Input.Neighbours"), again.ValueOf("Input.Population")));
        again.Shows("16 June 2026 14:30, by Harriet Arkle: Northmoor, 48,990 children, mid-2025. Invented for a test");
        var fact = Assert.Single(await world.Facts<AuthoritySet>(), f => f.By == worker.Posting);
        Assert.DoesNotContain("Northmoor", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        await world.Published();
        var page = await (await world.Plays(Role.ProgrammeManager)).Open(OutcomesLinks.Authority);

        var refused = await page.Fill("Input.Name", "").Fill("Input.Population", "0").Fill("Input.PopulationYear", "").Fill("Input.Neighbours", "866 abc").Fill("Input.Source", "").Press("Save");

        Assert.Equal("Enter the name of the authority", refused.ErrorOf("Input.Name"));
        Assert.Equal("The number of children must be between 1 and 5,000,000", refused.ErrorOf("Input.Population"));
        Assert.Equal("Enter the year that the number of children is of", refused.ErrorOf("Input.PopulationYear"));
        Assert.Equal("Enter three-digit codes of authorities that figures are published of; abc is none", refused.ErrorOf("Input.Neighbours"));
        Assert.Equal("Enter where the number of children or the choice of neighbours comes from", refused.ErrorOf("Input.Source"));
    }

    [Fact]
    public async Task A_region_is_no_authority_and_an_authority_no_region()
    {
        await world.Published();
        var visitor = await world.Plays(Role.Analyst);
        var page = await visitor.Open(OutcomesLinks.Authority);
        var fields = page.Fields().Select(f => f.Key switch { "Input.Area" => new("Input.Area", "E12000009"), "Input.Region" => new("Input.Region", "866"), "Input.Name" => new("Input.Name", "Northmoor"), _ => f });

        var refused = await visitor.Post(OutcomesLinks.Authority, fields, follow: false);

        Assert.Equal(("Select an authority from the list", "Select a region from the list"), (refused.ErrorOf("Input.Area"), refused.ErrorOf("Input.Region")));
    }

    [Fact]
    public async Task Others_are_refused()
    {
        (await (await world.Plays(Role.TeamManager)).Open(OutcomesLinks.Authority)).Expect(HttpStatusCode.Forbidden);
        (await (await world.Plays(Role.SystemAdministrator)).Open(OutcomesLinks.Authority)).Expect(HttpStatusCode.Forbidden);
    }
}
