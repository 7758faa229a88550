using System.Net;
using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

public sealed class MethodTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_shows_on_swindons_counts_why_one_rate_needs_another_number_of_children()
    {
        var page = await (await world.Plays(Role.Analyst)).Open(OutcomesLinks.Method);

        Assert.Equal(["Referrals, April to June 2019", "898", "183.3", "183.3"], page.Row("Referrals"));
        Assert.Equal(["1,045", "213.3", "213.3"], page.Row("Children in need")[1..]);
        Assert.Equal(["260", "53.1", "53.1"], page.Row("Child protection plans")[1..]);
        Assert.Equal(["339", "68.5", "69.2"], page.Row("Looked-after children")[1..]);
        page.Shows("339 children at 68.5 per 10,000 would be of about 49,489 children").Shows("On 48,990 it is 69.2").Shows("A year of such quarters would be 733.2");
    }

    [Fact]
    public async Task A_worker_without_the_duty_is_refused() =>
        (await (await world.Plays(Role.PolicePartner)).Open(OutcomesLinks.Method)).Expect(HttpStatusCode.Forbidden);
}
