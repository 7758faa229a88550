using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Platform.Forms;

public static class Refused
{
    /// <summary>Puts each reason beside its field, or at the top of the page when it is about the whole form.</summary>
    public static void Add(this ModelStateDictionary state, IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(refusal.Field.Length == 0 ? string.Empty : $"Input.{refusal.Field}", refusal.Message);
        }
    }
}
