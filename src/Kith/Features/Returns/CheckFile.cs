using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

public sealed class CheckFileInput
{
    [Display(Name = "Choose the census")]
    public string? File { get; set; }
}

/// <summary>Has the rules asked of another system’s census. Nothing of it comes into the record.</summary>
public sealed class CheckFile(KithDb db, Ledger ledger)
{
    /// <param name="year">The calendar year in which the file says that its census ends.</param>
    public async Task<Outcome<CensusBuildId>> Do(FileSent file, Guid upload, int year, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.MakeReturns))
        {
            return Refusal.Forbidden;
        }

        var no = file.WhyNot(FileKind.Census);
        if (no.Any)
        {
            return no;
        }

        var build = CensusBuild.Order(CensusSource.File, year, by.Agency, await db.AuthorityOf(by, ct) ?? string.Empty, by.Posting, now, file.TrimmedName, upload);
        db.Add(build);
        ledger.Tell(new CensusOrdered(build.Id, build.Year, build.Source), About.Organisation, by);
        return build.Id;
    }
}
