using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Connections;

/// <summary>How a service answers: its capacity, its waiting time and what families met there, each with its day.</summary>
[Needs(Duty.SeeClusters)]
public sealed class ServiceRepliesModel(RepliesReader reader, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public ServiceAnswers Answers { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public bool HidesSmall => !HttpContext.MustAct().Has(Duty.SeeSmallNumbers);

    public IEnumerable<(string Words, string Count)> Counts
    {
        get
        {
            yield return ("Asked", Counted.InWords(Answers.Asked, HidesSmall));
            yield return ("Declined by the service", Counted.InWords(Answers.Declined, HidesSmall));
            yield return ("Attended", Counted.InWords(Answers.Waited, HidesSmall));
            yield return ("Half of them had waited at least", Answers.MedianDays is { } days && !(HidesSmall && SmallNumbers.IsSmall(Answers.Waited)) ? days == 1 ? "1 day" : $"{days} days" : "Not known");
            foreach (var change in Enum.GetValues<Change>())
            {
                yield return ($"What changed, as said last: {change.InWords().ToLowerInvariant()}", Counted.InWords(Answers.Changes[change], HidesSmall));
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Today = Now.At(time.GetUtcNow()).Today;
        Answers = (await reader.Read(Id, Today, ct))!;
        return Answers is null ? NotFound() : Page();
    }
}

/// <summary>A count as a reader may know it.</summary>
internal static class Counted
{
    /// <summary>What those outside the case teams read below a table with such counts.</summary>
    public const string Hint = $"{SmallNumbers.Symbol}: 1 to 5, not shown outside the case teams. Other counts are shown there to the nearest 5.";

    public static string InWords(int count, bool hidesSmall) => !hidesSmall ? $"{count}" : SmallNumbers.IsSmall(count) ? SmallNumbers.Symbol : $"{SmallNumbers.Rounded(count)}";
}
