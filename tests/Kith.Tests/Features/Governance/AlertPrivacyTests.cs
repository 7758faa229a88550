using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class AlertPrivacyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_emergency_is_mailed_to_the_privacy_officers_of_the_agency_without_a_name()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrush").AChild("Amy"));
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        var team = new TeamInTest(duty.Team, duty.Agency, string.Empty);
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, team);
        await world.Declares(officer, "Norah", "Ellerby");
        var aunt = await world.Given.AWorker(Role.PrivacyOfficer, team);
        await world.IsCloseTo(aunt, family, family.Child("Amy"));
        var elsewhere = await world.Given.AWorker(Role.PrivacyOfficer);

        await world.AnEmergency(duty, family);

        string?[] officers = [officer.Account.Email, aunt.Account.Email, elsewhere.Account.Email, duty.Account.Email];
        var mail = await world.Read(db => db.Messages.Where(m => officers.Contains(m.Recipient)).SingleAsync());
        Assert.Equal(officer.Account.Email, mail.Recipient);
        Assert.Contains(GovernanceLinks.Alerts, mail.Body, StringComparison.Ordinal);
        Assert.All([family.Ref, "Quillrush", "Amy", duty.Name, "emergency"], told => Assert.DoesNotContain(told, mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_looks_curious_is_mailed_to_others_than_whom_it_is_about()
    {
        var team = await world.Given.ATeam();
        var (reader, other) = (await world.Given.AWorker(Role.PrivacyOfficer, team), await world.Given.AWorker(Role.PrivacyOfficer, team));

        await world.Do(async (AlertPrivacy privacy, Now now) =>
        {
            await privacy.Raise(PrivacyAlertKind.ReadsLookCurious, team.Agency, Id.New<RowId>(now), reader.Worker, null, now, default);
            return (Outcome<WorkerId>)reader.Worker;
        });

        Assert.Equal([other.Account.Email!], await world.Read(db => db.Messages.Where(m => m.Recipient == other.Account.Email || m.Recipient == reader.Account.Email).Select(m => m.Recipient).ToListAsync()));
    }
}

/// <summary>In a record of their own, because officers of every authority stand in for others.</summary>
public sealed class AlertPrivacyOfOthersTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Mail_leaves_to_whoever_can_look_and_where_nobody_can_to_whoever_can_have_somebody_named()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (partner, support) = await world.APartnersSupportWorker();
        var administrator = await world.Given.AWorker(Role.SystemAdministrator, family.Team);
        Assert.Equal([administrator.Account.Email!], await ToldOfAnEmergency());

        var head = await world.Given.AWorker(Role.ServiceManager, family.Team);
        Assert.Equal([head.Account.Email!], await ToldOfAnEmergency());
        Assert.Contains("no privacy officer", (await world.Read(db => db.Messages.OrderBy(m => m.Id).LastAsync())).Body, StringComparison.Ordinal);

        var aunt = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.IsCloseTo(aunt, family, family.Child("Amy"));
        Assert.Equal([head.Account.Email!], await ToldOfAnEmergency());

        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.Declares(officer, "Norah", "Ellerby");
        Assert.Equal([officer.Account.Email!], await ToldOfAnEmergency());
        var mail = await world.Read(db => db.Messages.OrderBy(m => m.Id).LastAsync());
        Assert.All([family.Ref, "Larkspur", "Amy", support.Name, partner.Name, "emergency"], told => Assert.DoesNotContain(told, mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase));

        var own = await world.Given.AWorker(Role.PrivacyOfficer, partner);
        Assert.Equal([own.Account.Email!], await ToldOfAnEmergency());

        async Task<List<string>> ToldOfAnEmergency()
        {
            var before = await world.Read(db => db.Messages.Select(m => m.Id).ToListAsync());
            world.Clock.Pass(TimeSpan.FromHours(25));
            await world.AnEmergency(support, family);
            return await world.Read(db => db.Messages.Where(m => !before.Contains(m.Id)).Select(m => m.Recipient).OrderBy(m => m).ToListAsync());
        }
    }

    [Fact]
    public async Task An_officer_without_a_mail_address_is_an_officer()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var family = await own.Given.AFamily();
        var (partner, support) = await own.APartnersSupportWorker();
        var silent = await own.Given.AWorker(Role.PrivacyOfficer, partner);
        await own.Read(db => db.Workers.Where(w => w.Id == silent.Worker).ExecuteUpdateAsync(set => set.SetProperty(w => w.Email, (string?)null)));
        await own.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await own.Given.AWorker(Role.ServiceManager, family.Team);
        await own.Given.AWorker(Role.SystemAdministrator, family.Team);

        await own.AnEmergency(support, family);

        Assert.Empty(await own.Read(db => db.Messages.Select(m => m.Recipient).ToListAsync()));
        (await own.As(silent).Open(GovernanceLinks.Alerts)).Shows("in an emergency");
    }
}
