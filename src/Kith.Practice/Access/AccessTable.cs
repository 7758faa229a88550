namespace Kith.Practice.Access;

/// <summary>
/// The one table of who may do what, denied by default. <see cref="AccessRule"/> reads it for one item and the database's VisibleTo for lists,
/// so that a list is always the items that are each readable. Source: our own reading of the roles in LANGUAGE.md; to be agreed by each partnership.
/// </summary>
public static class AccessTable
{
    private static readonly Role[] Social = [Role.SocialWorker, Role.FamilyHelpPractitioner, Role.FamilySupportWorker];
    private static readonly Role[] Managers = [Role.TeamManager];
    private static readonly Role[] Adult =
        [Role.DaVictimWorker, Role.DaPerpetratorWorker, Role.SubstanceMisuseWorker, Role.MentalHealthWorker, Role.Psychologist];

    private static readonly Role[] Partners = [Role.PolicePartner, Role.SchoolDsl, Role.HealthPartner];
    private static readonly Role[] Measurers = [Role.ServiceManager, Role.ProgrammeManager, Role.Analyst];
    private static readonly Role[] FrontDoor = [Role.MashScreener, Role.EmergencyDuty];
    private static readonly Role[] GlassBreakers = [.. Social, .. Managers, .. FrontDoor, Role.ServiceManager];
    private static readonly Role[] Team = [.. Social, .. Managers, .. Adult];
    private static readonly Role[] Everyone = [.. Team, .. Partners, Role.ServiceManager, Role.BusinessSupport, Role.SystemAdministrator, Role.ConferenceChair];

