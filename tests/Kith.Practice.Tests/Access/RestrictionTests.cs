using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class RestrictionTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly Acting Manager = Acts(Role.TeamManager);

    [Fact]
    public void A_restriction_has_a_label_and_a_reason_and_another_reason_has_words()
    {
        var nothing = Restriction.Place(default, null, null, null, Manager, Now).Refusals.Select(r => (r.Field, r.Message));
        Assert.Equal([("Label", "Select whether the family is restricted or sealed"), ("Reason", "Select why")], nothing);
        Assert.Equal("Enter the reason", Assert.Single(Restriction.Place(default, CaseLabel.Restricted, RestrictionReason.Other, " ", Manager, Now).Refusals).Message);
        Assert.False(Restriction.Place(default, CaseLabel.Standard, RestrictionReason.Adoption, null, Manager, Now).Ok);
    }

    [Fact]
    public void Day_90_is_in_time_and_day_91_is_overdue()
    {
        var restriction = Placed(CaseLabel.Restricted);

        Assert.False(restriction.IsOverdueOn(Now.Today.AddDays(90)));
        Assert.True(restriction.IsOverdueOn(Now.Today.AddDays(91)));
        Assert.Equal("Enter why the family stays restricted", Assert.Single(restriction.Review(null, Now)).Message);
        var later = Now.At(new DateTimeOffset(2026, 9, 20, 9, 0, 0, TimeSpan.Zero));
        Assert.False(restriction.Review("Still in the papers", later).Any);
        Assert.Equal(later.Today.AddDays(90), restriction.ReviewBy);
    }

    [Fact]
    public void One_person_seals_and_two_unseal()
    {
        var restriction = Placed(CaseLabel.Restricted);
        Assert.Equal("This family is restricted already", Assert.Single(restriction.Seal(CaseLabel.Restricted, RestrictionReason.HighRisk, null, Manager, Now)).Message);
        Assert.False(restriction.Seal(CaseLabel.Sealed, RestrictionReason.Adoption, null, Manager, Now).Any);
        Assert.Equal("Two people unseal a family: propose it to a second person", Assert.Single(restriction.Seal(CaseLabel.Restricted, RestrictionReason.Adoption, null, Manager, Now)).Message);

        Assert.Equal("Select who may open the family instead", Assert.Single(restriction.Propose(CaseLabel.Sealed, "Why", Manager.Worker)).Message);
        Assert.False(restriction.Propose(CaseLabel.Restricted, "The order is made", Manager.Worker).Any);
        Assert.Equal("Somebody else must agree: you proposed it", Assert.Single(restriction.Answer(true, Manager.Worker, Now)).Message);
        Assert.Equal(CaseLabel.Sealed, restriction.Label);
        Assert.False(restriction.Answer(true, Acts(Role.TeamManager).Worker, Now).Any);
        Assert.Equal((CaseLabel.Restricted, null), (restriction.Label, restriction.LiftedAt));
    }

    [Fact]
    public void A_proposal_that_is_not_agreed_changes_nothing_and_is_gone()
    {
        var restriction = Placed(CaseLabel.Restricted);
        restriction.Propose(CaseLabel.Standard, "It is over", Manager.Worker);

        Assert.Equal("Select whether you agree", Assert.Single(restriction.Answer(null, Acts(Role.ServiceManager).Worker, Now)).Message);
        Assert.False(restriction.Answer(false, Acts(Role.ServiceManager).Worker, Now).Any);
        Assert.Null(restriction.LiftedAt);
        Assert.Equal("Nobody proposes to lift this restriction any more", Assert.Single(restriction.Answer(true, Acts(Role.ServiceManager).Worker, Now)).Message);
    }

    [Fact]
    public void Somebody_is_on_the_list_between_two_days()
    {
        var listed = ListedPosting.Put(default, new PostingId(Guid.NewGuid()), Now.Today.AddDays(2), default, Now).Value;

        Assert.False(listed.IsOnListOn(Now.Today.AddDays(-1)));
        Assert.True(listed.IsOnListOn(Now.Today.AddDays(2)));
        Assert.False(listed.IsOnListOn(Now.Today.AddDays(3)));
        listed.TakeOff(Now.Today);
        Assert.False(listed.IsOnListOn(Now.Today));
        Assert.Equal("The last day must be today or in the future", Assert.Single(ListedPosting.Put(default, listed.Posting, Now.Today.AddDays(-1), default, Now).Refusals).Message);
    }

    private static Restriction Placed(CaseLabel label) => Restriction.Place(default, label, RestrictionReason.HighProfile, null, Manager, Now).Value;

    private static Acting Acts(Role role) =>
        new(new PostingId(Guid.NewGuid()), new WorkerId(Guid.NewGuid()), default, default, role, "Somebody", [], [], [], Now);
}
