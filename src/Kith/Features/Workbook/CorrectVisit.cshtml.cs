using Kith.Platform.SignIn;
using Kith.Practice.Access;

namespace Kith.Features.Workbook;

[Needs(Duty.CorrectEntry)]
public sealed class CorrectVisitModel(EntryFormReader form, EntriesReader entries, CorrectEntry correctEntry) : CorrectPage<VisitInput>(form, entries, correctEntry)
{
    protected override VisitInput As(EntryInView entry)
    {
        Input = VisitInput.Of(entry);
        Input.Offer(Family.Children.Select(c => c.Id).ToList(), Family.Adults.Select(a => a.Id));
        OfferStages(Family.Adults.Select(a => a.Id).Union(Input.Stages.Select(s => s.Adult)).ToList());
        return Input;
    }
}