    private static readonly (Duty Duty, Role[] Roles, Relationship In)[] Duties =
    [
        (Duty.UseKith, Enum.GetValues<Role>(), Relationship.Any),
        (Duty.SeeMyWork, [.. Team, .. Partners], Relationship.Any),
        (Duty.ListFamilies, [.. Team, .. Partners], Relationship.Any),
        (Duty.OpenFamily, [.. Team, Role.BusinessSupport], Relationship.Any),
        (Duty.OpenFamily, Partners, Relationship.Named),
        (Duty.ReadOverview, Team, Relationship.Any),
        (Duty.ReadWorkbook, Team, Relationship.Any),
        (Duty.ReadWorkbook, Partners, Relationship.Named),
        (Duty.ReadChronology, Team, Relationship.Any),
        (Duty.ReadChildFile, Team, Relationship.Any),
        (Duty.SeeVisitRegister, Team, Relationship.Any),
        (Duty.RecordVisit, [.. Social, .. Managers], Relationship.Working),
        (Duty.RecordVisit, Adult, Relationship.Named),
        (Duty.WriteSummary, Adult, Relationship.Named),
        (Duty.WriteSummary, Social, Relationship.Named),
        (Duty.SendUpdate, Partners, Relationship.Named),
        (Duty.ReadAttachments, Team, Relationship.Any),
        (Duty.ReadAttachments, Partners, Relationship.Allocated),
        (Duty.AddAttachments, [.. Social, .. Managers], Relationship.Working),
        (Duty.AddAttachments, Adult, Relationship.Named),
        (Duty.AddAttachments, Partners, Relationship.Allocated),
        (Duty.CorrectEntry, [.. Team, .. Partners], Relationship.Working),
        (Duty.WorkModules, [.. Social, .. Managers, .. Adult], Relationship.Working),
        (Duty.EditModulePack, [.. Managers, Role.ServiceManager], Relationship.Any),
        (Duty.EditPeople, [.. Social, .. Managers], Relationship.Working),
        (Duty.SendDocuments, [.. Social, .. Managers], Relationship.Working),
        (Duty.SeeProtectedLocation, [.. Social, .. Managers], Relationship.Allocated | Relationship.Supervisor),
        (Duty.NameLocationReaders, [.. Social, .. Managers], Relationship.Allocated | Relationship.Supervisor),
        (Duty.SeeFrontDoor, [.. FrontDoor, Role.ServiceManager], Relationship.Any),
        (Duty.WorkFrontDoor, FrontDoor, Relationship.Any),
        (Duty.RequestHelp, Partners, Relationship.Any),
        (Duty.ReadContacts, [.. Social, .. Managers], Relationship.Allocated | Relationship.Supervisor),
        (Duty.SeeSteps, [.. Team, .. Partners], Relationship.Any),
        (Duty.AddStep, Team, Relationship.Working),
        (Duty.Quote, Team, Relationship.Working),
        (Duty.OpenFamilyEpisode, Managers, Relationship.Any),
        (Duty.Allocate, Managers, Relationship.Supervisor),
        (Duty.NameWorkers, Managers, Relationship.Supervisor),
        (Duty.Restrict, Managers, Relationship.Supervisor),

        // Whoever is asked sees what they are asked, and the family is not there for them.
        (Duty.Invite, [.. Social, .. Managers], Relationship.Allocated | Relationship.Supervisor),
        (Duty.ReadInvitation, [.. Social, .. Adult, .. Partners], Relationship.Outside),
        (Duty.AnswerReferral, [.. Social, .. Adult, .. Partners], Relationship.ReferralPending),
        (Duty.Contribute, Partners, Relationship.Invited),

        // In an emergency: to read, the open words alone, and nothing to take away. Supervision and the sides of domestic abuse stay closed.
        (Duty.BreakGlass, GlassBreakers, Relationship.Any),
        (Duty.OpenFamily, GlassBreakers, Relationship.Emergency),
        (Duty.ReadOverview, GlassBreakers, Relationship.Emergency),
        (Duty.ReadWorkbook, GlassBreakers, Relationship.Emergency),
        (Duty.ReadChronology, GlassBreakers, Relationship.Emergency),
        (Duty.ReadChildFile, GlassBreakers, Relationship.Emergency),
        (Duty.ReadAssessment, GlassBreakers, Relationship.Emergency),
        (Duty.ReadPlans, GlassBreakers, Relationship.Emergency),
        (Duty.SeeProtectedLocation, GlassBreakers, Relationship.ImmediateDanger),
        (Duty.SeeEmergencies, [Role.PrivacyOfficer, Role.ServiceManager], Relationship.Any),
        (Duty.ReviewGlass, [Role.PrivacyOfficer], Relationship.Any),
        (Duty.RecordInterest, Managers, Relationship.Supervisor),
        (Duty.OverseeInterests, [Role.PrivacyOfficer], Relationship.Any),
        (Duty.SeeAlerts, [Role.PrivacyOfficer], Relationship.Any),
        (Duty.SeeReads, [.. Social, .. Managers], Relationship.Allocated | Relationship.Supervisor),
        (Duty.OverseeReads, [Role.PrivacyOfficer], Relationship.Any),
        (Duty.ReviewPrivileged, [Role.PrivacyOfficer, Role.ServiceManager], Relationship.Any),
        (Duty.AgreeToPostings, [Role.SystemAdministrator, Role.ServiceManager], Relationship.Any),
        (Duty.AgreeToExports, [Role.ServiceManager, Role.PrivacyOfficer], Relationship.Any),
        (Duty.OverseeRestrictions, [.. Managers, Role.ServiceManager], Relationship.Any),
        (Duty.CloseFamilyEpisode, Managers, Relationship.Supervisor),
        (Duty.ReadAssessment, Team, Relationship.Any),
        (Duty.ReadHelpAssessments, Team, Relationship.Any),
        (Duty.WriteHelpAssessments, [.. Social, .. Managers], Relationship.Working),
        (Duty.ReadPlans, Team, Relationship.Any),
        (Duty.RecordPlans, [.. Social, .. Managers], Relationship.Working),
        (Duty.HoldConference, [.. Social, .. Managers], Relationship.Working),
        (Duty.ChangeReferral, [.. Social, .. Managers], Relationship.Working),
        (Duty.WriteAssessment, [.. Social, .. Managers], Relationship.Working),
        (Duty.AuthoriseAssessment, Managers, Relationship.Supervisor),
        (Duty.DecideEligibility, Managers, Relationship.Supervisor),
        (Duty.SeeSupervisionBoard, Team, Relationship.Any),
        (Duty.ReadSupervision, Team, Relationship.Any),
        (Duty.TakePartInSupervision, [.. Social, .. Managers, .. Adult], Relationship.Working),
        (Duty.HoldSupervision, Managers, Relationship.Supervisor),
        (Duty.SeeMeasures, [.. Team, .. Measurers], Relationship.Any),
        (Duty.SeeMeasureRows, [.. Managers, Role.ServiceManager, Role.Analyst], Relationship.Any),
        (Duty.SeeSmallNumbers, Team, Relationship.Any),
        (Duty.SetAuthority, Measurers, Relationship.Any),
        (Duty.ImportFiles, [Role.Analyst, Role.BusinessSupport, Role.SystemAdministrator, Role.ServiceManager], Relationship.Any),
        (Duty.MakeReturns, [Role.Analyst, Role.ServiceManager], Relationship.Any),
        (Duty.SeeReturns, Social, Relationship.Named),
        (Duty.SeeReturns, Managers, Relationship.Any),
        (Duty.AcceptQuery, [.. Managers, Role.Analyst, Role.ServiceManager], Relationship.Any),
        (Duty.OpenReturns, [.. Managers, Role.Analyst, Role.ServiceManager], Relationship.Any),
        (Duty.CheckReturn, [.. Managers, Role.ServiceManager], Relationship.Any),
        (Duty.SignReturn, [Role.ServiceManager], Relationship.Any),

        // A partner who leads Family Help has what leading takes, and the sides of domestic abuse stay closed to them.
        (Duty.ReadOverview, Partners, Relationship.Allocated),
        (Duty.ReadChronology, Partners, Relationship.Allocated),
        (Duty.ReadChildFile, Partners, Relationship.Allocated),
        (Duty.RecordVisit, Partners, Relationship.Allocated),
        (Duty.EditPeople, Partners, Relationship.Allocated),
        (Duty.AddStep, Partners, Relationship.Allocated),
        (Duty.Quote, Partners, Relationship.Allocated),
        (Duty.ReadSupervision, Partners, Relationship.Allocated),
        (Duty.TakePartInSupervision, Partners, Relationship.Allocated),
        (Duty.ReadPlans, Partners, Relationship.Allocated),
        (Duty.ReadHelpAssessments, Partners, Relationship.Allocated),
        (Duty.WriteHelpAssessments, Partners, Relationship.Allocated),

        // A chair is named to the families whose conferences they hold, reads what a conference is about and records what it decided, and nothing else.
        (Duty.ListFamilies, [Role.ConferenceChair], Relationship.Named),
        (Duty.OpenFamily, [Role.ConferenceChair], Relationship.Named),
        (Duty.ReadChronology, [Role.ConferenceChair], Relationship.Named),
        (Duty.ReadAssessment, [Role.ConferenceChair], Relationship.Named),
        (Duty.ReadPlans, [Role.ConferenceChair], Relationship.Named),
        (Duty.HoldConference, [Role.ConferenceChair], Relationship.Named),
        (Duty.SeeConnections, Team, Relationship.Any),
        (Duty.SeeConnections, Partners, Relationship.Allocated),
        (Duty.Connect, [.. Social, .. Managers], Relationship.Working),
        (Duty.Connect, Adult, Relationship.Named),
        (Duty.Connect, Partners, Relationship.Allocated),
        (Duty.SeeClusters, [.. Team, .. Partners, .. Measurers, Role.DirectoryEditor], Relationship.Any),
        (Duty.EditClusters, [Role.DirectoryEditor, Role.ProgrammeManager, Role.ServiceManager], Relationship.Any),
        (Duty.EditDirectory, [Role.DirectoryEditor], Relationship.Any),
        (Duty.ProposeListing, [.. Team, .. Partners, .. FrontDoor, Role.ServiceManager, Role.ProgrammeManager, Role.BusinessSupport, Role.CommunityEditor, Role.DirectoryEditor], Relationship.Any),
        (Duty.ManageOrganisation, [Role.SystemAdministrator], Relationship.Any),
        (Duty.LinkAccounts, [Role.SystemAdministrator], Relationship.Any),
    ];

