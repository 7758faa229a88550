using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Mail;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class SetDirectoryModel(KithDb db, SetDirectory setDirectory, MailSettings mail) : FormPage<DirectorySettingsInput>
{
    private DirectorySetting found = null!;

    public bool IsMailSetUp => mail.IsSetUp;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        found = await db.DirectorySettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == DirectorySetting.TheOne, ct) ?? DirectorySetting.Begin();
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.HideAfterDays, Input.HideUnlistedAfterDays, Input.Asked) =
            (found.Version, found.HideAfterDays?.ToString(CultureInfo.InvariantCulture), found.HideUnlistedAfterDays?.ToString(CultureInfo.InvariantCulture), found.Asked);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => setDirectory.Do(Input, By, now, ct), then: _ => DirectoryLinks.Settings, done: "Saved", ct);
}
