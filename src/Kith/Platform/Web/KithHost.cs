using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Look;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kith.Platform.Web;

/// <summary>What every feature stands on, put together once for the web and for the command line.</summary>
public static class KithHost
{
    /// <summary>The services that a command line verb needs to call the same commands as the pages.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, Storage storage)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddKithDb(storage);
        services.AddMetrics();
        services.AddSingleton<Figures>();
        services.AddScoped<Ledger>();
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<IPrepare, OnlyAddedTo>();
        services.AddSingleton<IPrepare, RowSecurity>();
        services.AddSingleton<IPrepare, DiskIsWaitedFor>();
        services.AddSingleton<SealFolder>();
        services.AddSingleton<EmergencyReads>();
        services.TryAddSingleton(provider => new ReadBrake(provider.GetRequiredService<IServiceScopeFactory>(), null, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Sealer>();
        services.AddScoped<Viewing>();
        services.AddScoped<Audit>();
        services.AddScoped<Drafts>();
        services.AddScoped<DropOldDrafts>();
        services.AddSingleton<UploadFolder>();
        services.TryAddSingleton(ScannerAddress.None);
        services.AddSingleton<FileScanner>();
        services.AddSingleton<Stamps>();
        services.AddMail();
        services.AddAccounts();
        services.AddScoped<Sessions>();
        services.AddDataProtection().SetApplicationName("kith");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, UseProtectionKeyStore>();
        return services;
    }

    /// <param name="isPlainHttp">Served on localhost without TLS: the cookies lose their prefix and Secure.</param>
    public static IServiceCollection AddKithWeb(this IServiceCollection services, bool isPlainHttp)
    {
        services.TryAddSingleton(SealPace.Usual);
        services.AddHostedService<SealRunner>();
        services.AddEachHour<DropOldDrafts>((command, now, _) => command.Do(now));

        // What runs behind the pages never takes them with it.
        services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        services.AddRazorPages(pages => pages.RootDirectory = "/Features")
            .AddMvcOptions(mvc =>
            {
                mvc.ModelBinderProviders.Insert(0, new IdBinderProvider());
                mvc.MaxModelBindingCollectionSize = 200;
                mvc.Filters.Add<OnlyWhatAPageTakes>();

                // No form of ours names its fields as jQuery does, and a bracket that it does not close would be a fault.
                mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            });
        services.AddLook();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                Harden(cookie.Cookie, "kith", isPlainHttp);
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "to";
                cookie.SlidingExpiration = false;
                cookie.Events.OnRedirectToAccessDenied = Deny;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Harden(cookie.Cookie, "kith-half", isPlainHttp);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                cookie.SlidingExpiration = false;
            })
            .AddCookie(Elsewhere.AskedScheme, cookie =>
            {
                // The browser comes back from another site, which takes no stricter cookie along.
                Harden(cookie.Cookie, "kith-asked", isPlainHttp);
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                cookie.SlidingExpiration = false;
            })
            .AddCookie(Elsewhere.ArrivedScheme, cookie =>
            {
                Harden(cookie.Cookie, "kith-arrived", isPlainHttp);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(2);
                cookie.SlidingExpiration = false;
            })
            .AddCookie(Passkeys.Scheme, cookie =>
            {
                Harden(cookie.Cookie, "kith-passkey", isPlainHttp);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                cookie.SlidingExpiration = false;
            });
        services.AddSingleton(new KnownBrowser(isPlainHttp ? "kith-known" : "__Host-kith-known", isPlainHttp));
        services.AddScoped<Throttle>();
        services.AddElsewhere();
        services.AddAntiforgery(antiforgery => Harden(antiforgery.Cookie, "kith-form", isPlainHttp));
        services.Configure<CookieTempDataProviderOptions>(temp => Harden(temp.Cookie, "kith-said", isPlainHttp));
        services.AddSingleton<IAuthorizationPolicyProvider, DutyPolicies>();
        services.AddSingleton<IAuthorizationHandler, DutyCheck>();
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedInOnlyAttribute.PolicyName, policy => policy.RequireAuthenticatedUser())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddExceptionHandler<ToldFault>();
        services.AddExceptionHandler<ToldToComeBack>();
        services.TryAddSingleton(new RequestLimits(RateRule.On(Now.At(TimeProvider.System.GetUtcNow()).Today)));
        services.AddRequestLimits();
        services.TryAddSingleton(Places.Usual);
        services.AddRouting(routes => routes.LowercaseUrls = true);
        return services;
    }

    public static void UseKithWeb(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LastResort>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem/500",
            StatusCodeSelector = fault => fault switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                ReadingStoppedException => StatusCodes.Status429TooManyRequests,
                AuditUnwrittenException or UnconfirmedException or OnlyReadException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseMiddleware<ServeOnly>();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.UseRouting();
        app.UseMiddleware<Traced>();
        app.UseMiddleware<TakeAPlace>();
        app.UseAuthentication();
        app.UseMiddleware<OneOpening>();
        app.UseMiddleware<SessionMiddleware>();
        app.UseRateLimiter();
        app.UseMiddleware<LatePosts>();
        app.UseMiddleware<ChoosePostingFirst>();
        app.UseAuthorization();
        app.UseMiddleware<ProveAgainFirst>();
        app.UseMiddleware<AuditReads>();
        app.MapRazorPages();
        app.MapDrafts();
        app.MapSession();
        app.MapHealth();
    }

    private static void Harden(CookieBuilder cookie, string name, bool isPlainHttp)
    {
        cookie.Name = isPlainHttp ? name : $"__Host-{name}";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.Path = "/";
        cookie.SecurePolicy = isPlainHttp ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
    }

    private static async Task Deny(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        var services = context.HttpContext.RequestServices;
        await services.GetRequiredService<Audit>().Note(AuditKind.Denied, context.HttpContext.Acting(), context.HttpContext.User.AccountId());
    }
}

/// <summary>Signed in, but in no active posting: first choose one. An address that is no page is 404 before any policy is asked.</summary>
internal sealed class ChoosePostingFirst(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (context.User.Identity?.IsAuthenticated == true && context.Acting() is null && context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is not null)
        {
            context.Response.Redirect("/posting");
            return Task.CompletedTask;
        }

        return next(context);
    }
}
