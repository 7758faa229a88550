using System.Net;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.FrontDoor;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Platform;

public sealed class AuditReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_is_shown_a_page_stands_in_the_audit_with_the_family_and_without_content()
    {
        var family = await world.Given.AFamily(f => f.AChild("Ann", 5));
        var worker = family.SocialWorker;
        (await world.As(worker).Open(FamiliesLinks.Person(family.Ref, family.Children[0].Id))).Expect(HttpStatusCode.OK);

        var line = Assert.Single(await Lines(worker));
        Assert.Equal((AuditKind.Viewed, family.Episode, "families/{familyRef}/people/{person:guid}"), (line.Kind, line.FamilyEpisode!.Value, line.Route));
        Assert.Equal($"person={family.Children[0].Id.Value}", line.Subject);
        Assert.NotNull(line.Family);
        Assert.NotNull(line.RequestId);
        Assert.Equal(world.Clock.GetUtcNow().UtcDateTime, line.At);
    }

    [Fact]
    public async Task Who_is_refused_is_noted_with_the_family_and_what_is_nowhere_without_one()
    {
        var (family, stranger) = (await world.Given.AFamily(), await world.Given.AWorker(Role.SocialWorker));
        var visitor = world.As(stranger);
        (await visitor.Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open(FamiliesLinks.People("ZZZZ9999"))).Expect(HttpStatusCode.NotFound);

        var lines = await Lines(stranger);
        Assert.Equal([AuditKind.NotFound, AuditKind.NotFound], lines.Select(l => l.Kind));
        Assert.Equal([true, false], lines.Select(l => l.Family is not null));
    }

    [Fact]
    public async Task Saving_leads_on_and_only_what_is_then_shown_is_a_view()
    {
        var family = await world.Given.AFamily();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.AddPerson(family.Ref));
        await page.Press("Save");
        Assert.Equal([AuditKind.Viewed, AuditKind.Viewed], (await Lines(family.SocialWorker)).Select(l => l.Kind));
    }

    [Fact]
    public async Task Many_requests_at_once_each_have_their_line()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        var shown = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => visitor.Open(FamiliesLinks.People(family.Ref))));
        Assert.All(shown, s => s.Expect(HttpStatusCode.OK));

        var lines = await Lines(family.SocialWorker);
        Assert.Equal(40, lines.Count);
        Assert.Equal(40, lines.Select(l => l.RequestId).Distinct().Count());
    }

    private Task<List<AuditRow>> Lines(WorkerInTest worker) => world.Read(db => db.Audit.Where(a => a.Posting == worker.Posting && a.Kind != AuditKind.PostingChosen).OrderBy(a => a.Sequence).ToListAsync());
}

/// <summary>When the audit cannot be written nothing is shown (TR-53).</summary>
public sealed class AuditUnwrittenTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Nothing_of_a_family_is_served_and_the_page_says_why()
    {
        var family = await world.Given.AFamily();
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "Audit" RENAME TO "AuditAway" """));

        var refused = (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.ServiceUnavailable);
        refused.Shows("Kith cannot answer now");
        Assert.DoesNotContain(family.Ref, refused.Body, StringComparison.Ordinal);
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "AuditAway" RENAME TO "Audit" """));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_is_looked_for_without_a_line_and_what_was_to_be_saved_with_it_is_not()
    {
        await world.Given.AFamily(f => f.AChild("Nell", 4));
        var (screener, born) = (await world.AScreener(), world.Clock.Today.AddYears(-4).AddDays(-100));
        var contact = await world.AContact(screener, Contacts.Child("Nell", "Larkspur"));
        var form = (await world.As(screener).Open(FrontDoorLinks.Name(contact))).FillDate("Input.People[0].BirthDate", born);
        var own = await world.Given.AFamily(f => f.Named("Grey Wagtail"));
        var list = (await world.As(own.SocialWorker).Open(FamiliesLinks.List())).Fill("Text", "wagtai");
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "Audit" RENAME TO "AuditAway" """));

        var refused = await form.Press("Save and look again");
        var unlisted = await list.Press("Show");

        refused.Expect(HttpStatusCode.ServiceUnavailable);
        unlisted.Expect(HttpStatusCode.ServiceUnavailable).DoesNotShow(own.Ref);
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "AuditAway" RENAME TO "Audit" """));
        Assert.Null((await world.Contact(contact)).People[0].Known);
        (await refused.Press("Send again")).Expect(HttpStatusCode.OK);
        Assert.NotNull((await world.Contact(contact)).People[0].Known);
        Assert.Single(await world.Read(db => db.Audit.Where(a => a.Posting == screener.Posting && a.Kind == AuditKind.Searched).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_sent_a_form_gets_it_back_with_what_they_typed()
    {
        var family = await world.Given.AFamily();
        var form = (await world.As(family.SocialWorker).Open(StepsLinks.Add(family.Ref))).Fill("Input.What", new string('x', Text.Sentence + 1));
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "Audit" RENAME TO "AuditAway" """));

        var refused = await form.Press("Save");

        refused.Expect(HttpStatusCode.ServiceUnavailable).Shows("This has not been saved");
        Assert.Equal(Text.Sentence + 1, refused.ValueOf("Input.What")!.Length);
        await world.Read(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "AuditAway" RENAME TO "Audit" """));
        (await refused.Fill("Input.What", "Ring the school").Press("Send again")).Expect(HttpStatusCode.OK);
        Assert.Single(await world.Read(db => db.Steps.Where(s => s.FamilyEpisode == family.Episode).ToListAsync()));
    }
}

/// <summary>In this world nobody can say whether a family's new name was kept.</summary>
public sealed class UnconfirmedWorld : KithWorld
{
    protected override void Replace(WebApplicationBuilder builder) => builder.Services.AddScoped<IListener, Loses>();

    private sealed class Loses : IListener
    {
        public Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct) => fact is FamilyRenamed ? throw new UnconfirmedException() : Task.CompletedTask;
    }
}

/// <summary>A page of a family is in the audit whatever its answer is called.</summary>
public sealed class AuditUnconfirmedTests(UnconfirmedWorld world) : IClassFixture<UnconfirmedWorld>
{
    [Fact]
    public async Task A_form_that_may_be_kept_or_not_is_shown_and_noted()
    {
        var family = await world.Given.AFamily();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.Rename(family.Ref));

        var answer = await page.Fill("Input.Name", "Quillrow").Press("Save");

        answer.Expect(HttpStatusCode.ServiceUnavailable).Shows("Kith does not know whether this was saved");
        Assert.Contains(family.Ref, answer.Body, StringComparison.Ordinal);
        var lines = await world.Read(db => db.Audit.Where(a => a.Posting == family.SocialWorker.Posting && a.Kind == AuditKind.Viewed).ToListAsync());
        Assert.Equal([family.Id, family.Id], lines.Select(l => l.Family!.Value));
    }
}
