using Kith.Platform.Record;

namespace Kith.Features.Attachments;

internal static class AttachmentsFeature
{
    public static IServiceCollection AddAttachments(this IServiceCollection services) => services
        .AddScoped<FileTaker>()
        .AddScoped<AddAttachment>()
        .AddScoped<LookAtAttachment>()
        .AddScoped<WithdrawAttachment>()
        .AddScoped<RecordScan>()
        .AddScoped<AttachmentsReader>()
        .AddScoped<IListener, LookAgain>()
        .AddHostedService<ScanRunner>();
}
