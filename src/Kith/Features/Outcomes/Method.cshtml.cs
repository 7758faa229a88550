using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Outcomes;

/// <summary>How rates are worked out, shown on figures that a council published in 2019.</summary>
[Needs(Duty.SeeMeasures)]
public sealed class MethodModel : PageModel
{
    /// <summary>The population that the deck’s referrals, children in need and child protection plans imply.</summary>
    public const int SwindonChildren = 48_990;

    /// <summary>Swindon Borough Council, “Swindon Family Safeguarding Model”, September 2019: April to June 2019, or as at 30 June 2019.</summary>
    public static readonly IReadOnlyList<(string Name, int Count, decimal Published)> Swindon =
    [
        ("Referrals, April to June 2019", 898, 183.3m),
        ("Children in need, 30 June 2019", 1_045, 213.3m),
        ("Child protection plans, 30 June 2019", 260, 53.1m),
        ("Looked-after children, 30 June 2019", 339, 68.5m),
    ];

    public IReadOnlyList<MeasureDefinition> Definitions { get; } = MeasureDefinition.All;

    /// <summary>The population that the deck’s looked-after rate implies.</summary>
    public static decimal OtherChildren => Rate.PopulationBehind(Swindon[3].Count, Swindon[3].Published);
}
