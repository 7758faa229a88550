namespace Kith.Practice.Access;

/// <summary>Something a worker does with Kith. Every page and command needs exactly one.</summary>
public enum Duty
{
    /// <summary>Anything that every signed-in worker may do: own drafts, own session, help.</summary>
    UseKith,

    SeeMyWork,
    ListFamilies,
    OpenFamily,

    /// <summary>Where things are, stages, modules and ratings: more than a partner needs to know.</summary>
    ReadOverview,
    ReadWorkbook,
    ReadChronology,
    ReadChildFile,
    SeeVisitRegister,
    RecordVisit,
    WriteSummary,
    SendUpdate,

    /// <summary>Opens the files of a family, as far as their labels allow.</summary>
    ReadAttachments,

    /// <summary>Joins files to the record of a family, and withdraws what was added by mistake.</summary>
    AddAttachments,
    CorrectEntry,
    WorkModules,
    EditModulePack,
    EditPeople,
    SeeProtectedLocation,

    /// <summary>Says who else may know where somebody is; never in an emergency, which only reads.</summary>
    NameLocationReaders,


    /// <summary>Prepares, looks at and releases what goes out about a family.</summary>
    SendDocuments,

    /// <summary>Takes words of the record to quote them in another text of the same family.</summary>
    Quote,

    /// <summary>The front door's board and every contact on it.</summary>
    SeeFrontDoor,

    /// <summary>Records, sorts, decides and answers contacts.</summary>
    WorkFrontDoor,

    /// <summary>A partner's own requests for help and the answers to them.</summary>
    RequestHelp,

    /// <summary>What the front door was told about a family.</summary>
    ReadContacts,
    SeeSteps,
    AddStep,
    OpenFamilyEpisode,
    Allocate,
    NameWorkers,

    /// <summary>Asks somebody to work with a family, or to write one part of its record.</summary>
    Invite,

    /// <summary>What one was asked about a family that is not there for one.</summary>
    ReadInvitation,
    AnswerReferral,
    Contribute,

    /// <summary>Says that only postings on a list open a family, and who they are.</summary>
    Restrict,

    /// <summary>Opens a family in an emergency without working with it.</summary>
    BreakGlass,

    /// <summary>Sees who opened a family in an emergency.</summary>
    SeeEmergencies,

    /// <summary>Says whether it was right.</summary>
    ReviewGlass,

    /// <summary>Says that a worker is close to somebody of a family.</summary>
    RecordInterest,

    /// <summary>Reads what workers declared and says who of the record it is.</summary>
    OverseeInterests,

    /// <summary>Reads what privacy officers are told at once.</summary>
    SeeAlerts,

    /// <summary>Sees who has looked at a family that one answers for.</summary>
    SeeReads,

    /// <summary>Sees who has looked at what, without opening a family, and reviews what looks curious.</summary>
    OverseeReads,

    /// <summary>Looks through the privileged actions of each week.</summary>
    ReviewPrivileged,

    /// <summary>Agrees to the postings and links that an administrator proposes, and hands over the accounts that one opens.</summary>
    AgreeToPostings,

    /// <summary>Agrees that somebody takes out a file of many children.</summary>
    AgreeToExports,

    /// <summary>Sees which restrictions are due for review, and agrees to lift one.</summary>
    OverseeRestrictions,
    CloseFamilyEpisode,

    /// <summary>Says why a child is in need, and puts right what was said of the referral.</summary>
    ChangeReferral,
    ReadAssessment,

    /// <summary>The Family Help assessments of a family: when, of whom and by which organisation.</summary>
    ReadHelpAssessments,
    WriteHelpAssessments,

    /// <summary>Section 47 enquiries, conferences and plans of the children, and how they are looked after.</summary>
    ReadPlans,

    /// <summary>Records enquiries, plans and how children are looked after, and puts right what is recorded of them.</summary>
    RecordPlans,

    /// <summary>Records what a child protection conference decided.</summary>
    HoldConference,
    WriteAssessment,
    AuthoriseAssessment,
    DecideEligibility,
    SeeSupervisionBoard,
    ReadSupervision,
    TakePartInSupervision,
    HoldSupervision,
    SeeMeasures,

    /// <summary>The rows behind a figure: keys, dates and codes, and a family only where the reader may open it anyway.</summary>
    SeeMeasureRows,

    /// <summary>Counts of 1 to 5.</summary>
    SeeSmallNumbers,
    SetAuthority,
    ImportFiles,

    /// <summary>Builds, prepares and exports returns. Whoever has it reads every finding by the child’s number, and opens no family by it.</summary>
    MakeReturns,

    /// <summary>Reads how a return stands.</summary>
    OpenReturns,

    /// <summary>Reads what the rules of a return ask about families that the reader may open anyway.</summary>
    SeeReturns,

    /// <summary>Explains why a query is right as it is.</summary>
    AcceptQuery,

    /// <summary>Says that a prepared return has been checked.</summary>
    CheckReturn,
    SignReturn,
    ManageOrganisation,

    /// <summary>Proposes whose word of an identity provider opens which account, and ends it.</summary>
    LinkAccounts,

    /// <summary>Writes in the directory of services and decides what others propose.</summary>
    EditDirectory,

    /// <summary>Proposes what a listing should say, and watches listings.</summary>
    ProposeListing,

    /// <summary>The services that a family is connected with.</summary>
    SeeConnections,

    /// <summary>Shortlists services, asks them and follows what comes of it.</summary>
    Connect,

    /// <summary>The clusters, with counts of families and services and never who they are.</summary>
    SeeClusters,
    EditClusters,
}
