using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class ReviewReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_of_the_agency_says_what_came_of_an_alert()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow"));
        var address = GovernanceLinks.ReadsAlert(await world.ACuriousReader(family));
        var page = await world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team)).Open(address);

        page.Shows(family.Ref).Shows("Asked for families that are not theirs").DoesNotShow("Quillrow");
        var refused = await page.Press("Save review");
        Assert.Equal("Select what came of it", refused.ErrorOf("Input.Outcome"));
        Assert.Equal("Enter what you found", refused.ErrorOf("Input.Found"));
        (await page.Choose("Input.Outcome", "SpokenTo").Fill("Input.Found", "A typing error, three times").Press("Save review")).Shows("Review saved");
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team)).Open(address)).Shows("They were spoken to").Shows("A typing error");

        Assert.NotEmpty(await world.Facts<ReadsReviewed>());
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(address)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Where_the_readers_agency_has_no_officer_one_of_the_authority_says_what_came_of_it()
    {
        var family = await world.Given.AFamily();
        var (partner, support) = await world.APartnersSupportWorker();
        for (var i = 0; i < 3; i++)
        {
            await world.As(support).Open(FamiliesLinks.Home(family.Ref));
        }

        await world.CountsReads();
        var alert = GovernanceLinks.ReadsAlert(await world.Read(db => db.CuriosityAlerts.Where(a => a.Worker == support.Worker && a.Family != null).Select(a => a.Id).SingleAsync()));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);

        (await (await world.As(officer).Open(alert)).Choose("Input.Outcome", "SpokenTo").Fill("Input.Found", "A typing error, three times").Press("Save review")).Shows("Review saved");
        (await world.As(await world.APartnersOfficer()).Open(alert)).Expect(HttpStatusCode.NotFound);
        await world.Given.AWorker(Role.PrivacyOfficer, partner);
        (await world.As(officer).Open(alert)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_officer_who_is_close_to_the_family_does_not_see_the_alert_and_reads_no_reference_of_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var alert = await world.ACuriousReader(family);
        var reader = await world.Read(db => db.CuriosityAlerts.Where(a => a.Id == alert).Select(a => a.Worker).SingleAsync());
        var (aunt, other) = (await world.Given.AWorker(Role.PrivacyOfficer, family.Team), await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        await world.IsCloseTo(aunt, family, family.Child("Amy"));

        (await world.As(aunt).Open(GovernanceLinks.ReadsAlert(alert))).Expect(HttpStatusCode.NotFound);
        (await world.As(aunt).Open(GovernanceLinks.WorkerReads(reader))).Expect(HttpStatusCode.OK).DoesNotShow(family.Ref);
        Assert.DoesNotContain(family.Ref, (await world.As(aunt).Open($"{GovernanceLinks.WorkerReads(reader)}?handler=file")).Body, StringComparison.Ordinal);
        (await world.As(other).Open(GovernanceLinks.ReadsAlert(alert))).Shows(family.Ref);
        (await world.As(other).Open(GovernanceLinks.WorkerReads(reader))).Shows(family.Ref);
    }
}
