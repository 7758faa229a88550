using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Testing;

/// <summary>
/// What every world’s pages are, found out once: it takes longer than most tests. Each world has copies of its own, because a server keeps in them what it
/// made from its services.
/// </summary>
internal sealed class DescribedPages(ActionDescriptorCollection first) : IActionDescriptorCollectionProvider
{
    private static readonly PropertyInfo[] Told = [.. typeof(CompiledPageActionDescriptor).GetProperties().Where(p => p.SetMethod?.IsPublic == true && p.Name != nameof(CompiledPageActionDescriptor.Endpoint))];

    public ActionDescriptorCollection ActionDescriptors { get; } = new([.. first.Items.Select(Copy)], first.Version);

    private static ActionDescriptor Copy(ActionDescriptor page)
    {
        var copy = new CompiledPageActionDescriptor();
        foreach (var property in Told)
        {
            property.SetValue(copy, property.GetValue(page));
        }

        return copy;
    }
}
