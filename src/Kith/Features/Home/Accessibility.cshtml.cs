using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Home;

[AllowAnonymous]
public sealed class AccessibilityModel : PageModel;
