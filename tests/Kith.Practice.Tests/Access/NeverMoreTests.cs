using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

/// <summary>Every role in every relationship behind every gate: what shuts never opens.</summary>
public sealed class NeverMoreTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private static readonly Duty[] Duties = Enum.GetValues<Duty>();
    private static readonly Relationship[] Held = [.. Enumerable.Range(0, 64).Select(i => (Relationship)i)];

    private static readonly Gate[] Gates =
        [.. from conflicted in Bools from label in new CaseLabel?[] { null, CaseLabel.Restricted, CaseLabel.Sealed } from listed in Bools from glass in Bools from danger in Bools
            select new Gate(conflicted, label, listed, glass, danger)];

    private static bool[] Bools => [false, true];

    [Fact]
    public void A_conflict_a_restriction_a_seal_or_leaving_the_list_never_adds_access()
    {
        foreach (var gate in Gates)
        {
            Gate[] stricter =
            [
                gate with { IsConflicted = true },
                gate with { Label = gate.Label ?? CaseLabel.Restricted },
                gate with { Label = CaseLabel.Sealed },
                gate with { IsListed = false },
                gate with { HasGlass = false },
                gate with { HasDanger = false },
            ];
            foreach (var (role, held) in from r in Roles from h in Held select (r, h))
            {
                Assert.All(stricter, s => AddsNothing(role, gate.Let(role, held), s.Let(role, held)));
            }
        }
    }

    [Fact]
    public void The_end_of_a_relationship_never_adds_access()
    {
        foreach (var (role, held) in from r in Roles from h in Held select (r, h))
        {
            foreach (var ended in new[] { Relationship.Allocated, Relationship.CoWorker, Relationship.Supervisor, Relationship.TeamMember, Relationship.ReferralPending, Relationship.Invited })
            {
                Assert.All(Gates, gate => AddsNothing(role, gate.Let(role, held), gate.Let(role, held & ~ended)));
            }
        }
    }

    [Fact]
    public void A_conflicted_worker_stands_nowhere_and_a_sealed_family_has_no_glass()
    {
        foreach (var (role, held, gate) in from r in Roles from h in Held from g in Gates select (r, h, g))
        {
            if (gate.IsConflicted || (gate.Label == CaseLabel.Sealed && !gate.IsListed))
            {
                Assert.Equal(Relationship.None, gate.Let(role, held));
            }
        }
    }

    [Fact]
    public void Administrators_and_analysts_open_no_family_however_they_stand_to_it()
    {
        foreach (var role in new[] { Role.SystemAdministrator, Role.Analyst })
        {
            Assert.All(from h in Held from g in Gates select g.Let(role, h), stands => Assert.Equal(Decision.NotVisible, AccessRule.Decide(As(role), Duty.OpenFamily, stands)));
        }
    }

    [Fact]
    public void Whoever_is_asked_sees_what_they_are_asked_and_the_family_is_not_there_for_them()
    {
        Duty[] asked = [Duty.ReadInvitation, Duty.AnswerReferral, Duty.Contribute];
        foreach (var (role, held) in from r in Roles from h in new[] { Relationship.ReferralPending, Relationship.Invited, Relationship.Outside } select (r, h))
        {
            var may = Duties.Where(d => AccessRule.Decide(As(role), d, held) == Decision.Allowed).ToList();
            Assert.Subset(asked.ToHashSet(), may.ToHashSet());
            Assert.DoesNotContain(Enum.GetValues<Label>(), l => AccessRule.Decide(As(role), Duty.ReadWorkbook, held, new Side(l, null)) != Decision.NotVisible);
            Assert.Empty(AccessRule.WithheldFrom(As(role), held));
        }

        Assert.Equal(Decision.Allowed, AccessRule.Decide(As(Role.SchoolDsl), Duty.Contribute, Relationship.Invited));
        Assert.Equal(Decision.NotVisible, AccessRule.Decide(As(Role.SchoolDsl), Duty.Contribute, Relationship.ReferralPending));
        Assert.Equal(Decision.NotVisible, AccessRule.Decide(As(Role.SchoolDsl), Duty.AnswerReferral, Relationship.Invited));
        Assert.Equal(Decision.Allowed, AccessRule.Decide(As(Role.DaVictimWorker), Duty.AnswerReferral, Relationship.ReferralPending));
    }

    [Fact]
    public void A_label_opens_nothing_that_is_not_open_without_it_and_what_is_withheld_is_never_read()
    {
        var person = Id.New<PersonId>(Now);
        foreach (var (role, held, label) in from r in Roles from h in Held from l in Enum.GetValues<Label>() where l != Label.General select (r, h, l))
        {
            var side = new Side(label, label.IsOfOnePerson() ? person : null);
            var by = As(role);
            var reads = AccessRule.Decide(by, Duty.ReadWorkbook, held, side) == Decision.Allowed;
            Assert.True(!reads || AccessRule.Decide(by, Duty.ReadWorkbook, held, Side.Shared) == Decision.Allowed, $"{role}, {held}: {label} without General");
            Assert.False(reads && AccessRule.WithheldFrom(by, held).Contains(label), $"{role}, {held}: {label} read and withheld");
            Assert.NotEqual(Decision.Allowed, AccessRule.Decide(by, Duty.ReadWorkbook, held, side with { Person = side.Person is null ? person : null }));
        }
    }

    [Fact]
    public void Whoever_works_with_one_of_a_pair_reads_nothing_of_the_health_of_the_other()
    {
        var (vera, paul) = (Id.New<PersonId>(Now), Id.New<PersonId>(Now));
        var his = As(Role.SubstanceMisuseWorker) with { OwnAdults = [paul], HarmedByOwnAdults = [vera] };

        Assert.Equal(Decision.NotVisible, AccessRule.Decide(his, Duty.ReadWorkbook, Relationship.CoWorker, new Side(Label.HealthSubstance, vera)));
        Assert.Equal(Decision.Allowed, AccessRule.Decide(his, Duty.ReadWorkbook, Relationship.CoWorker, new Side(Label.HealthSubstance, paul)));
        Assert.Equal(Decision.Allowed, AccessRule.Decide(As(Role.SubstanceMisuseWorker), Duty.ReadWorkbook, Relationship.CoWorker, new Side(Label.HealthSubstance, vera)));
    }

    [Fact]
    public void A_confidence_is_read_by_the_one_who_was_told_for_as_long_as_they_work_with_the_family()
    {
        var amy = Id.New<PersonId>(Now);
        var told = As(Role.FamilySupportWorker).TrustedBy(amy);

        Assert.Equal(Decision.Allowed, AccessRule.Decide(told, Duty.ReadWorkbook, Relationship.CoWorker, Side.ConfidedBy(amy)));
        Assert.Equal(Decision.NotVisible, AccessRule.Decide(told, Duty.ReadWorkbook, Relationship.TeamMember, Side.ConfidedBy(amy)));
        Assert.Equal(Decision.NotVisible, AccessRule.Decide(As(Role.FamilySupportWorker), Duty.ReadWorkbook, Relationship.CoWorker, Side.ConfidedBy(amy)));
    }

    private static void AddsNothing(Role role, Relationship before, Relationship after)
    {
        Assert.Equal(after, before & after);
        if (before != after)
        {
            var by = As(role);
            Assert.DoesNotContain(Duties, d => AccessRule.Decide(by, d, after) == Decision.Allowed && AccessRule.Decide(by, d, before) != Decision.Allowed);
        }
    }

    private static Acting As(Role role) => new(default, default, default, default, role, "Somebody", [], [], [], Now);
}
