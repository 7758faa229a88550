using System.Security.Cryptography;
using Kith.Platform.Record;
using Kith.Practice.Shared;

namespace Kith.Platform.Web;

/// <summary>The content security policy and its companions on every response, error pages included (TR-64), and no page kept by a browser (TR-39).</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public const string NonceItem = "csp-nonce";

    // What Text.IsNoText refuses, as an address has it.
    private static readonly string[] NoText = ["%00", "%EF%BF%BE"];

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceItem] = nonce;

        // As the answer starts, because a fault clears what was set before; a problem's page answers under another path.
        var isAsset = context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
        context.Response.OnStarting(() =>
        {
            Write(context, nonce, isAsset, context.GetEndpoint()?.Metadata.GetMetadata<OpenDataAttribute>() is not null);
            return Task.CompletedTask;
        });

        // A form of ours is always sent from one of our own pages (TR-37).
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        if (NoText.Any(n => context.Request.QueryString.Value?.Contains(n, StringComparison.OrdinalIgnoreCase) == true) || Text.IsNoText(context.Request.Path.Value))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static void Write(HttpContext context, string nonce, bool isAsset, bool isOpenData)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
            "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
        if (context.GetEndpoint()?.Metadata.GetMetadata<ShownAsFileAttribute>() is not null && context.Response.StatusCode < 300)
        {
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        }

        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (isOpenData)
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "ETag";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            headers.CacheControl = "no-cache";
        }
        else if (!isAsset || context.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            headers.CacheControl = "no-store";
        }
    }
}