    private static readonly (Label Label, Role[] Roles, Relationship In)[] Labels =
    [
        (Label.General, Everyone, Relationship.Any),
        (Label.General, GlassBreakers, Relationship.Emergency),
        (Label.DaVictim, [Role.DaVictimWorker], Relationship.Working),
        (Label.DaVictim, Team, Relationship.Allocated | Relationship.Supervisor),
        (Label.DaPerpetrator, [Role.DaPerpetratorWorker], Relationship.Working),
        (Label.DaPerpetrator, Team, Relationship.Allocated | Relationship.Supervisor),
        (Label.HealthMental, [Role.MentalHealthWorker, Role.Psychologist], Relationship.Working),
        (Label.HealthMental, Team, Relationship.Allocated | Relationship.Supervisor),
        (Label.HealthSubstance, [Role.SubstanceMisuseWorker], Relationship.Working),
        (Label.HealthSubstance, Team, Relationship.Allocated | Relationship.Supervisor),
        (Label.Police, [Role.PolicePartner], Relationship.Named),
        (Label.Police, Team, Relationship.Allocated | Relationship.Supervisor),
        (Label.Legal, Team, Relationship.Allocated | Relationship.Supervisor),
        (Label.ChildConfidential, [.. Team, .. Partners], Relationship.Allocated),
    ];

