using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class AuthoriseAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_completes_it_and_the_chronology_tells_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.SentAssessment(family);

        var done = await (await world.As(family.Manager).Open(CaseworkLinks.AuthoriseAssessment(family.Ref, id))).Press("Authorise");

        done.Shows("Assessment authorised").Shows($"{family.Manager.Name}, 16 June 2026, working day 1").Shows("Domestic abuse of a parent or carer (3B)").DoesNotShow("Send back");
        var child = await world.Read(db => db.AssessedChildren.SingleAsync(c => EF.Property<Practice.Shared.AssessmentId>(c, "Assessment") == id));
        Assert.Equal((world.Clock.Today, "3B"), (child.AuthorisedOn!.Value, Assert.Single(child.Factors).Code));
        Assert.Contains("\"IsLate\":false", (await world.Fact<AssessmentAuthorised>(family)).Data, StringComparison.Ordinal);
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Chronology(family.Ref))).Shows("Assessment authorised");
        (await world.As(family.SocialWorker).Open(CaseworkLinks.AssessmentsOf(family.Ref))).Shows("Authorised, authorised 16 Jun 2026").Shows("Start an assessment");
    }

    [Fact]
    public async Task Nobody_authorises_what_they_have_written_from_any_of_their_postings()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.StartedAssessment(family);
        var manager = world.As(family.Manager);
        await (await manager.Open(CaseworkLinks.WriteAssessment(family.Ref, id))).Fill("Input.Analysis", "The manager’s own words")
            .Fill("Input.Children[0].Analysis", "Sleeps badly").Choose("Input.Children[0].Factors", "21").Choose("Input.Children[0].Outcome", "EarlyHelp").Press("Save the assessment");
        await (await world.As(family.SocialWorker).Open(CaseworkLinks.SendAssessment(family.Ref, id))).Press("Send for authorisation");

        (await manager.Open(CaseworkLinks.Assessment(family.Ref, id))).Shows("You have written in this assessment, so another manager must authorise it");
        var refused = await (await manager.Open(CaseworkLinks.AuthoriseAssessment(family.Ref, id))).Press("Authorise");
        Assert.Contains("You have written in this assessment, so another manager must authorise it", refused.ErrorSummary);

        var another = await world.Given.AWorker(Role.TeamManager, family.Team);
        (await (await world.As(another).Open(CaseworkLinks.AuthoriseAssessment(family.Ref, id))).Press("Authorise")).Shows("Assessment authorised");
    }

    [Fact]
    public async Task After_its_due_day_it_needs_the_reason()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.SentAssessment(family, referredOn: new DateOnly(2026, 3, 27));
        var page = await world.As(family.Manager).Open(CaseworkLinks.AuthoriseAssessment(family.Ref, id));
        page.Shows("It was due on 4 June 2026").Shows("Overdue");

        var refused = await page.Press("Authorise");

        Assert.Equal("Enter why it is authorised after 4 June 2026", refused.ErrorOf("Input.WhyLate"));
        (await refused.Fill("Input.WhyLate", "The family was away").Press("Authorise")).Shows("After its due day: The family was away");
        Assert.Contains("\"IsLate\":true", (await world.Fact<AssessmentAuthorised>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_the_familys_managers()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.SentAssessment(family);

        await world.IsHidden(r => CaseworkLinks.AuthoriseAssessment(r, id), family);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.AuthoriseAssessment(family.Ref, id))).Expect(HttpStatusCode.Forbidden);
        await world.IsRefused(r => CaseworkLinks.AuthoriseAssessment(r, id), family, Role.SchoolDsl);
    }
}
