using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Workbook;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class FamilyReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_lead_worker_and_their_manager_see_who_has_looked_and_that_is_written_down_too()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben"));
        var (beside, stranger) = (await world.Given.ACoWorker(family, Role.FamilySupportWorker), await world.Given.AWorker(Role.SocialWorker));
        await world.As(beside).Open(WorkbookLinks.Workbook(family.Ref));
        await world.As(beside).Open(WorkbookLinks.ChildFile(family.Ref, family.Child("Amy")));
        await world.As(stranger).Open(FamiliesLinks.Home(family.Ref));

        foreach (var reader in new[] { family.SocialWorker, family.Manager })
        {
            var page = await world.As(reader).Open(GovernanceLinks.FamilyReads(family.Ref));
            page.Expect(HttpStatusCode.OK).Shows("Who has looked at this record").Shows(beside.Name).Shows(stranger.Name);
        }

        (await world.As(family.Manager).Open(GovernanceLinks.FamilyReads(family.Ref, beside.Worker))).Shows("2 times").Shows("Workbook").Shows("A child’s file").DoesNotShow(stranger.Name);
        (await world.As(family.Manager).Open(GovernanceLinks.FamilyReads(family.Ref, stranger.Worker))).Shows("Asked for and refused");
        (await world.As(family.Manager).Open($"{GovernanceLinks.FamilyReads(family.Ref)}?person={family.Child("Amy").Value}")).Shows("7 times").Shows("A child’s file").Shows("Workbook");
        (await world.As(family.Manager).Open($"{GovernanceLinks.FamilyReads(family.Ref)}?person={family.Child("Ben").Value}")).Shows("Pages of the family on which this person stands").Shows("Workbook").DoesNotShow("A child’s file");
        (await world.As(family.Manager).Open($"{GovernanceLinks.FamilyReads(family.Ref)}?to.day=1&to.month=1&to.year=2026")).Shows("Nobody in these days.");
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Posting == family.Manager.Posting && a.Family == family.Id && a.Kind == AuditKind.Viewed && a.Route == "families/{familyRef}/reads")));
    }

    [Fact]
    public async Task A_protected_value_that_was_shown_is_told_apart_from_the_form_that_asks_for_it_and_never_itself()
    {
        var (family, address) = await world.AShieldedFamily();
        var form = await world.As(family.SocialWorker).Open(FamiliesLinks.RevealAddress(family.Ref, address));
        (await world.As(family.Manager).Open(GovernanceLinks.FamilyReads(family.Ref, family.SocialWorker.Worker))).Shows("The form that asks to see a protected location").DoesNotShow("Shown the value");

        (await form.Fill("Input.Why", "To bring her the bag").Press("Show it")).Shows(GivenShield.Canary);

        (await world.As(family.Manager).Open(GovernanceLinks.FamilyReads(family.Ref, family.SocialWorker.Worker))).Shows("2 times").Shows("A protected location: home").Shows("Shown the value").DoesNotShow(GivenShield.Canary);
        var line = Assert.Single(await world.Read(db => db.Audit.Where(a => a.Family == family.Id && a.Kind == AuditKind.Revealed).ToListAsync()));
        Assert.Equal($"address={address.Value} value=Home", line.Subject);
        Assert.Contains("A protected location: home", (await world.As(family.Manager).Open($"{GovernanceLinks.FamilyReads(family.Ref)}?handler=file")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_holds_the_same_and_stands_in_the_audit_as_taken_out()
    {
        var family = await world.Given.AFamily();
        await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));

        var file = await world.As(family.Manager).Open($"{GovernanceLinks.FamilyReads(family.Ref)}?handler=file");

        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"{family.SocialWorker.Name},Social worker,Opened,People of the family,{family.Ref}", file.Body, StringComparison.Ordinal);
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Posting == family.Manager.Posting && a.Family == family.Id && a.Kind == AuditKind.Exported)));
    }

    [Fact]
    public async Task Others_do_not_see_who_has_looked()
    {
        var family = await world.Given.AFamily();
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);

        (await world.As(beside).Open(GovernanceLinks.FamilyReads(family.Ref))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team)).Open(GovernanceLinks.FamilyReads(family.Ref))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(GovernanceLinks.FamilyReads(family.Ref))).Expect(HttpStatusCode.NotFound);
    }
}
