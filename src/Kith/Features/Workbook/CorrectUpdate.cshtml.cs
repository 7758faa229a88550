using Kith.Platform.SignIn;
using Kith.Practice.Access;

namespace Kith.Features.Workbook;

[Needs(Duty.CorrectEntry)]
public sealed class CorrectUpdateModel(EntryFormReader form, EntriesReader entries, CorrectEntry correctEntry) : CorrectPage<UpdateInput>(form, entries, correctEntry)
{
    protected override UpdateInput As(EntryInView entry) => UpdateInput.Of(entry);
}
