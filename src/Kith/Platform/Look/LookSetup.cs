using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kith.Platform.Look;

public static class LookSetup
{
    public static IServiceCollection AddLook(this IServiceCollection services)
    {
        services.AddScoped<Frame>();
        services.Replace(ServiceDescriptor.Singleton(Markup.Encoder));
        services.Replace(ServiceDescriptor.Singleton<IModelExpressionProvider, IndexedExpressions>());
        services.Configure<MvcOptions>(options =>
        {
            options.ModelBinderProviders.Insert(0, new GovukDateBinderProvider());
            var say = options.ModelBindingMessageProvider;
            say.SetValueMustNotBeNullAccessor(name => $"Enter {Wording.Within(name)}");
            say.SetMissingBindRequiredValueAccessor(name => $"Enter {Wording.Within(name)}");
            say.SetAttemptedValueIsInvalidAccessor((_, name) => $"{Wording.AtStart(name)} is not something Kith can read");
            say.SetUnknownValueIsInvalidAccessor(name => $"{Wording.AtStart(name)} is not something Kith can read");
            say.SetValueMustBeANumberAccessor(name => $"{Wording.AtStart(name)} must be a number");
        });
        return services;
    }
}
