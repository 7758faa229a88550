using System.IO.Pipelines;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Kith.Platform.Record;

/// <summary>
/// Everything that a posting is shown stands in the audit before the first byte of it leaves: an answer is held back until its line is durable, and
/// when it cannot be written the answer is 503 instead, and in an emergency nothing can be changed (TR-50, TR-53). Changes stand in the Ledger; who is refused is noted where it is refused.
/// </summary>
public sealed class AuditReads(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Audit audit, Viewing viewing, ReadBrake brake, EmergencyReads emergency)
    {
        if (context.Acting() is not { } by || context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is null)
        {
            await next(context);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && context.GetEndpoint()!.Metadata.GetMetadata<OnlyLooksAttribute>() is null && emergency.Current is not null)
        {
            throw new OnlyReadException();
        }

        var open = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var held = new HeldBody(open, async isShown =>
        {
            var kind = KindOf(context, isShown && viewing.Family is not null);
            var pace = kind is { } shown && shown != AuditKind.NotFound && viewing.Family is { } family
                ? await brake.Count(by, family, context.SignedIn()?.IsProved == true)
                : Brake.None;
            await audit.NoteShown(pace == Brake.None ? kind : null, by, context.User.AccountId());
            Braked(pace);
        });
        context.Features.Set<IHttpResponseBodyFeature>(held);
        try
        {
            await next(context);
            await held.Finish();
        }
        catch (ProveFirstException)
        {
            context.Response.Clear();
            context.Response.Redirect(ProveAgainFirst.On(HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : context.Request.Path));
        }
        finally
        {
            context.Features.Set(open);
        }
    }

    private static void Braked(Brake brake)
    {
        if (brake != Brake.None)
        {
            throw brake == Brake.Stop ? new ReadingStoppedException() : new ProveFirstException();
        }
    }

    /// <param name="isOfFamily">A page is shown for which a family was opened: that stands in the audit whatever the answer is called, such as a form whose save nobody has confirmed.</param>
    private static AuditKind? KindOf(HttpContext context, bool isOfFamily) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => AuditKind.NotFound,
        >= 200 and < 300 when context.GetEndpoint()?.Metadata.GetMetadata<ShownAsFileAttribute>() is not null => AuditKind.Viewed,
        >= 200 and < 300 => context.Response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.OrdinalIgnoreCase) ? AuditKind.Exported : AuditKind.Viewed,
        StatusCodes.Status403Forbidden => null,
        _ => isOfFamily ? AuditKind.Viewed : null,
    };

    private sealed class ProveFirstException : Exception;

    /// <summary>The body of an answer that asks once before its first byte.</summary>
    private sealed class HeldBody(IHttpResponseBodyFeature open, Func<bool, Task> ask) : Stream, IHttpResponseBodyFeature
    {
        private PipeWriter? writer;
        private bool isAsked;

        public Stream Stream => this;

        public PipeWriter Writer => writer ??= PipeWriter.Create(this, new StreamPipeWriterOptions(leaveOpen: true));

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public async Task Finish()
        {
            if (writer is not null)
            {
                await writer.CompleteAsync();
            }

            await Ask(isShown: false);
        }

        public async Task StartAsync(CancellationToken cancellationToken = default)
        {
            await Ask();
            await open.StartAsync(cancellationToken);
        }

        public async Task CompleteAsync()
        {
            await Finish();
            await open.CompleteAsync();
        }

        public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
        {
            await Push(cancellationToken);
            await Ask();
            await open.SendFileAsync(path, offset, count, cancellationToken);
        }

        public void DisableBuffering() => open.DisableBuffering();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Ask();
            await open.Stream.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await Ask();
            await open.Stream.FlushAsync(cancellationToken);
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private async ValueTask Push(CancellationToken ct)
        {
            if (writer is not null)
            {
                await writer.FlushAsync(ct);
            }
        }

        private async ValueTask Ask(bool isShown = true)
        {
            if (!isAsked)
            {
                await ask(isShown);
                isAsked = true;
            }
        }
    }
}
