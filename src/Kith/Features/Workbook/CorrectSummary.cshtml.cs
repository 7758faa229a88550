using Kith.Platform.SignIn;
using Kith.Practice.Access;

namespace Kith.Features.Workbook;

[Needs(Duty.CorrectEntry)]
public sealed class CorrectSummaryModel(EntryFormReader form, EntriesReader entries, CorrectEntry correctEntry) : CorrectPage<SummaryInput>(form, entries, correctEntry)
{
    protected override SummaryInput As(EntryInView entry)
    {
        Input = SummaryInput.Of(entry);
        Input.Offer(Family.Children.Select(c => c.Id).ToList());
        OfferStages(Desk.OwnAdults.Union(Input.Stages.Select(s => s.Adult)).ToList());
        return Input;
    }
}