    // Of these nobody else learns even that something is withheld from them.
    private static readonly Dictionary<Label, Role[]> Silent = new()
    {
        [Label.General] = Enum.GetValues<Role>(),
        [Label.DaVictim] = Enum.GetValues<Role>(),
        [Label.DaPerpetrator] = Enum.GetValues<Role>(),
        [Label.HealthMental] = [Role.SchoolDsl, Role.BusinessSupport],
        [Label.HealthSubstance] = [Role.SchoolDsl, Role.BusinessSupport],
        [Label.Legal] = Partners,
    };

    private static readonly Relationship[,] DutyReach = Fill(Duties, Enum.GetValues<Duty>().Length);
    private static readonly Relationship[,] LabelReach = Fill(Labels, Enum.GetValues<Label>().Length);

    /// <summary>The relationships in which the role may do the duty; none when it may never.</summary>
    public static Relationship Reach(Role role, Duty duty) => DutyReach[(int)duty, (int)role];

    /// <summary>The relationships in which the role may read what carries the label, unless it is barred.</summary>
    public static Relationship Reach(Role role, Label label) => LabelReach[(int)label, (int)role];

    /// <summary>The relationships in which the role may read what a child told its worker in confidence.</summary>
    public static Relationship ReachOfConfided(Role role) => Team.Contains(role) ? Relationship.Named : Relationship.None;

    /// <summary>Whether the role may learn that something with this label is withheld from it.</summary>
    public static bool IsTold(Role role, Label label) => !Silent.GetValueOrDefault(label, []).Contains(role);

    /// <summary>Whether the role has the duty at all, whatever the family.</summary>
    public static bool Has(Role role, Duty duty) => Reach(role, duty) != Relationship.None;

    /// <summary>Whether the role has the duty in its daily work, and not in an emergency alone.</summary>
    public static bool HasDaily(Role role, Duty duty) => (Reach(role, duty) & Relationship.Any) != Relationship.None;

    private static Relationship[,] Fill<T>((T Of, Role[] Roles, Relationship In)[] rows, int count)
        where T : struct, Enum
    {
        var reach = new Relationship[count, Enum.GetValues<Role>().Length];
        foreach (var row in rows)
        {
            foreach (var role in row.Roles)
            {
                reach[Convert.ToInt32(row.Of), (int)role] |= row.In;
            }
        }

        return reach;
    }
}
