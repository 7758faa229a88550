using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

internal static class ImportEndpoints
{
    // Then the browser asks again, and whoever may no longer see it is told so.
    private static readonly TimeSpan LongestFollow = TimeSpan.FromMinutes(5);

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports/{import:guid}/progress", Progress).WithMetadata(new NeedsAttribute(Duty.ImportFiles));
        routes.MapGet("/imports/{import:guid}/report.csv", Report).WithMetadata(new NeedsAttribute(Duty.ImportFiles));
    }

    /// <summary>Events named “progress” while the import is under way, and one named “ended”.</summary>
    private static async Task<Results<ServerSentEventsResult<string>, NotFound>> Progress(
        Guid import, HttpContext http, KithDb db, ImportPace pace, TimeProvider time, IHostApplicationLifetime server)
    {
        var asked = db.ImportsOf(http.MustAct()).AsNoTracking().Where(i => i.Id == new ImportId(import)).InView(db);
        return await asked.AnyAsync(http.RequestAborted)
            ? TypedResults.ServerSentEvents(Follow(asked, pace.Follow, time, server.ApplicationStopping, http.RequestAborted))
            : TypedResults.NotFound();
    }

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        IQueryable<ImportInView> asked, TimeSpan pause, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var began = time.GetTimestamp();
        string? told = null;
        while (!over.IsCancellationRequested && time.GetElapsedTime(began) < LongestFollow)
        {
            var import = await asked.SingleAsync(gone);
            var data = JsonSerializer.Serialize(new { line = import.LastLine, percent = import.Percent }, JsonSerializerOptions.Web);
            if (import.IsOver || data != told)
            {
                told = data;
                yield return new SseItem<string>(data, import.IsOver ? "ended" : "progress");
            }

            if (import.IsOver)
            {
                yield break;
            }

            await Task.Delay(pause, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Report(Guid import, HttpContext http, KithDb db, CancellationToken ct)
    {
        var id = new ImportId(import);
        if (!await db.ImportsOf(http.MustAct()).AnyAsync(i => i.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        List<string?[]> lines = [["What", "Line", "LAchildID", "Reason"]];
        await foreach (var line in db.ReportOf(id).AsAsyncEnumerable().WithCancellation(ct))
        {
            lines.Add([line.Kind.InWords(), line.Line?.ToString(), line.Child, line.Text]);
        }

        return TypedResults.File(CsvLine.File(lines), "text/csv; charset=utf-8", "import-report.csv");
    }
}
