using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class InvolvementTests
{
    private static readonly FamilyEpisodeId Episode = Id.New<FamilyEpisodeId>(SomeDay.Now);

    [Fact]
    public void An_adult_specialist_is_named_with_their_adult_and_never_leads()
    {
        Assert.Equal(["Select the adult they work with"], Involvement.Name(Episode, APosting(Role.Psychologist), InvolvementKind.CoWorker, null, SomeDay.Now).Refusals.Messages());
        Assert.Equal(
            ["An adult specialist cannot be the lead worker"],
            Involvement.Name(Episode, APosting(Role.DaVictimWorker), InvolvementKind.Allocated, SomeDay.APerson(), SomeDay.Now).Refusals.Messages());
    }

    [Fact]
    public void A_posting_that_has_ended_cannot_be_named()
    {
        var posting = APosting(Role.SocialWorker);
        posting.End(SomeDay.Today.AddDays(-1));

        Assert.Equal(["Select a worker"], Involvement.Name(Episode, posting, InvolvementKind.CoWorker, null, SomeDay.Now).Refusals.Messages());
    }

    [Fact]
    public void An_involvement_ends_with_a_reason()
    {
        var involvement = Involvement.Name(Episode, APosting(Role.SchoolDsl), InvolvementKind.CoWorker, null, SomeDay.Now).Value;

        Assert.Equal(["Enter why they no longer work with the family"], involvement.End(" ", SomeDay.Today).Messages());
        Assert.Null(involvement.EndedOn);
        Assert.Empty(involvement.End("Amy changed school", SomeDay.Today));
        Assert.Equal(SomeDay.Today, involvement.EndedOn);
    }

    [Theory]
    [InlineData(Role.SocialWorker, true)]
    [InlineData(Role.FamilySupportWorker, true)]
    [InlineData(Role.MentalHealthWorker, false)]
    [InlineData(Role.SchoolDsl, false)]
    [InlineData(Role.Analyst, false)]
    public void Social_workers_and_practitioners_may_lead(Role role, bool may) => Assert.Equal(may, role.MayLead());

    private static Posting APosting(Role role) =>
        Posting.Start(Id.New<WorkerId>(SomeDay.Now), Id.New<AgencyId>(SomeDay.Now), Id.New<TeamId>(SomeDay.Now), role, SomeDay.Today.AddYears(-1), null, SomeDay.Now).Value;
}
