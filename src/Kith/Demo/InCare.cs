using Kith.Features.Casework;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>Two children who are looked after: one went home again after some weeks, and one is in care now.</summary>
internal sealed class InCare(FamilyStory story)
{
    private const int WentHome = 5;
    private const int IsInCare = 6;
    private const int DaysInCare = 75;

    private PersonId child;
    private RowId period;

    public void Begin()
    {
        var today = story.Timeline.Today;
        switch (story.Plot.Number)
        {
            case WentHome:
                var from = story.Plot.AllocatedOn.AddDays(45);
                At(from, "18:20", now => Start("V2", "U3", now));
                At(from.AddDays(9), "10:30", now => Check(CareCheckKind.HealthAssessment, now));
                At(from.AddDays(26), "11:00", now => Check(CareCheckKind.Review, now));
                At(from.AddDays(26), "11:05", now => Check(CareCheckKind.PermanencePlan, now, PermanencePlan.ReturnToFamily));
                At(from.AddDays(40), "16:00", GoHome);
                break;
            case IsInCare:
                var since = today.AddDays(-DaysInCare);
                At(since, "19:10", now => Start("L1", "U6", now));
                At(since.AddDays(2), "15:00", now => Law("V2", now));
                At(since.AddDays(16), "12:20", now => Law("C1", now));
                At(since.AddDays(17), "10:10", now => Check(CareCheckKind.HealthAssessment, now));
                At(since.AddDays(24), "14:00", now => Check(CareCheckKind.Review, now));
                At(since.AddDays(24), "14:05", now => Check(CareCheckKind.PermanencePlan, now, PermanencePlan.ReturnToFamily));
                At(since.AddDays(31), "17:30", Move);
                At(since.AddDays(40), "11:15", now => Check(CareCheckKind.DentalCheck, now));
                At(since.AddDays(52), "09:40", Miss);
                At(since.AddDays(60), "13:30", now => Check(CareCheckKind.ReviewingOfficer, now));
                break;
        }
    }

    private void At(DateOnly day, string time, Func<Now, Task> scene) => story.Timeline.At(Timeline.WorkingDay(day), time, now => story.IsClosed ? Task.CompletedTask : scene(now));

    private async Task Start(string status, string type, Now now)
    {
        child = story.BornBy(now.Today)[0].Id;
        var input = new StartCareInput { StartedOn = now.Today, Need = "N1", IsUnaccompanied = false, Status = status };
        Place(input, type, "7 Orchard Rise\nEastdale", "XN1 5JL");
        period = await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<StartCare>().Do(story.Episode, child, input, by, at, ct));
    }

    private static void Place(PlacementInput input, string type, string lines, string postcode) =>
        (input.Type, input.Provider, input.IsInside, input.Authority, input.Lines, input.Postcode) = (type, "PR1", true, "Northmoor", lines, postcode);

    private async Task Law(string status, Now now)
    {
        var input = new LegalStatusInput { Version = await Version(), From = now.Today, Status = status };
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<SetLegalStatus>().Do(story.Episode, period, null, input, by, at, ct));
    }

    private async Task Move(Now now)
    {
        var input = new PlacementInput { Version = await Version(), From = now.Today };
        Place(input, "U4", "31 Mill Bank\nWestbeck", "XN2 3QT");
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<PlaceChild>().Do(story.Episode, period, null, input, by, at, ct));
    }

    private async Task Check(CareCheckKind kind, Now now, PermanencePlan? plan = null)
    {
        var input = new CareCheckInput { Version = await Version(), Kind = kind, On = now.Today, Plan = plan };
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<RecordCareCheck>().Do(story.Episode, period, null, input, by, at, ct));
    }

    private async Task Miss(Now now)
    {
        var input = new MissingInput { Version = await Version(), Kind = MissingKind.Away, From = now.Today.AddDays(-2), Until = now.Today.AddDays(-1), WasOffered = true, WasAccepted = true };
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<RecordMissing>().Do(story.Episode, period, null, input, by, at, ct));
    }

    private async Task GoHome(Now now)
    {
        var input = new CeaseCareInput { Version = await Version(), On = now.Today, Reason = "E4A" };
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<CeaseCare>().Do(story.Episode, period, input, by, at, ct));
    }

    private Task<int> Version() => story.Telling.Db.CarePeriods.Where(p => p.Id == period).Select(p => p.Version).SingleAsync();
}
