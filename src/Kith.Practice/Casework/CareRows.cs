using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

/// <summary>Something recorded in a period of being looked after; withdrawn with a reason when it was entered by mistake.</summary>
public abstract class CareRow
{
    public RowId Id { get; protected init; }

    /// <summary>The day on which it took place or began.</summary>
    public DateOnly On { get; protected set; }

    public DateTime? WithdrawnAt { get; private set; }

    public PostingId? WithdrawnBy { get; private set; }

    public string? WhyWithdrawn { get; private set; }

    internal void Withdraw(string why, PostingId by, Now now) => (WithdrawnAt, WithdrawnBy, WhyWithdrawn) = (now.Moment, by, why);
}

/// <summary>Under what law a child is looked after, from a day on (LS).</summary>
public sealed class LegalStatus : CareRow
{
    private LegalStatus()
    {
    }

    internal LegalStatus(RowId id, DateOnly from, string code) => (Id, On, Code) = (id, from, code);

    public string Code { get; private set; } = string.Empty;

    internal void Begin(DateOnly from) => On = from;

    internal void Correct(DateOnly from, string code) => (On, Code) = (from, code);
}

/// <summary>Where a child who is looked after lives, from a day on.</summary>
public sealed class Placement : CareRow
{
    private Placement()
    {
    }

    /// <summary>PLACE.</summary>
    public string Type { get; private set; } = string.Empty;

    /// <summary>PLACE_PROVIDER.</summary>
    public string Provider { get; private set; } = string.Empty;

    /// <summary>Where it is; not read for whoever may not locate the child.</summary>
    public PlacementSite? Site { get; private set; }

    internal static Placement Of(DateOnly from, PlacementAsTold told, Now now)
    {
        var placement = new Placement { Id = Shared.Id.New<RowId>(now), On = from };
        placement.Take(told);
        return placement;
    }

    internal void Begin(DateOnly from) => On = from;

    internal void Take(PlacementAsTold told)
    {
        (Type, Provider) = (told.Type!, told.Provider!);
        (Site ??= new PlacementSite(Id)).Take(told);
    }
}

/// <summary>Where a placement is: apart from the placement, so that it is read for the child’s location circle alone.</summary>
public sealed class PlacementSite(RowId placement)
{
    public RowId Placement { get; private set; } = placement;

    /// <summary>Within the authority that looks after the child.</summary>
    public bool IsInside { get; private set; }

    /// <summary>The local authority in whose area it is.</summary>
    public string Authority { get; private set; } = string.Empty;

    /// <summary>Ofsted’s number of the provider, which tells the address.</summary>
    public string? Urn { get; private set; }

    /// <summary>The child’s protected address.</summary>
    public RowId? Address { get; private set; }

    public void LiveAt(RowId address) => Address = address;

    internal void Take(PlacementAsTold told) => (IsInside, Authority, Urn) = (told.IsInside!.Value, told.Authority!.Trim(), Text.Trimmed(told.Urn) ?? Urn);
}

/// <param name="Urn">Empty for one that is not known, or that stays as it is.</param>
public sealed record PlacementAsTold(string? Type, string? Provider, bool? IsInside, string? Authority, string? Urn)
{
    internal Refusals Check(CareCodesInForce codes) => new Refusals()
        .If(Type is null || !codes.Placements.Contains(Type), "Type", "Select what kind of placement it is")
        .If(Provider is null || !codes.Providers.Contains(Provider), "Provider", "Select who provides the placement")
        .If(IsInside is null, "IsInside", "Select whether the placement is in this authority’s area")
        .If(Text.Trimmed(Authority) is null, "Authority", "Enter the local authority in whose area the placement is")
        .If(Authority?.Trim().Length > 100, "Authority", "The local authority must be 100 characters or fewer")
        .If(Text.Trimmed(Urn) is { } urn && (urn.Length > 12 || !urn.All(char.IsAsciiLetterOrDigit)), "Urn", "The URN must be 12 letters and digits or fewer, like SC012345");
}

public enum CareCheckKind
{
    /// <summary>A review of the child’s case (Care Planning, Placement and Case Review (England) Regulations 2010, regulation 32).</summary>
    Review,

    /// <summary>The independent reviewing officer visited or spoke with the child.</summary>
    ReviewingOfficer,

    HealthAssessment,

    DentalCheck,

    PermanencePlan,
}

/// <summary>Where the child’s life is meant to settle, as Annex A asks.</summary>
public enum PermanencePlan
{
    ReturnToFamily,
    Adoption,
    SpecialGuardianship,
    SupportedLiving,
    ResidentialPlacement,
    Fostering,
    Other,
}

/// <summary>A review, a contact, a check or a plan on one day.</summary>
public sealed class CareCheck : CareRow
{
    private CareCheck()
    {
    }

    internal CareCheck(RowId id) => Id = id;

    public CareCheckKind Kind { get; private set; }

    public PermanencePlan? Plan { get; private set; }

    internal void Take(CareCheckKind kind, DateOnly day, PermanencePlan? plan) => (Kind, On, Plan) = (kind, day, plan);
}

public enum MissingKind
{
    /// <summary>Nobody knew where the child was (M).</summary>
    Missing,

    /// <summary>Away from the placement without authorisation, whereabouts known (A); Annex A says absent.</summary>
    Away,
}

/// <summary>A time at which a child was missing or away from their placement, with the interview on return (Children Act 1989 guidance on children who run away, 2014).</summary>
public sealed class MissingEpisode : CareRow
{
    private MissingEpisode()
    {
    }

    internal MissingEpisode(RowId id) => Id = id;

    public MissingKind Kind { get; private set; }

    public DateOnly? Until { get; private set; }

    /// <summary>Whether a return interview was offered.</summary>
    public bool? WasOffered { get; private set; }

    public bool? WasAccepted { get; private set; }

    internal void Take(MissingAsTold told) => (Kind, On, Until, WasOffered, WasAccepted) = (told.Kind!.Value, told.From!.Value, told.Until, told.WasOffered, told.WasAccepted);
}

public sealed record MissingAsTold(MissingKind? Kind, DateOnly? From, DateOnly? Until, bool? WasOffered, bool? WasAccepted);

public static class CareWords
{
    public static string InWords(this CareCheckKind kind) => kind switch
    {
        CareCheckKind.Review => "Statutory review",
        CareCheckKind.ReviewingOfficer => "Independent reviewing officer visited or spoke with the child",
        CareCheckKind.HealthAssessment => "Health assessment",
        CareCheckKind.DentalCheck => "Dental check",
        _ => "Permanence plan",
    };

    public static string InWords(this PermanencePlan plan) => plan switch
    {
        PermanencePlan.ReturnToFamily => "Return to family",
        PermanencePlan.Adoption => "Adoption",
        PermanencePlan.SpecialGuardianship => "Special guardianship or child arrangements order",
        PermanencePlan.SupportedLiving => "Supported living in the community",
        PermanencePlan.ResidentialPlacement => "Long-term residential placement",
        PermanencePlan.Fostering => "Long-term fostering",
        _ => "Other",
    };

    public static string InWords(this MissingKind kind) => kind == MissingKind.Missing ? "Missing" : "Away from the placement without authorisation";
}
