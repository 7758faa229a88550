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
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports/{import:guid}/progress", Progress).WithMetadata(new NeedsAttribute(Duty.ImportFiles), new TakesNoPlaceAttribute());
        routes.MapGet("/imports/{import:guid}/report.csv", Report).WithMetadata(new NeedsAttribute(Duty.ImportFiles), new NeedsStepUpAttribute());
    }

    private static async Task<Results<ServerSentEventsResult<string>, NotFound>> Progress(
        Guid import, HttpContext http, KithDb db, ImportPace pace, TimeProvider time, IHostApplicationLifetime server)
    {
        var asked = db.ImportsOf(http.MustAct()).AsNoTracking().Where(i => i.Id == new ImportId(import)).InView(db);
        return await asked.AnyAsync(http.RequestAborted)
            ? TypedResults.ServerSentEvents(Following.Each(Now(asked), pace.Follow, time, server.ApplicationStopping, http.RequestAborted))
            : TypedResults.NotFound();
    }

    private static Func<CancellationToken, Task<(string Data, bool IsOver)>> Now(IQueryable<ImportInView> asked) => async ct =>
    {
        var import = await asked.SingleAsync(ct);
        return (Following.Line(import.LastLine, import.Percent), import.IsOver);
    };

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
