using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

[Needs(Duty.MakeReturns)]
[TakesFile(mostKept: FileSent.MostBytes, mostSent: 2 * FileSent.MostBytes)]
public sealed class CheckFileModel(KithDb db, CheckFile checkFile, CensusBell bell, FileScanner scanner) : FormPage<CheckFileInput>
{
    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        if (HttpContext.Features.Get<Upload>() is not { FileName: { } name } upload)
        {
            ModelState.Add([new Refusal("File", "Select a census to check")]);
            return Page();
        }

        var file = new FileSent(name, upload.Bytes, upload.Beginning);
        ModelState.Add(file.WhyNot(FileKind.Census));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await scanner.WhyNot(upload, ct) is { } harmful)
        {
            ModelState.Add([harmful]);
            return Page();
        }

        var year = YearOf(upload);
        if (!year.Ok)
        {
            ModelState.Add(year.Refusals);
            return Page();
        }

        var answer = await Save(now => checkFile.Do(file, upload.Name, year.Value, By, now, ct), then: id => ReturnsLinks.Census(id), done: "The file is being checked", ct);
        if (await db.CensusBuilds.AnyAsync(b => b.Upload == upload.Name, ct))
        {
            upload.Keep();
            bell.Ring();
        }

        return answer;
    }

    private static Outcome<int> YearOf(Upload upload)
    {
        try
        {
            using var sent = upload.Open();
            using var reader = CensusReader.Open(sent);
            return reader.Header?.CensusYear is { EndsIn: >= 2000 and < 2100 } year ? year.EndsIn : CensusRuleset.Newest.EndsIn;
        }
        catch (CensusUnreadable why)
        {
            return new Refusal("File", why.Reason);
        }
    }
}
