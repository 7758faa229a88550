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
        var aunt = await world.Given.AWorker(Role.PrivacyOfficer, team);
        await world.Declares(aunt, "Norah", "Ellerby");
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
            await privacy.Raise(PrivacyAlertKind.ReadsLookCurious, team.Agency, Id.New<RowId>(now), reader.Worker, now, default);
            return (Outcome<WorkerId>)reader.Worker;
        });

        Assert.Equal([other.Account.Email!], await world.Read(db => db.Messages.Where(m => m.Recipient == other.Account.Email || m.Recipient == reader.Account.Email).Select(m => m.Recipient).ToListAsync()));
    }
}
