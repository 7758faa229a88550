using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class OrganisationTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly DateOnly Today = new(2026, 6, 16);

    [Theory]
    [InlineData(null, "Enter the name of the agency")]
    [InlineData("  ", "Enter the name of the agency")]
    public void An_agency_has_a_name(string? name, string message) => Assert.Equal(message, Assert.Single(Agency.Join(name, AgencyKind.Police, null, Now).Refusals).Message);

    [Theory]
    [InlineData("908", true)]
    [InlineData("", true)]
    [InlineData("98", false)]
    [InlineData("90A", false)]
    [InlineData("٩٠٨", false)]
    public void A_local_authority_code_has_three_digits(string code, bool good) =>
        Assert.Equal(good, Agency.Join("Northmoor", AgencyKind.LocalAuthority, code, Now).Ok);

    [Fact]
    public void A_refused_change_changes_nothing()
    {
        var agency = Agency.Join("Northmoor", AgencyKind.LocalAuthority, "908", Now).Value;

        Assert.True(agency.Describe("Southmoor", null, "1").Any);
        Assert.Equal(("Northmoor", AgencyKind.LocalAuthority, "908"), (agency.Name, agency.Kind, agency.LeaCode));
    }

    [Theory]
    [InlineData("ada@northmoor.example", true)]
    [InlineData("ada@localhost", true)]
    [InlineData("ada", false)]
    [InlineData("@northmoor.example", false)]
    [InlineData("ada@", false)]
    [InlineData("ada@north@moor", false)]
    [InlineData("ada moyo@northmoor.example", false)]
    public void An_email_address_has_something_on_both_sides_of_one_at(string email, bool good) => Assert.Equal(good, Worker.Welcome("Ada", email, null, Now).Ok);

    [Fact]
    public void A_posting_is_active_from_its_first_day_to_its_last()
    {
        var posting = Posting.Start(default, default(AgencyId), default(TeamId), Role.SocialWorker, Today, Today.AddDays(1), Now).Value;

        Assert.Equal([false, true, true, false], new[] { -1, 0, 1, 2 }.Select(d => posting.IsActiveOn(Today.AddDays(d))));
    }

    [Fact]
    public void A_posting_does_not_end_before_it_begins()
    {
        var posting = Posting.Start(default, default(AgencyId), default(TeamId), Role.SocialWorker, Today, null, Now).Value;

        Assert.Equal("The last day of the posting must be the same as or after the first day", Assert.Single(posting.End(Today.AddDays(-1))).Message);
        Assert.Null(posting.EndsOn);
        Assert.Empty(posting.End(Today));
        Assert.Equal(Today, posting.EndsOn);
    }

    [Fact]
    public void A_posting_needs_an_agency_a_team_a_role_and_a_first_day() =>
        Assert.Equal(["Agency", "Team", "Role", "StartsOn"], Posting.Start(default, null, null, null, null, null, Now).Refusals.Select(r => r.Field));

    [Fact]
    public void An_administrator_has_the_organisation_and_no_family()
    {
        var duties = Enum.GetValues<Duty>().Where(d => AccessTable.Has(Role.SystemAdministrator, d));

        Assert.Equal([Duty.UseKith, Duty.AgreeToPostings, Duty.ImportFiles, Duty.ManageOrganisation, Duty.LinkAccounts], duties);
        Assert.Equal([Role.SystemAdministrator], Enum.GetValues<Role>().Where(r => AccessTable.Has(r, Duty.ManageOrganisation)));
    }
}
