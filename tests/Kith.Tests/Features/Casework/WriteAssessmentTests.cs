using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class WriteAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_starts_empty_and_keeps_what_was_saved()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.StartedAssessment(family, new DateOnly(2026, 6, 12));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(CaseworkLinks.WriteAssessment(family.Ref, id));
        page.Expect(HttpStatusCode.OK).Shows("Friday 14 August 2026, 45 working days after the referral").Shows("Working day 2 of 45").Shows("26 June 2026, working day 10")
            .Shows("Domestic abuse of a parent or carer").DoesNotShow("Physical abuse <span");
        Assert.Null(page.ValueOf("Input.Children[0].Outcome"));

        var saved = await page
            .Fill("Input.Analysis", "Their mother is afraid")
            .Fill("Input.Children[0].Analysis", "Amy keeps watch")
            .Choose("Input.Factors", "3B").Choose("Input.Children[0].Factors", "17A")
            .Choose("Input.Children[0].Outcome", nameof(AssessmentOutcome.ChildInNeed))
            .Press("Save the assessment");

        saved.Shows("Assessment saved").Shows("Their mother is afraid").Shows("Amy keeps watch").Shows("Domestic abuse of a parent or carer (3B)").Shows("Child in need: a plan under section 17");
        var again = await visitor.Open(CaseworkLinks.WriteAssessment(family.Ref, id));
        Assert.Equal("Amy keeps watch", again.ValueOf("Input.Children[0].Analysis"));
        Assert.Equal("ChildInNeed", again.ValueOf("Input.Children[0].Outcome"));
        Assert.False(await world.Read(db => db.AssessedChildren.AnyAsync(c => EF.Property<AssessmentId>(c, "Assessment") == id && c.Factors.Any())));
        Assert.DoesNotContain("afraid", (await world.Fact<AssessmentWritten>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_concerns_an_adult_is_asked_once_for_every_child()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 9).AChild("Ben", 4));
        var id = await world.StartedAssessment(family);
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(CaseworkLinks.WriteAssessment(family.Ref, id));

        await page.Choose("Input.Factors", "1B").Choose("Input.Children[0].Factors", "7A").Choose("Input.Children[1].Alone", "3C").Press("Save the assessment");

        var input = await world.AssessmentAsWritten(id);
        Assert.Equal(["1B 7A", "1B 3C"], input.Children.Select(c => string.Join(' ', c.Factors.Order())).OrderByDescending(f => f));
        var again = await visitor.Open(CaseworkLinks.WriteAssessment(family.Ref, id));
        Assert.Equal(["1B"], Ticked(again, "Input.Factors"));
        Assert.Equal(["7A"], Ticked(again, "Input.Children[0].Factors"));
        Assert.Equal(["3C"], Ticked(again, "Input.Children[1].Alone"));
    }

    [Fact]
    public async Task It_may_be_saved_unfinished_but_not_impossible()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.StartedAssessment(family);
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(CaseworkLinks.WriteAssessment(family.Ref, id));

        var refused = await page.Fill("Input.Analysis", new string('a', 20_001)).Choose("Input.Children[0].Factors", "21").Choose("Input.Factors", "3B").Press("Save the assessment");

        Assert.Equal("The analysis must be 20,000 characters or fewer", refused.ErrorOf("Input.Analysis"));
        Assert.Equal("Select either factors or that there are none", refused.ErrorOf("Input.Children[0].Factors"));
        (await (await visitor.Open(CaseworkLinks.WriteAssessment(family.Ref, id))).Fill("Input.Analysis", "Half a thought").Press("Save the assessment")).Shows("Half a thought");
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.StartedAssessment(family);
        var first = await world.As(family.SocialWorker).Open(CaseworkLinks.WriteAssessment(family.Ref, id));
        var second = await world.As(family.Manager).Open(CaseworkLinks.WriteAssessment(family.Ref, id));
        await first.Choose("Input.Children[0].Outcome", "EarlyHelp").Fill("Input.Children[0].Analysis", "What the social worker saw").Press("Save the assessment");

        var both = await second.Fill("Input.Analysis", "What the manager thinks").Fill("Input.Children[0].Analysis", "What the manager saw").Press("Save the assessment");

        Assert.Contains(both.ErrorSummary, e => e.StartsWith("Somebody else changed this", StringComparison.Ordinal));
        Assert.Equal("What the manager thinks", both.ValueOf("Input.Analysis"));
        Assert.Equal(
            [
                "What did you find, and what does it mean? | | What the manager thinks", "Children, Amy Larkspur: Analysis | What the social worker saw | What the manager saw",
                "Children, Amy Larkspur: Outcome | Early help |",
            ],
            both.Rows.Select(r => r.Replace("|  |", "| |", StringComparison.Ordinal).TrimEnd()));
    }

    [Fact]
    public async Task With_a_manager_it_is_closed_to_its_authors()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.StartedAssessment(family);
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.WriteAssessment(family.Ref, id));
        var input = await world.AssessmentAsWritten(id);
        Assert.Null(input.Analysis);
        var other = await world.Given.AFamily(f => f.AChild("Ben"));
        var sent = await world.SentAssessment(other);

        (await world.As(other.SocialWorker).Open(CaseworkLinks.WriteAssessment(other.Ref, sent))).Shows("it can be changed when it comes back").DoesNotShow("Save the assessment");
        (await world.As(other.SocialWorker).Open(CaseworkLinks.WriteAssessment(other.Ref, id))).Expect(HttpStatusCode.NotFound);
        page.Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_for_those_who_work_with_the_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var id = await world.StartedAssessment(family);

        await world.IsHidden(r => CaseworkLinks.WriteAssessment(r, id), family);
        await world.IsRefused(r => CaseworkLinks.WriteAssessment(r, id), family, Role.SubstanceMisuseWorker);
        (await world.As(await world.Given.AWorker(Role.SocialWorker, family.Team)).Open(CaseworkLinks.WriteAssessment(family.Ref, id))).Expect(HttpStatusCode.Forbidden);
    }

    private static IEnumerable<string> Ticked(Shown page, string field) =>
        page.Document.QuerySelectorAll<IHtmlInputElement>($"input[name='{field}']").Where(i => i.IsChecked).Select(i => i.Value);
}
