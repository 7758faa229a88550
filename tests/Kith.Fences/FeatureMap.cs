using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Kith.Fences;

/// <summary>What may know what. A feature uses itself and the features before it, and what stands beneath them all: Platform and Shared.</summary>
internal sealed partial class FeatureMap(string root)
{
    public static readonly IReadOnlyList<string> FromBaseToTop =
    [
        "Access", "Workforce", "ServiceDirectory", "Families", "Casework", "Steps", "FrontDoor", "Workbook", "Programme", "Voice", "Transitional",
        "Supervision", "Quotes", "Attachments", "Connections", "Disclosure", "Outcomes", "Governance", "Returns", "Home",
    ];

    // Folders that hold no feature: the layout and its partial views, and the words that all rules share.
    private static readonly string[] NoFeature = ["Shared"];

    private const int Beneath = -1;
    private const int Top = int.MaxValue;

    public IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        types.Where(IsOurs).SelectMany(type => Place(type) is { } place
            ? TypesUsed.By(type).Where(used => IsOurs(used) && !MayUse(type, place, used))
                .Select(used => $"{type.FullName} uses {used.FullName}, which does not stand beneath it")
            : [$"{type.FullName} stands outside the map"]);

    public static IEnumerable<string> FoldersOutsideTheMap(IEnumerable<string> files) =>
        files.Select(file => FeatureFolder().Match(file)).Where(match => match.Success)
            .Select(match => match.Groups["feature"].Value)
            .Where(feature => !FromBaseToTop.Contains(feature) && !NoFeature.Contains(feature))
            .Distinct()
            .Select(feature => $"the folder {feature} is not in the map");

    private bool MayUse(TypeDefinition type, int place, TypeReference used) =>
        Place(used) is not { } floor || floor <= place || IsUnder(used.Namespace, RulesOpenTo(type));

    // The one database holds every feature's rows, so its type alone sees their entities; the rest of Platform asks only who may do what.
    private string RulesOpenTo(TypeDefinition type) =>
        type.FullName == $"{root}.Platform.Data.KithDb" ? $"{root}.Practice"
        : IsUnder(type.Namespace, $"{root}.Platform") ? $"{root}.Practice.Access"
        : $"{root}.Practice.Shared";

    // The compiler and its generators add types of their own, nameless or in the framework's namespaces.
    private static bool IsOurs(TypeReference type) => !type.Name.StartsWith('<') && !IsUnder(type.Namespace, "System") && !IsUnder(type.Namespace, "Microsoft");

    /// <summary>Where a type stands: Beneath every feature, at its feature's place, or at the Top with the program, its command line and the demonstration.</summary>
    private int? Place(TypeReference type) => Segments(type.Namespace) switch
    {
        ["Platform", ..] or ["Practice"] or ["Practice" or "Features", "Shared", ..] => Beneath,

        // The library of statutory formats and their code lists, on which the feature of the same name and any other may build.
        ["Returns", ..] => Beneath,
        ["Practice" or "Features", var feature, ..] => PlaceOf(feature),
        ["Commands" or "Demo" or "Migrations", ..] or [] => Top,
        ["AspNetCoreGeneratedDocument"] => PlaceOfView(type.Name),
        _ => null,
    };

    private string[] Segments(string name) =>
        name.Length == 0 || name == root ? [] : (IsUnder(name, root) ? name[(root.Length + 1)..] : name).Split('.');

    private static bool IsUnder(string name, string root) => name == root || name.StartsWith(root + ".", StringComparison.Ordinal);

    private static int? PlaceOf(string feature) => FromBaseToTop.Index().Where(each => each.Item == feature).Select(each => (int?)each.Index).FirstOrDefault();

    // A compiled view is named after its path. Layouts may link to anything: nothing builds on them.
    private static int? PlaceOfView(string name) => name.Split('_') switch
    {
        ["Features", "" or "Shared", ..] or ["Features", _] => Top,
        ["Features", var feature, ..] => PlaceOf(feature),
        _ => null,
    };

    [GeneratedRegex("^src/(Kith/Features|Kith\\.Practice)/(?<feature>[^/]+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FeatureFolder();
}
