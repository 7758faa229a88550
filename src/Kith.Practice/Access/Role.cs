namespace Kith.Practice.Access;

/// <summary>What a posting makes of its worker. One list for the whole partnership.</summary>
public enum Role
{
    SocialWorker,
    TeamManager,
    ServiceManager,
    FamilyHelpPractitioner,
    FamilySupportWorker,
    DaVictimWorker,
    DaPerpetratorWorker,
    SubstanceMisuseWorker,
    MentalHealthWorker,
    Psychologist,
    MashScreener,
    EmergencyDuty,
    ConferenceChair,
    PolicePartner,
    SchoolDsl,
    HealthPartner,
    BusinessSupport,
    QaAuditor,
    PrivacyOfficer,
    Analyst,
    SystemAdministrator,
    FamilyPortalUser,
    DirectoryEditor,
    ProgrammeManager,
    CommunityEditor,
}

/// <summary>The professional side from which a worker writes in the workbook.</summary>
public enum Discipline
{
    SocialWork,
    FamilyHelp,
    DaVictim,
    DaPerpetrator,
    SubstanceMisuse,
    MentalHealth,
    Psychology,
    Police,
    Education,
    Health,
    Support,
}

public static class RoleWords
{
    private static readonly Dictionary<Role, (string Name, Discipline Discipline)> Table = new()
    {
        [Role.SocialWorker] = ("Social worker", Discipline.SocialWork),
        [Role.TeamManager] = ("Team manager", Discipline.SocialWork),
        [Role.ServiceManager] = ("Head of service", Discipline.SocialWork),
        [Role.FamilyHelpPractitioner] = ("Family help practitioner", Discipline.FamilyHelp),
        [Role.FamilySupportWorker] = ("Family support worker", Discipline.FamilyHelp),
        [Role.DaVictimWorker] = ("Domestic abuse worker, victim side", Discipline.DaVictim),
        [Role.DaPerpetratorWorker] = ("Domestic abuse worker, perpetrator side", Discipline.DaPerpetrator),
        [Role.SubstanceMisuseWorker] = ("Substance misuse worker", Discipline.SubstanceMisuse),
        [Role.MentalHealthWorker] = ("Mental health worker", Discipline.MentalHealth),
        [Role.Psychologist] = ("Psychologist", Discipline.Psychology),
        [Role.MashScreener] = ("Front door screener", Discipline.SocialWork),
        [Role.EmergencyDuty] = ("Emergency duty worker", Discipline.SocialWork),
        [Role.ConferenceChair] = ("Conference chair", Discipline.SocialWork),
        [Role.PolicePartner] = ("Police officer", Discipline.Police),
        [Role.SchoolDsl] = ("Designated safeguarding lead", Discipline.Education),
        [Role.HealthPartner] = ("Health visitor or nurse", Discipline.Health),
        [Role.BusinessSupport] = ("Business support", Discipline.Support),
        [Role.QaAuditor] = ("Quality auditor", Discipline.Support),
        [Role.PrivacyOfficer] = ("Privacy officer", Discipline.Support),
        [Role.Analyst] = ("Analyst", Discipline.Support),
        [Role.SystemAdministrator] = ("System administrator", Discipline.Support),
        [Role.FamilyPortalUser] = ("Family member", Discipline.Support),
        [Role.DirectoryEditor] = ("Directory editor", Discipline.Support),
        [Role.ProgrammeManager] = ("Programme manager", Discipline.Support),
        [Role.CommunityEditor] = ("Community editor", Discipline.Support),
    };

    public static string InWords(this Role role) => Table[role].Name;

    public static Discipline DisciplineOf(this Role role) => Table[role].Discipline;

    public static string InWords(this Discipline discipline) => discipline switch
    {
        Access.Discipline.SocialWork => "Social work",
        Access.Discipline.FamilyHelp => "Family help",
        Access.Discipline.DaVictim => "Domestic abuse, victim side",
        Access.Discipline.DaPerpetrator => "Domestic abuse, perpetrator side",
        Access.Discipline.SubstanceMisuse => "Substance misuse",
        Access.Discipline.MentalHealth => "Mental health",
        Access.Discipline.Psychology => "Psychology",
        Access.Discipline.Police => "Police",
        Access.Discipline.Education => "Education",
        Access.Discipline.Health => "Health",
        _ => "Support",
    };

    /// <summary>Adult specialists work with one adult of the family, whom their involvement names.</summary>
    public static bool IsAdultSpecialist(this Role role) =>
        role is Role.DaVictimWorker or Role.DaPerpetratorWorker or Role.SubstanceMisuseWorker or Role.MentalHealthWorker or Role.Psychologist;

    /// <summary>Who may be a family's lead social worker or lead practitioner.</summary>
    public static bool MayLead(this Role role) => role is Role.SocialWorker or Role.FamilyHelpPractitioner or Role.FamilySupportWorker or Role.TeamManager;

    /// <summary>Who may lead Family Help: a worker of any agency.</summary>
    public static bool MayLeadFamilyHelp(this Role role) => role.MayLead() || role.IsPartner();

    public static bool IsPartner(this Role role) => role is Role.PolicePartner or Role.SchoolDsl or Role.HealthPartner;
}
