using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>Shown to somebody who has proved who they are and whose account nobody has used for too long. It names nobody.</summary>
[AllowAnonymous]
public sealed class SuspendedModel(TimeProvider time) : PageModel
{
    public int Days => AccountRule.On(Now.At(time.GetUtcNow()).Today).UnusedDays;
}
