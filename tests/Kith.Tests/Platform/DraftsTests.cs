using System.Net;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform;

public sealed class DraftsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_is_typed_is_kept_and_given_back_to_its_author()
    {
        var (family, visitor, page) = await AVisitForm();
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Half a sentence").Fill("Input.HappenedOn.Day", "not a day");

        var kept = await page.Press("Save draft");

        kept.Expect(HttpStatusCode.OK).Shows("Draft saved at 14:30");
        Assert.Equal("Half a sentence", kept.ValueOf("Input.Account"));
        Assert.Equal("not a day", kept.ValueOf("Input.HappenedOn.Day"));
        Assert.Equal("SeenAlone", kept.ValueOf("Input.Children[0].Seen"));
        Assert.Empty(kept.ErrorSummary);
        (await world.As(family.Manager).Open(kept.Address)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Saving_the_form_drops_its_draft()
    {
        var (family, visitor, page) = await AVisitForm();
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "All of it");
        var kept = await page.Press("Save draft");

        (await kept.FillDate("Input.HappenedOn", world.Clock.Today).Press("Save to workbook")).Shows("Visit saved to the workbook");

        Assert.Empty(await world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync()));
        (await visitor.Open(kept.Address)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_script_keeps_a_draft_again_and_again_as_one()
    {
        var (family, visitor, page) = await AVisitForm();

        foreach (var text in new[] { "One", "One two", "One two three" })
        {
            page.Fill("Input.Account", text);
            (await visitor.Post(DraftEndpoint.Path, page.Fields())).Expect(HttpStatusCode.OK);
        }

        var draft = Assert.Single(await world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync()));
        Assert.Contains("One two three", draft.Fields, StringComparison.Ordinal);
        Assert.Equal(WorkbookLinks.RecordVisit(family.Ref), draft.Path);
        (await visitor.Open($"{draft.Path}?draft={draft.Instance}")).Shows("Record visit");
    }

    [Fact]
    public async Task What_nobody_came_back_to_for_thirty_days_is_dropped()
    {
        var (old, _, forgotten) = await AVisitForm();
        await forgotten.Fill("Input.Account", "Half a sentence").Press("Save draft");
        world.Clock.Pass(TimeSpan.FromDays(1));
        var (late, _, kept) = await AVisitForm();
        await kept.Fill("Input.Account", "Another half").Press("Save draft");
        world.Clock.Pass(TimeSpan.FromDays(Draft.KeptDays - 1));
        Assert.True(await IsThere(old));

        world.Clock.Pass(TimeSpan.FromSeconds(1));
        await using var scope = world.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Writes>().Run(scope.ServiceProvider.GetRequiredService<DropOldDrafts>().Do, TestContext.Current.CancellationToken);

        Assert.False(await IsThere(old));
        Assert.True(await IsThere(late));
        world.Clock.Set(SettableClock.Start);

        Task<bool> IsThere(FamilyInTest family) => world.Read(db => db.Drafts.AnyAsync(d => d.Posting == family.SocialWorker.Posting));
    }

    [Fact]
    public async Task What_comes_twice_at_once_is_kept_as_one()
    {
        var (family, visitor, page) = await AVisitForm();
        page.Fill("Input.Account", "At once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.Post(DraftEndpoint.Path, page.Fields())));

        Assert.All(answers, a => a.Expect(HttpStatusCode.OK));
        Assert.Single(await world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync()));
    }

    [Fact]
    public async Task A_draft_is_not_kept_after_its_form_was_saved()
    {
        var (_, visitor, page) = await AVisitForm();
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Saved");
        await page.Press("Save to workbook");

        (await visitor.Post(DraftEndpoint.Path, page.Fields())).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_form_posted_after_the_session_ended_becomes_a_draft_of_its_author()
    {
        var (family, _, page) = await AVisitForm();
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Typed for an hour");

        var late = await world.Anyone().Post(page.Address, page.Fields(), follow: false);

        Assert.StartsWith("/sign-in?kept=true&to=", late.Location, StringComparison.Ordinal);
        Assert.Empty(await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).ToListAsync()));
        var draft = Assert.Single(await world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync()));
        var again = await world.As(family.SocialWorker).Open($"{draft.Path}?draft={draft.Instance}");
        Assert.Equal("Typed for an hour", again.ValueOf("Input.Account"));
    }

    [Fact]
    public async Task A_form_posted_late_that_was_saved_before_is_kept_and_not_saved_twice()
    {
        var (family, _, page) = await AVisitForm();
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Saved");
        await page.Press("Save to workbook");
        var drafts = () => world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync());

        Assert.StartsWith("/sign-in?kept=true&to=", (await world.Anyone().Post(page.Address, page.Fields(), follow: false)).Location, StringComparison.Ordinal);
        var again = await world.As(family.SocialWorker).Open($"{page.Address}?draft={Assert.Single(await drafts()).Instance}");
        (await again.Press("Save to workbook")).Shows("Visit saved to the workbook");
        Assert.Empty(await drafts());

        await world.Anyone().Post(page.Address, page.Fill("Input.Account", "And more").Fields(), follow: false);
        again = await world.As(family.SocialWorker).Open($"{page.Address}?draft={Assert.Single(await drafts()).Instance}");
        var told = await again.Press("Save to workbook");
        Assert.Contains(told.ErrorSummary, e => e.StartsWith("This form was already saved at", StringComparison.Ordinal));
        Assert.Equal("And more", told.ValueOf("Input.Account"));
        Assert.Equal(1, await world.Read(db => db.Entries.CountAsync(e => e.FamilyEpisode == family.Episode)));
    }

    [Fact]
    public async Task What_is_too_long_to_keep_is_never_said_to_be_kept()
    {
        var (family, visitor, page) = await AVisitForm();
        var fields = page.Fill("Input.Account", new string('x', Draft.MaxLength)).Fields();

        foreach (var who in new[] { visitor, world.Anyone() })
        {
            (await who.Post(DraftEndpoint.Path, fields, follow: false)).Expect(HttpStatusCode.RequestEntityTooLarge);
        }

        (await world.Anyone().Post(page.Address, fields, follow: false)).Expect(HttpStatusCode.RequestEntityTooLarge);
        Assert.Empty(await world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync()));
    }

    [Fact]
    public async Task A_draft_and_a_form_outlive_the_server()
    {
        var (family, visitor, page) = await AVisitForm();
        page.Fill("Input.Account", "Half way");
        await visitor.Post(DraftEndpoint.Path, page.Fields());

        await world.Restart();

        var again = world.As(family.SocialWorker);
        var draft = await world.Read(db => db.Drafts.SingleAsync(d => d.Posting == family.SocialWorker.Posting));
        var restored = await again.Open($"{draft.Path}?draft={draft.Instance}");
        Assert.Equal("Half way", restored.ValueOf("Input.Account"));
        (await restored.Choose("Input.Children[0].Seen", "SeenAlone").Press("Save to workbook")).Shows("Visit saved to the workbook");
    }

    [Theory]
    [InlineData("//elsewhere.example/sign-in")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    public async Task A_draft_never_leads_to_another_site(string forged)
    {
        var (family, visitor, page) = await AVisitForm();
        var fields = page.Fields().ConvertAll(f => f.Key == "__page" ? new(f.Key, forged) : f);

        await visitor.Post(DraftEndpoint.Path, fields);

        var draft = await world.Read(db => db.Drafts.SingleAsync(d => d.Posting == family.SocialWorker.Posting));
        Assert.DoesNotContain("elsewhere", draft.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_post_without_a_true_stamp_writes_nothing()
    {
        var (family, _, page) = await AVisitForm();
        var forged = page.Fields().ConvertAll(f => f.Key == Stamp.FieldName ? new(f.Key, f.Value[..^4] + "AAAA") : f);

        var late = await world.Anyone().Post(page.Address, forged, follow: false);

        Assert.StartsWith("http://localhost/sign-in?to=", late.Location, StringComparison.Ordinal);
        Assert.Empty(await world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync()));
    }

    [Fact]
    public async Task Another_workers_form_cannot_be_sent_as_mine()
    {
        var (family, _, page) = await AVisitForm();
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Mine");
        var manager = world.As(family.Manager);

        var sent = await manager.Post(page.Address, page.Fields(), follow: false);

        Assert.StartsWith("/sign-in?kept=true&to=", sent.Location, StringComparison.Ordinal);
        Assert.Empty(await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).ToListAsync()));
    }

    [Fact]
    public async Task A_row_can_be_added_without_JavaScript_and_nothing_typed_is_lost()
    {
        var (_, _, page) = await AVisitForm();
        page.Fill("Input.Account", "Still here").Fill("Input.Steps[0].What", "First step");

        var more = await page.Press("Add another step");

        more.Expect(HttpStatusCode.OK);
        Assert.Equal("Still here", more.ValueOf("Input.Account"));
        Assert.Equal("First step", more.ValueOf("Input.Steps[0].What"));
        Assert.Equal(string.Empty, more.ValueOf("Input.Steps[1].What"));
        Assert.Empty(more.ErrorSummary);
    }

    [Fact]
    public async Task A_post_without_its_antiforgery_token_is_refused()
    {
        var (_, visitor, page) = await AVisitForm();
        var fields = page.Fields().Where(f => f.Key != "__RequestVerificationToken");

        (await visitor.Post(page.Address, fields)).Expect(HttpStatusCode.BadRequest);
        (await visitor.Post(DraftEndpoint.Path, fields)).Expect(HttpStatusCode.BadRequest);
    }

    private async Task<(FamilyInTest Family, Visitor Visitor, Shown Page)> AVisitForm()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var visitor = world.As(family.SocialWorker);
        return (family, visitor, await visitor.Open(WorkbookLinks.RecordVisit(family.Ref)));
    }
}
