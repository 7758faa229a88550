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
}

/// <summary>A row of the record that hangs on one family episode.</summary>
public interface IOfFamilyEpisode
{
    FamilyEpisodeId FamilyEpisode { get; }
}

/// <summary>What keeps a side: the two domestic-abuse labels name the person whose side it is.</summary>
public interface ISided
{
    Label Label { get; }

    PersonId? LabelPerson { get; }
}

/// <summary>A row of the record that carries a label.</summary>
public interface ILabelled : IOfFamilyEpisode, ISided
{
}

/// <summary>A label together with the person whose side it keeps.</summary>
public readonly record struct Side(Label Label, PersonId? Person)
{
    public static readonly Side Shared = new(Label.General, null);

    public static Side VictimOf(PersonId victim) => new(Label.DaVictim, victim);

    public static Side PerpetratorOf(PersonId perpetrator) => new(Label.DaPerpetrator, perpetrator);

    /// <summary>The side on which a domestic-abuse worker works with an adult; nobody else has one.</summary>
    public static Side? OwnOf(Role role, PersonId adult) => role switch
    {
        Role.DaVictimWorker => VictimOf(adult),
        Role.DaPerpetratorWorker => PerpetratorOf(adult),
        _ => null,
    };

    /// <summary>A domestic-abuse label without its person would bar nobody, so it is not a side.</summary>
    public bool IsWhole => Label == Label.General ? Person is null : Person is not null;
}
