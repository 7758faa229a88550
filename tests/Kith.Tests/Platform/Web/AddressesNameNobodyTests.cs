using System.Reflection;
using Kith.Features.Home;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Xunit;

namespace Kith.Tests.Platform.Web;

/// <summary>Addresses stay in histories and logs (TR-65): whoever types words into one must be a person looking for a service, and no page reads other words from it.</summary>
public sealed class AddressesNameNobodyTests
{
    /// <summary>What a page reads from its address that is no id, number, day or choice, and why it names nobody.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["SignInModel.To"] = "an address of Kith’s own",
        ["PostingModel.To"] = "an address of Kith’s own",
        ["ProveAgainModel.To"] = "an address of Kith’s own",
        ["RemovePasskeyModel.Key"] = "the id of a passkey",
        ["FamilyPage.FamilyRef"] = "a reference drawn at random",
        ["FamilyFormPage`1.FamilyRef"] = "a reference drawn at random",
        ["BreakGlassModel.Reference"] = "a reference drawn at random",
        ["FindReadsModel.Reference"] = "a reference drawn at random",
        ["ReadWeekModel.Written"] = "the Monday of a week",
        ["ReviewWeekModel.Written"] = "the Monday of a week",
        ["TakeQuoteModel.Source"] = "an id with its kind",
        ["AddSynonymModel.Phrase"] = "words of the public directory, kept only where they found nothing",
        ["OwnerConfirmModel.Secret"] = "a secret for one listing",
        ["OwnerChangeModel.Secret"] = "a secret for one listing",
        ["ListingsModel.By"] = "an order",
        ["MeasurePage.Wanted"] = "a period",
        ["SupervisionBoardModel.Wanted"] = "a month",
        ["ListFindingsModel.Rule"] = "a code of the department’s",
        ["ReadSupervisionModel.Screen"] = "one of the screens",
    };

    [Fact]
    public void No_page_reads_words_about_people_from_its_address()
    {
        var read = typeof(HomeLinks).Assembly.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t))
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true } && (p.PropertyType == typeof(string) || p.PropertyType.IsAssignableTo(typeof(IEnumerable<string>))))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Order(StringComparer.Ordinal);

        Assert.Equal(Known.Keys.Order(StringComparer.Ordinal), read);
    }
}
