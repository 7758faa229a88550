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

internal static class CensusEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapCensuses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/census/{build:guid}/progress", Progress).WithMetadata(new NeedsAttribute(Duty.OpenReturns), new TakesNoPlaceAttribute());
        routes.MapGet("/census/{build:guid}/census.xml", File).WithMetadata(new NeedsAttribute(Duty.MakeReturns), new NeedsStepUpAttribute());
        routes.MapGet("/census/{build:guid}/findings.csv", Findings).WithMetadata(new NeedsAttribute(Duty.MakeReturns), new NeedsStepUpAttribute());
        routes.MapGet("/census/{build:guid}/difference/{before:guid}/difference.csv", Difference).WithMetadata(new NeedsAttribute(Duty.MakeReturns), new NeedsStepUpAttribute());
    }

    private static async Task<Results<ServerSentEventsResult<string>, NotFound>> Progress(Guid build, HttpContext http, KithDb db, ImportPace pace, TimeProvider time, IHostApplicationLifetime server)
    {
        var asked = db.CensusesOf(http.MustAct()).AsNoTracking().Where(b => b.Id == new CensusBuildId(build)).InView(db);
        return await asked.AnyAsync(http.RequestAborted)
            ? TypedResults.ServerSentEvents(Following.Each(Events(asked), pace.Follow, time, server.ApplicationStopping, http.RequestAborted))
            : TypedResults.NotFound();
    }

    private static Func<CancellationToken, Task<(string Data, bool IsOver)>> Events(IQueryable<CensusInView> asked) => async ct =>
        await asked.SingleOrDefaultAsync(ct) is { } census ? (Following.Line(census.LastLine, census.Percent), census.IsOver) : (Following.Line("Deleted", 100), true);

    private static async Task<IResult> File(Guid build, HttpContext http, KithDb db, Writes writes, TakeOut takeOut, CancellationToken ct)
    {
        var (id, by) = (new CensusBuildId(build), http.MustAct());
        var file = await db.CensusesOf(by).Where(b => b.Id == id).Join(db.CensusFiles, b => b.Id, f => f.Build, (b, f) => new { b.Year, b.Authority, b.Hash, f.Packed }).FirstOrDefaultAsync(ct);
        if (file is null)
        {
            return TypedResults.NotFound();
        }

        if (!(await writes.Run(now => takeOut.Do(Exported.CensusFile, id, file.Hash, by, now, ct), ct)).Ok)
        {
            return TypedResults.Forbid();
        }

        return TypedResults.Stream(PackingStream.Unpack(file.Packed), "application/xml", $"cin-{file.Authority}-{ImportWords.YearInWords(file.Year)}.xml");
    }

    private static async Task<IResult> Findings(Guid build, HttpContext http, KithDb db, Writes writes, TakeOut takeOut, CancellationToken ct)
    {
        var (id, by) = (new CensusBuildId(build), http.MustAct());
        if (await db.CensusesOf(by).FirstOrDefaultAsync(b => b.Id == id && b.State == CensusState.Built, ct) is not { } census)
        {
            return TypedResults.NotFound();
        }

        if (!(await writes.Run(now => takeOut.Do(Exported.CensusFindings, id, census.Hash, by, now, ct), ct)).Ok)
        {
            return TypedResults.Forbid();
        }

        List<string?[]> lines = [["Rule", "What is wrong", "What to do", "LAchildID", "Table", "Row", "Line", "Team", "Lead worker", "State", "Explanation"]];
        await foreach (var row in db.FindingsFor(id, by).InView(db, by).AsAsyncEnumerable().WithCancellation(ct))
        {
            var state = row.IsMended ? FindingState.Mended : row.Explanation is null ? FindingState.Open : FindingState.Accepted;
            lines.Add([row.Rule, row.Definition?.Message, row.Definition?.WhatToDo, row.Child, row.Table, row.Row, row.Line > 0 ? $"{row.Line}" : null, row.Team, row.Lead, $"{state}", row.Explanation]);
        }

        return TypedResults.File(CsvLine.File(lines), Csv, $"census-findings-{ImportWords.YearInWords(census.Year)}.csv");
    }

    private static async Task<IResult> Difference(Guid build, Guid before, HttpContext http, KithDb db, Writes writes, TakeOut takeOut, CancellationToken ct)
    {
        var (id, earlier, by) = (new CensusBuildId(build), new CensusBuildId(before), http.MustAct());
        if (id == earlier || await db.CensusesOf(by).CountAsync(b => (b.Id == id || b.Id == earlier) && db.CensusFiles.Any(f => f.Build == b.Id), ct) != 2)
        {
            return TypedResults.NotFound();
        }

        if (!(await writes.Run(now => takeOut.Do(Exported.CensusDifference, id, null, by, now, ct), ct)).Ok)
        {
            return TypedResults.Forbid();
        }

        List<string?[]> lines = [["What", "LAchildID", "Table", "Row", "Before", "Now"]];
        lines.AddRange((await db.Difference(id, earlier, ct)).Rows.Select(r => new[] { $"{r.Change}", r.Child, $"{r.Table}", r.Row, r.Before, r.After }));
        return TypedResults.File(CsvLine.File(lines), Csv, "census-difference.csv");
    }
}

/// <summary>Tells a page that follows something how far it is, until it is over.</summary>
internal static class Following
{
    // Then the browser asks again, and whoever may no longer see it is told so.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static string Line(string line, int percent) => JsonSerializer.Serialize(new { line, percent }, JsonSerializerOptions.Web);

    /// <summary>Events named “progress” while it is under way, and one named “ended”.</summary>
    public static async IAsyncEnumerable<SseItem<string>> Each(
        Func<CancellationToken, Task<(string Data, bool IsOver)>> ask, TimeSpan pause, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var began = time.GetTimestamp();
        string? told = null;
        while (!over.IsCancellationRequested && time.GetElapsedTime(began) < Longest)
        {
            var (data, isOver) = await ask(gone);
            if (isOver || data != told)
            {
                told = data;
                yield return new SseItem<string>(data, isOver ? "ended" : "progress");
            }

            if (isOver)
            {
                yield break;
            }

            await Task.Delay(pause, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
