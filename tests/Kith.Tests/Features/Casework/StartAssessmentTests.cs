using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class StartAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_starts_for_the_children_named_and_refers_those_who_were_not()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 9).AChild("Ben", 4));
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.StartAssessment(family.Ref));
        page.Expect(HttpStatusCode.OK).Shows("45 working days after the referral").Shows("Statutory guidance");

        var written = await page.FillDate("Input.ReferredOn", world.Clock.Today.AddDays(-4)).Press("Start the assessment");

        written.Shows("Assessment started").Shows("What it means for Amy Larkspur").Shows("What it means for Ben Larkspur");
        var episodes = await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == family.Episode).ToListAsync());
        Assert.Equal(family.Children.Select(c => c.Id).Order(ById), episodes.Select(e => e.Child).Order(ById));
        Assert.All(episodes, e => Assert.Equal(world.Clock.Today.AddDays(-4), e.ReferredOn));
        var fact = await world.Fact<AssessmentStarted>(family);
        Assert.DoesNotContain("Amy", fact.Data, StringComparison.Ordinal);
        Assert.Equal(2, (await world.Facts<ChildReferred>()).Count(f => f.FamilyEpisode == family.Episode));
    }

    [Fact]
    public async Task A_childs_row_hangs_on_the_referral_that_is_open_already()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var referral = (await world.Run<ChildEpisodeId>((services, now) =>
        {
            var open = ChildEpisode.AsSent(family.Child("Amy"), now.Today.AddDays(-10), now);
            open.BelongTo(family.Episode);
            var unmet = ChildEpisode.AsSent(family.Child("Amy"), now.Today.AddDays(-5), now);
            unmet.Take("6", null, true, null, null, null);
            services.GetRequiredService<Kith.Platform.Data.KithDb>().AddRange(open, unmet);
            return Task.FromResult<Outcome<ChildEpisodeId>>(open.Id);
        })).Value;
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.StartAssessment(family.Ref));
        Assert.Equal(world.Clock.Today.AddDays(-10).Day.ToString(), page.ValueOf("Input.ReferredOn.Day"));

        await page.Press("Start the assessment");

        Assert.Equal(referral, await world.Read(db => db.AssessedChildren.Where(c => db.ChildEpisodes.Any(e => e.Id == c.ChildEpisode && e.Child == family.Child("Amy"))).Select(c => c.ChildEpisode).SingleAsync()));
        Assert.Equal(2, await world.Read(db => db.ChildEpisodes.CountAsync(e => e.Child == family.Child("Amy"))));
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field_and_one_is_open_at_a_time()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(CaseworkLinks.StartAssessment(family.Ref));
        var withoutChildren = page.FillDate("Input.StartedOn", world.Clock.Today.AddDays(1)).FillDate("Input.ReferredOn", null).Fields().Where(f => f.Key != "Input.Children");

        var refused = await visitor.Post(page.Address, withoutChildren);

        Assert.Equal("Enter the day of the referral", refused.ErrorOf("Input.ReferredOn"));
        Assert.Equal("The day the assessment started must be today or in the past", refused.ErrorOf("Input.StartedOn"));
        Assert.Equal("Select the children to assess", refused.ErrorOf("Input.Children"));

        await world.StartedAssessment(family);
        var second = await (await visitor.Open(CaseworkLinks.StartAssessment(family.Ref))).Press("Start the assessment");
        Assert.Contains("This family already has an open assessment. Finish that one first", second.ErrorSummary);
        (await visitor.Open(CaseworkLinks.AssessmentsOf(family.Ref))).DoesNotShow("Start an assessment");
    }

    [Fact]
    public async Task It_is_for_those_who_work_with_the_family_and_for_its_own_children()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var other = await world.Given.AFamily(f => f.AChild("Ben"));
        await world.IsHidden(CaseworkLinks.StartAssessment, family);
        await world.IsRefused(CaseworkLinks.StartAssessment, family, Role.SchoolDsl);
        await world.IsRefused(CaseworkLinks.StartAssessment, family, Role.MentalHealthWorker);
        var by = await world.Acting(family.SocialWorker);

        foreach (var stranger in new[] { other.Child("Ben"), family.Adult("Vera") })
        {
            Assert.Equal([Refusal.NotFound], await world.Refusals((StartAssessment start, Now now) => start.Do(family.Episode, [stranger], now.Today, now.Today, by, now, default)));
        }
    }

    private static readonly Comparer<PersonId> ById = Comparer<PersonId>.Create((one, two) => one.Value.CompareTo(two.Value));
}
