using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Platform;

/// <summary>Every route of the running system with the policy that it declares.</summary>
internal static class Routes
{
    /// <summary>Written by hand: whoever adds a route that anybody may open thinks twice here.</summary>
    public static readonly IReadOnlySet<string> OpenToAnybody = new HashSet<string>(StringComparer.Ordinal)
    {
        "sign-in", "sign-in/code", "sign-in/set-up", "sign-in/demonstration", "sign-in/elsewhere", "sign-in/elsewhere/{provider}", "sign-in/elsewhere/{provider}/back", "sign-in/suspended", "sign-in/passkey", "/sign-in/passkey/ask", "sign-out",
        "problem/{status:int}", "help", "privacy", "accessibility",
        "/health/live", "/health/ready",
        "directory", "directory/services/{service:guid}", "directory/services/{service:guid}/report", "directory/confirm/{secret}", "directory/confirm/{secret}/change", "/directory/services/{service:guid}/times.ics",
        "/oruk/v3/", "/oruk/v3/services", "/oruk/v3/services/{id}", "/oruk/v3/service_at_locations", "/oruk/v3/service_at_locations/{id}", "/oruk/v3/organizations",
        "/oruk/v3/organizations/{id}", "/oruk/v3/taxonomies", "/oruk/v3/taxonomies/{id}", "/oruk/v3/taxonomy_terms", "/oruk/v3/taxonomy_terms/{id}",
    };

    public static IReadOnlyList<RouteEndpoint> All(IServiceProvider services) =>
        services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();

    /// <summary>Where it would be reached, about nobody and nothing.</summary>
    public static string AddressOf(RouteEndpoint route) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "familyRef" } => "nowhere2",
            RoutePatternParameterPart number when number.ParameterPolicies.Any(policy => policy.Content == "int") => "1",
            _ => Guid.Empty.ToString(),
        }))));

    public static IEnumerable<string> WithoutPolicy(IEnumerable<RouteEndpoint> routes) =>
        from route in routes
        let pattern = route.RoutePattern.RawText!
        let declares = route.Metadata.GetMetadata<NeedsAttribute>() is not null || route.Metadata.GetMetadata<SignedInOnlyAttribute>() is not null
        let isOpen = route.Metadata.GetMetadata<IAllowAnonymous>() is not null
        where isOpen ? declares || !OpenToAnybody.Contains(pattern) : !declares
        select pattern;
}
