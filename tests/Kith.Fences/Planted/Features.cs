// Wrong on purpose: each type breaks the feature map in its own way. Families stands before Workbook.
using Kith.Fences.Planted.Features.Access;
using Kith.Fences.Planted.Features.Families;
using Kith.Fences.Planted.Features.Workbook;
using Kith.Fences.Planted.Practice.Access;
using Kith.Fences.Planted.Practice.Families;

namespace Kith.Fences.Planted.Features.Families
{
    public sealed class NamesALaterFeatureInAField
    {
        public LaterFact? Fact { get; set; }
    }

    public sealed class NamesALaterFeatureAsItsParent : LaterRule;

    public sealed class NamesALaterFeatureInAGenericArgument
    {
        public static IReadOnlyList<LaterFact[]> Facts() => [];
    }

    [Later]
    public sealed class NamesALaterFeatureInAnAttribute;

    public static class NamesALaterFeatureInABody
    {
        public static string Tell() => LaterRule.Say();
    }

    public static class NamesALaterFeatureInALambda
    {
        public static async Task<int> Tell()
        {
            await Task.Yield();
            return new[] { 1, 2 }.Count(number => number > LaterRule.Count);
        }
    }

    public sealed class NamesAnEarlierFeature
    {
        public EarlierRule? Rule { get; set; }
    }
}

namespace Kith.Fences.Planted.Features.Access
{
    public sealed class EarlierRule;
}

namespace Kith.Fences.Planted.Features.Workbook
{
    public class LaterRule
    {
        public static int Count => 1;

        public static string Say() => "";
    }

    public sealed class LaterFact;

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class LaterAttribute : Attribute;
}

namespace Kith.Fences.Planted.Features.Unheard
{
    public sealed class OfNoKnownFeature;
}

namespace Kith.Fences.Planted.Elsewhere
{
    public sealed class OfNoKnownPlace;
}

namespace Kith.Fences.Planted.Practice.Access
{
    public enum PlantedRole
    {
        SocialWorker,
    }
}

namespace Kith.Fences.Planted.Practice.Families
{
    public sealed class PlantedFamily;
}

namespace Kith.Fences.Planted.Platform.Data
{
    public sealed class KithDb
    {
        public PlantedFamily? Family { get; set; }
    }

    public sealed class PlatformNamesARole
    {
        public PlantedRole Role { get; set; }
    }

    public sealed class PlatformNamesAnEntity
    {
        public PlantedFamily? Family { get; set; }
    }

    public sealed class PlatformNamesAFeature
    {
        public NamesAnEarlierFeature? Feature { get; set; }
    }
}

namespace Kith.Fences.Planted.Demo
{
    public sealed class DemoNamesAnything
    {
        public LaterFact? Fact { get; set; }
    }
}
