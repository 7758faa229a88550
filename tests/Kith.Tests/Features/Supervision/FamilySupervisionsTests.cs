using System.Net;
using Kith.Features.Supervision;
using Kith.Practice.Access;
using Kith.Practice.Supervision;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Supervision;

public sealed class FamilySupervisionsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_due_day_on_a_weekend_shows_the_last_working_day_before_it()
    {
        world.Clock.Set(SettableClock.Start.AddDays(1));
        var family = await world.Given.AFamily();

        (await world.As(family.SocialWorker).Open(SupervisionLinks.OfFamily(family.Ref))).Shows("18 July 2026").Shows("The last one before it is Friday 17 July").Shows("31 days after the family is allocated");
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task A_new_family_has_one_to_come_and_none_signed()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.AChild("Amy"));

        var page = await world.As(family.SocialWorker).Open(SupervisionLinks.OfFamily(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows($"The next one is due {world.Clock.Today.AddDays(31):d MMMM yyyy}").Shows("None yet: no group supervision has been signed");
        Assert.NotNull(page.Document.QuerySelector($"a[href='{SupervisionLinks.Session(family.Ref, await world.SessionOf(family))}']"));
    }

    [Fact]
    public async Task Agreed_ratings_of_family_and_children_stand_in_a_table_month_by_month()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.AChild("Amy", 9).AChild("Ben", 6));
        var amy = new ChildRatingInput { Child = family.Child("Amy"), Value = Rag.Amber };
        await world.SignedSupervision(family, Rag.Red, input => input.Children.Add(amy));
        var first = world.Clock.Today;
        world.Clock.Pass(TimeSpan.FromDays(30));
        await world.SignedSupervision(family, Rag.Amber);
        await world.HeldSupervision(family, Rag.Green);

        var page = await world.As(family.SocialWorker).Open(SupervisionLinks.OfFamily(family.Ref));

        var rows = page.Document.QuerySelectorAll("table tr").Select(r => r.Children.Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList()).ToList();
        Assert.Equal(
            [["About", $"{first:d MMM yyyy}", $"{world.Clock.Today:d MMM yyyy}"], ["The family", "R ▲ Red", "A ◆ Amber"], ["Amy Larkspur", "A ◆ Amber", "Not rated"]],
            rows);
        page.Shows($"{world.Clock.Today:d MMMM yyyy}, signed by {family.Manager.Name}");
    }

    [Fact]
    public async Task A_family_out_of_sight_does_not_exist_and_a_partner_has_no_such_page()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);

        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(SupervisionLinks.OfFamily(family.Ref))).Expect(HttpStatusCode.NotFound);
        (await world.As(school).Open(SupervisionLinks.OfFamily(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
