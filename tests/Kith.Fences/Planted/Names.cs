// Wrong on purpose: names that say nothing of the practice.
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Fences.Planted.Names
{
    public sealed class FamilyService;

    public sealed class RagManager<T>
    {
        public T? Value { get; set; }
    }

    public static class Outer
    {
        public sealed class InnerHelper;
    }

    public sealed class RagTagHelper : TagHelper;

    public sealed class NotATagHelper;

    public sealed class Database;
}

namespace Kith.Fences.Planted.ServiceDirectory
{
    public sealed class ChangeService;
}

namespace Kith.Fences.Planted.Models
{
    public sealed class Family;
}
