using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ReadEntryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_entry_is_read_by_its_address_and_its_author_is_offered_to_correct_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visit = await world.Visit(family, family.SocialWorker, "Tea was on the table");
        var address = WorkbookLinks.Entry(family.Ref, visit);

        var own = await world.As(family.SocialWorker).Open(address);
        own.Expect(HttpStatusCode.OK).Shows("Tea was on the table").Shows("Amy Larkspur: seen with others").Shows("Correct this entry");
        Assert.DoesNotContain("Amy", own.Title, StringComparison.Ordinal);
        (await world.As(family.Manager).Open(address)).Shows("Tea was on the table").DoesNotShow("Correct this entry");
    }

    [Fact]
    public async Task An_entry_of_another_family_an_unknown_one_and_one_out_of_sight_are_not_there()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var visit = await world.Visit(other, other.SocialWorker, "Elsewhere");

        (await world.As(family.SocialWorker).Open(WorkbookLinks.Entry(family.Ref, visit))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open($"{WorkbookLinks.Workbook(family.Ref)}/no-entry")).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Entry(other.Ref, visit))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_role_without_the_workbook_is_refused()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visit = await world.Visit(family, family.SocialWorker, "Seen");
        var business = await world.Given.AWorker(Role.BusinessSupport, family.Team);

        (await world.As(business).Open(WorkbookLinks.Entry(family.Ref, visit))).Expect(HttpStatusCode.Forbidden);
    }
}
