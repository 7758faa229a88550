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
        .AddHostedService<ScanRunner>();
}
