using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class ReadAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Everyone_on_the_familys_team_reads_it_and_each_sees_what_they_may_do_next()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var id = await world.WrittenAssessment(family);
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Vera");
        var address = CaseworkLinks.Assessment(family.Ref, id);

        (await world.As(family.SocialWorker).Open(address)).Shows("wait on the stairs").Shows("Send for authorisation").DoesNotShow("Send back");
        (await world.As(recovery).Open(address)).Shows("wait on the stairs").DoesNotShow("Send for authorisation");
        await world.IsHidden(r => CaseworkLinks.Assessment(r, id), family);
        await world.IsRefused(r => CaseworkLinks.Assessment(r, id), family, Role.SchoolDsl);
        var other = await world.Given.AFamily();
        (await world.As(other.SocialWorker).Open(CaseworkLinks.Assessment(other.Ref, id))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_imported_one_shows_its_dates_and_factors()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = (await world.Run<AssessmentId>((services, now) =>
        {
            var referral = ChildEpisode.AsSent(family.Child("Amy"), now.Today.AddDays(-100), now);
            referral.BelongTo(family.Episode);
            var child = AssessedChild.AsSent(referral.Id, now.Today.AddDays(-100), now);
            child.Take(null, now.Today.AddDays(-50), ["3B", "18A"]);
            var imported = Assessment.AsSent(family.Episode, child, now);
            services.GetRequiredService<KithDb>().AddRange(referral, imported);
            return Task.FromResult<Outcome<AssessmentId>>(imported.Id);
        })).Value;

        (await world.As(family.SocialWorker).Open(CaseworkLinks.Assessment(family.Ref, id)))
            .Shows("Its texts are not in Kith").Shows("Domestic abuse of a parent or carer (3B)").Shows("Physical abuse (18A)").Shows("27 April 2026");
        (await world.As(family.SocialWorker).Open(CaseworkLinks.AssessmentsOf(family.Ref))).Shows("Imported").Shows("Start an assessment");
        (await world.As(family.SocialWorker).Open(CaseworkLinks.WriteAssessment(family.Ref, id))).Expect(HttpStatusCode.NotFound);
    }
}
