using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

internal static class ExportEndpoints
{
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exports/safeguarding-dataset.zip", Dataset).WithMetadata(new NeedsAttribute(Duty.MakeReturns), new NeedsStepUpAttribute());
        routes.MapGet("/exports/annex-a.xlsx", AnnexA).WithMetadata(new NeedsAttribute(Duty.MakeReturns), new NeedsStepUpAttribute());
    }

    private static Task<IResult> Dataset(HttpContext http, KithDb db, UploadFolder folder, Writes writes, TakeOut takeOut, ExportDataset export, CancellationToken ct) =>
        Answer(http, db, folder, writes, takeOut, Exported.SafeguardingDataset, (file, authority, mark, _) => export.Write(file, authority, mark, ct), "application/zip", "standard-safeguarding-dataset.zip", ct);

    private static Task<IResult> AnnexA(HttpContext http, KithDb db, UploadFolder folder, Writes writes, TakeOut takeOut, ExportAnnexA export, CancellationToken ct) =>
        Answer(http, db, folder, writes, takeOut, Exported.AnnexA, (file, authority, mark, today) => export.Write(file, authority, today, mark, ct), Sheets, "annex-a.xlsx", ct);

    private static async Task<IResult> Answer(
        HttpContext http, KithDb db, UploadFolder folder, Writes writes, TakeOut takeOut, Exported what, Func<Stream, string, string, DateOnly, Task> write, string type, string name, CancellationToken ct)
    {
        var who = http.MustAct();
        if (await db.AuthorityOf(who, ct) is not { } authority)
        {
            return TypedResults.NotFound();
        }

        var taken = await writes.Run(now => takeOut.Do(what, null, null, who, now, ct), ct);
        if (!taken.Ok)
        {
            return taken.Refusals.Any(r => r.Kind == RefusalKind.Input) ? TypedResults.LocalRedirect(ReturnsLinks.Exports()) : TypedResults.Forbid();
        }

        // Both formats are written back and forth, so the whole file stands in a place of its own until it is sent.
        var file = folder.CreatePassing();
        var now = Now.At(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        await write(file, authority, $"Taken out of Kith by {who.Name}, {Now.InLondon(now.Moment):d MMMM yyyy HH:mm}, for {taken.Value.Recipient}", now.Today);
        file.Position = 0;
        return TypedResults.Stream(file, type, name);
    }
}
