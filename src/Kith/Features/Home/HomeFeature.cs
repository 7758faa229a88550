using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Home;

internal static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .Configure<MvcOptions>(mvc => mvc.Filters.Add<Navigation>());
}
