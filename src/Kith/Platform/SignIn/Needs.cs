using Kith.Practice.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Kith.Platform.SignIn;

/// <summary>The duty that a page or endpoint needs. A worker whose role never has it gets 403; what it may touch is decided inside.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute : AuthorizeAttribute
{
    internal const string Prefix = "duty:";

    public NeedsAttribute(Duty duty) => (Duty, Policy) = (duty, Prefix + duty);

    public Duty Duty { get; }
}

/// <summary>Signed in with both factors, but not yet in a posting: only to choose one, or to sign out.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInOnlyAttribute() : AuthorizeAttribute(PolicyName)
{
    internal const string PolicyName = "signed-in";
}

/// <summary>Whoever opens or sends this has proved who they are within the last minutes; if not, they are asked to and come back.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsStepUpAttribute : Attribute
{
    /// <summary>The one handler of a page that asks for it; null for the whole page.</summary>
    public string? Handler { get; init; }

    internal bool Concerns(HttpRequest request) => Handler is null || request.Query["handler"].Contains(Handler, StringComparer.OrdinalIgnoreCase);
}

internal sealed record DutyRequirement(Duty Duty) : IAuthorizationRequirement;

internal sealed class DutyPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private static readonly Dictionary<string, AuthorizationPolicy> Policies = Enum.GetValues<Duty>()
        .ToDictionary(d => NeedsAttribute.Prefix + d, d => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new DutyRequirement(d)).Build());

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Policies.TryGetValue(policyName, out var policy) ? Task.FromResult<AuthorizationPolicy?>(policy) : base.GetPolicyAsync(policyName);
}

internal sealed class DutyCheck(IHttpContextAccessor http) : AuthorizationHandler<DutyRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DutyRequirement requirement)
    {
        if (http.HttpContext?.Acting()?.Has(requirement.Duty) == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
