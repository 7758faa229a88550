using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>Who may read a piece of the record beyond the relationship to the family.</summary>
public enum Label
{
    /// <summary>Everyone who works with the family.</summary>
    General,

    /// <summary>The victim's side of domestic abuse; never a worker whose adult is alleged to have harmed that victim.</summary>
    DaVictim,

    /// <summary>The perpetrator's side; never a worker whose adult that person is alleged to have harmed.</summary>
    DaPerpetrator,

    /// <summary>What mental health workers know of one adult beyond their summary; never a school or business support.</summary>
    HealthMental,

    /// <summary>What substance misuse workers know of one adult beyond their summary; never a school or business support.</summary>
    HealthSubstance,

    /// <summary>What the police told; it leaves the record in no document.</summary>
    Police,

    /// <summary>Advice of lawyers; never a partner.</summary>
    Legal,

    /// <summary>What one child told in confidence; for the lead worker and whomever that child told.</summary>
    ChildConfidential,
}

/// <summary>A row of the record that hangs on one family episode.</summary>
public interface IOfFamilyEpisode
{
    FamilyEpisodeId FamilyEpisode { get; }
}

/// <summary>The same for what a file may send before anybody knows of which family it is.</summary>
public interface IOfFamilyEpisodeIfKnown
{
    FamilyEpisodeId? FamilyEpisode { get; }
}

/// <summary>What keeps a side: the labels of domestic abuse, of health and of a child's confidence name the person whose it is.</summary>
public interface ISided
{
    Label Label { get; }

    PersonId? LabelPerson { get; }
}

/// <summary>A row of the record that carries a label.</summary>
public interface ILabelled : IOfFamilyEpisode, ISided
{
}

/// <summary>Words of the record under a label, which are found again when somebody writes them elsewhere.</summary>
public interface IKeepsWords : ILabelled
{
    RowId Id { get; }

    string Said { get; }
}

/// <summary>A label together with the person whose side it keeps.</summary>
public readonly record struct Side(Label Label, PersonId? Person)
{
    public static readonly Side Shared = new(Label.General, null);

    public static readonly Side OfPolice = new(Label.Police, null);

    public static readonly Side OfLawyers = new(Label.Legal, null);

    public static Side VictimOf(PersonId victim) => new(Label.DaVictim, victim);

    public static Side PerpetratorOf(PersonId perpetrator) => new(Label.DaPerpetrator, perpetrator);

    /// <summary>The side on which a domestic-abuse worker works with an adult; nobody else has one.</summary>
    public static Side? OwnOf(Role role, PersonId adult) => role switch
    {
        Role.DaVictimWorker => VictimOf(adult),
        Role.DaPerpetratorWorker => PerpetratorOf(adult),
        _ => null,
    };

    public static Side ConfidedBy(PersonId child) => new(Label.ChildConfidential, child);

    /// <summary>What a health worker knows of an adult and their summary does not say; nobody else has any.</summary>
    public static Side? HealthOf(Role role, PersonId adult) => role switch
    {
        Role.MentalHealthWorker or Role.Psychologist => new(Label.HealthMental, adult),
        Role.SubstanceMisuseWorker => new(Label.HealthSubstance, adult),
        _ => null,
    };

    /// <summary>What a partner's update carries unless they say otherwise.</summary>
    public static Side OfUpdateFrom(Role role) => role == Role.PolicePartner ? OfPolice : Shared;

    /// <summary>A label of one person without that person would bar nobody, so it is not a side.</summary>
    public bool IsWhole => Label.IsOfOnePerson() == Person is not null;

    /// <summary>
    /// What a writer may keep from others in one paragraph, beyond the sides of domestic abuse: what they may read themselves, and what a child tells them.
    /// </summary>
    public static IEnumerable<Side> KeptBy(Acting by, Relationship held, IEnumerable<PersonId> ownAdults, IEnumerable<PersonId> children) =>
        ownAdults.Select(a => HealthOf(by.Role, a)).OfType<Side>()
            .Concat([OfPolice, OfLawyers])
            .Where(side => AccessRule.Decide(by, Duty.ReadWorkbook, held, side) == Decision.Allowed)
            .Concat(children.Select(ConfidedBy).Where(side => AccessRule.Decide(by.TrustedBy(side.Person!.Value), Duty.ReadWorkbook, held, side) == Decision.Allowed));
}

public static class LabelWords
{
    /// <summary>Whether the label names the person whose it is.</summary>
    public static bool IsOfOnePerson(this Label label) => label is not (Label.General or Label.Police or Label.Legal);

    public static string Tag(this Label label) => label switch
    {
        Label.DaVictim => "Victim side only",
        Label.DaPerpetrator => "Perpetrator side only",
        Label.HealthMental => "Mental health only",
        Label.HealthSubstance => "Substance misuse only",
        Label.Police => "Police information",
        Label.Legal => "Legal advice",
        Label.ChildConfidential => "Told in confidence",
        _ => "Everyone",
    };
}
