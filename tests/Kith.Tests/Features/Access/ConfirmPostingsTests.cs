using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ConfirmPostingsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_confirmer_sees_the_people_of_their_agency_the_most_urgent_first()
    {
        var (partner, other) = (await world.APartner(), await world.APartner());
        var visitor = world.As(partner.Confirmer);

        (await visitor.Open(AccessLinks.Account)).Shows("Confirm who still works with you");
        var page = await visitor.Open(AccessLinks.ConfirmPostings);

        page.Shows(partner.Teacher.Name).Shows("14 Sep 2026").Shows("An administrator confirms you").DoesNotShow(other.Teacher.Name);
        (await world.As(partner.Teacher).Open(AccessLinks.ConfirmPostings)).Expect(HttpStatusCode.Forbidden);
        (await world.As(partner.Teacher).Open(AccessLinks.Account)).DoesNotShow("Confirm who still works with you");
    }

    [Fact]
    public async Task An_administrator_confirms_for_every_partner()
    {
        var partner = await world.APartner();
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.ConfirmPostings)).Shows(partner.Confirmer.Name).Shows(partner.Teacher.Name);
    }

    [Fact]
    public async Task A_word_given_in_time_holds_for_90_more_days_and_what_is_due_soon_is_marked()
    {
        var partner = await world.APartner();
        world.Clock.Pass(TimeSpan.FromDays(80));
        var visitor = world.As(partner.Confirmer);
        var page = await visitor.Open(AccessLinks.ConfirmPostings);
        page.Shows("Soon");

        var confirmed = await page.Press($"Still works here: {partner.Teacher.Name}, Designated safeguarding lead");

        confirmed.Shows("Confirmed").Shows("3 Dec 2026");
        Assert.Contains("2026-12-03", await world.TheFact<PostingConfirmed>(partner.Confirmer), StringComparison.Ordinal);
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task Somebody_who_has_left_can_open_nothing_on_the_next_request()
    {
        var partner = await world.APartner();
        var teacher = world.As(partner.Teacher);
        (await teacher.Open(AccessLinks.Account)).Shows("Your account");

        var left = await (await world.As(partner.Confirmer).Open(AccessLinks.ConfirmPostings)).Press($"Has left: {partner.Teacher.Name}, Designated safeguarding lead");

        left.Shows("Their posting has ended").DoesNotShow(partner.Teacher.Name);
        (await teacher.Open(AccessLinks.Account)).Shows("You have no posting today");
        await world.TheFact<PostingEnded>(partner.Confirmer);
    }

    [Fact]
    public async Task Nobody_confirms_the_people_of_another_agency_or_themselves()
    {
        var (partner, other) = (await world.APartner(), await world.APartner());
        var visitor = world.As(partner.Confirmer);
        var page = await visitor.Open(AccessLinks.ConfirmPostings);

        (await visitor.Post(page.Address, [.. page.Fields(), new("Stays", other.Teacher.Posting.ToString())])).Expect(HttpStatusCode.NotFound);
        (await visitor.Post(page.Address, [.. page.Fields(), new("Stays", partner.Confirmer.Posting.ToString())])).Shows("You cannot confirm your own account. Ask an administrator");
        (await visitor.Post(page.Address, page.Fields())).Expect(HttpStatusCode.BadRequest);
        (await world.As(partner.Teacher).Post(AccessLinks.ConfirmPostings, [.. page.Fields(), new("Stays", partner.Confirmer.Posting.ToString())])).Expect(HttpStatusCode.BadRequest);
    }
}
