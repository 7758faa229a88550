using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>A family comes through the front door to the intake team, moves to its own, is allocated and gets its workers.</summary>
internal sealed class Opening(FamilyStory story)
{
    private readonly Telling telling = story.Telling;
    private readonly Chance chance = story.Chance;
    private readonly Player intake = story.Company.Manager(Company.Intake);
    private readonly FirstContact contact = new(story, story.Company.All(Role.MashScreener)[0], story.Company.Manager(Company.Intake));
    private readonly Assessments assessment = new(story);

    // Their name has been in the papers.
    private const int HighProfile = 9;

    // The emergency duty worker had to know at night.
    private const int OpenedLastMonth = 5;
    private const int OpenedLastWeek = 1;

    public void Begin(string familyName)
    {
        if (story.Plot.Number == HighProfile)
        {
            story.Timeline.At(Timeline.WorkingDayBefore(story.Timeline.Today.AddDays(-1)), "17:45", Restrict);
        }

        if (story.Plot.Number is OpenedLastMonth or OpenedLastWeek)
        {
            story.Timeline.At(story.Timeline.Today.AddDays(story.Plot.Number == OpenedLastMonth ? -25 : -3), "02:10", OpenAtNight);
        }

        story.Timeline.At(Timeline.WorkingDayBefore(story.Plot.OpenedOn.AddDays(-1)), $"{chance.From(14, 16)}:{chance.From(15, 55)}", contact.Come);
        story.Timeline.At(story.Plot.OpenedOn, $"09:{chance.From(10, 55)}", now => Open(familyName, now));
        story.Timeline.At(Timeline.WorkingDay(story.Plot.OpenedOn.AddDays(1)), "11:20", Homes);
        if (story.Plot.Number % 6 == 2)
        {
            story.Timeline.At(story.Plot.OpenedOn, "15:35", HelpBefore);
        }

        assessment.Begin();
        if (story.Arc.Ending != Ending.Unallocated)
        {
            story.Timeline.At(story.Plot.AllocatedOn, "10:05", Allocate);
        }
    }

    private async Task Open(string name, Now now)
    {
        var reference = FamilyRef.From(chance.Bytes(FamilyRef.Length));
        await contact.Decide(name, reference, now);
        foreach (var child in story.Children)
        {
            foreach (var adult in story.People.Where(p => !p.IsChild))
            {
                var (kin, responsible) = adult.Part switch
                {
                    Part.Mother => (KinKind.MotherOf, true),
                    Part.Father => (KinKind.FatherOf, chance.Percent(75)),
                    _ => (KinKind.GrandparentOf, false),
                };
                await telling.As(intake, now, (by, at, ct) => telling.Command<RelateKin>().Do(story.Episode, adult.Id, kin, child.Id, responsible, child.Born, by, at, ct));
            }
        }

        if (story.Father is { } father)
        {
            var together = story.IsAbuse || chance.Percent(35) ? KinKind.FormerPartnerOf : KinKind.PartnerOf;
            await telling.As(intake, now, (by, at, ct) => telling.Command<RelateKin>().Do(story.Episode, father.Id, together, story.Mother.Id, false, null, by, at, ct));
        }

        if (story.IsAbuse)
        {
            await telling.As(intake, now, (by, at, ct) => telling.Command<RecordHarmAllegation>().Do(story.Episode, story.Father!.Id, story.Mother.Id, by, at, ct));
        }
    }

    /// <summary>Their school had assessed them and helped before they were referred.</summary>
    private async Task HelpBefore(Now now)
    {
        var children = story.BornBy(now.Today.AddDays(-70)).Select(c => c.Id).ToList();
        if (children.Count == 0)
        {
            return;
        }

        var input = new HelpAssessmentInput { StartedOn = now.Today.AddDays(-63), Organisation = Names.Schools[story.Plot.Number % Names.Schools.Count], Children = children };
        var made = await telling.As(intake, now, (by, at, ct) => telling.Command<StartHelpAssessment>().Do(story.Episode, input, by, at, ct));
        var completed = new CompleteHelpAssessmentInput { On = now.Today.AddDays(-28) };
        await telling.As(intake, now, (by, at, ct) => telling.Command<CompleteHelpAssessment>().Do(story.Episode, made, completed, by, at, ct));
    }

    private async Task Restrict(Now now)
    {
        var named = await telling.Db.Involvements.Where(i => i.FamilyEpisode == story.Episode && i.EndedOn == null && i.Posting != null).OrderBy(i => i.Id).Select(i => i.Posting!.Value).ToListAsync();
        var working = await telling.Db.WorkersOf(story.Episode, now.Today).Where(p => named.Contains(p.Id)).Select(p => p.Id).ToListAsync();
        var input = new RestrictFamilyInput { Label = CaseLabel.Restricted, Reason = RestrictionReason.HighProfile, Postings = working.OrderBy(id => id.Value).ToList() };
        await telling.As(story.Manager, now, (by, at, ct) => telling.Command<RestrictFamily>().Do(story.Episode, input, by, at, ct));
    }

    private async Task OpenAtNight(Now now)
    {
        var input = new BreakGlassInput
        {
            Reference = story.Ref,
            Reason = EmergencyReason.ChildInDanger,
            Why = "The police are at the door and ask whether there is somebody safe the children can go to tonight",
            IsImmediateDanger = false,
        };
        await telling.As(story.Company.All(Role.EmergencyDuty)[0], now, (by, at, ct) => telling.Command<BreakGlass>().Do(input, null, by, at, ct));
        if (story.Plot.Number == OpenedLastMonth)
        {
            story.Timeline.At(Timeline.WorkingDay(now.Today.AddDays(1)), "14:20", Review);
        }
    }

    private async Task Review(Now now)
    {
        var glass = await telling.Db.BrokenGlasses.Where(g => g.FamilyEpisode == story.Episode).Select(g => new { g.Id, g.Version }).SingleAsync();
        var input = new ReviewGlassInput { Version = glass.Version, WasRight = true, Review = "Rang the duty worker: they read the people page alone and told the police whom to ring" };
        await telling.As(story.Company.All(Role.PrivacyOfficer)[0], now, (by, at, ct) => telling.Command<ReviewGlass>().Do(glass.Id, input, by, at, ct));
    }

    private async Task Homes(Now now)
    {
        var withMother = story.People.Where(p => p.IsChild || p.Part == Part.Mother || (p.Part == Part.Father && !story.IsAbuse && !LivesApart())).ToList();
        await Settle($"{story.Mother.First}’s home", withMother, now, isProtected: false);
        foreach (var apart in story.People.Where(p => !p.IsChild).Except(withMother))
        {
            await Settle($"{apart.First}’s {(apart.Part == Part.Father ? "flat" : "house")}", [apart], now, isProtected: false);
        }
    }

    private bool LivesApart() => chance.Percent(40);

    private async Task Settle(string name, IReadOnlyList<Relative> people, Now now, bool isProtected)
    {
        var since = story.Plot.OpenedOn.AddDays(-chance.From(60, 900));
        var moved = people.Max(p => p.Born) is { } youngest && youngest > since ? youngest : since;
        var household = await telling.As(intake, now, (by, at, ct) =>
            telling.Command<FoundHousehold>().Do(story.Episode, name, people.Select(p => p.Id).ToList(), moved, null, by, at, ct));
        var address = AnAddress(household, since, isProtected);
        await telling.As(intake, now, (by, at, ct) => telling.Command<RecordAddress>().Do(story.Episode, address, by, at, ct));
    }

    /// <summary>The area letters are no postcode area, and the numbers are kept for drama.</summary>
    private NewAddress AnAddress(HouseholdId household, DateOnly since, bool isProtected)
    {
        var town = story.Plot.Team.Split(' ')[0];
        var code = $"XN{(town == "Eastdale" ? 1 : 2)} {chance.From(1, 9)}{chance.Of(["AB", "DF", "GH", "JL", "NP", "QT"])}";
        return new NewAddress(household, null, $"{chance.From(2, 118)} {chance.Of(Names.Streets)}\n{town}", code, $"07700 900{chance.From(0, 999):000}", isProtected, since);
    }

    private async Task Allocate(Now now)
    {
        await telling.As(intake, now, (by, at, ct) => telling.Command<MoveTeam>().Do(story.Episode, story.Manager.TeamId, "Threshold met for Family Safeguarding", by, at, ct));
        await assessment.Authorise(now);
        await assessment.Decide(now);
        await telling.As(story.Manager, now, (by, at, ct) => telling.Command<Allocate>().Do(story.Episode, story.Lead.Posting, null, by, at, ct));
        NameSpecialists();
        if (chance.Percent(45))
        {
            Later(chance.From(3, 15), async at =>
            {
                story.SupportWorker = story.Company.One(story.Plot.Team, Role.FamilySupportWorker);
                await Name(story.SupportWorker, null, at);
                new Summaries(story, story.SupportWorker, null, null).Begin(at.Today);
            });
        }

        foreach (var partner in PartnersWanted())
        {
            Later(chance.From(4, 30), async at =>
            {
                await Name(partner, null, at);
                new Updates(story, partner).Begin(at.Today);
            });
        }

        new Protection(story).Begin();
        new InCare(story).Begin();
        new FilesAdded(story).Begin();
        new Visits(story).Begin();
        new Supervisions(story).Begin();
        new HelpAsked(story).Begin();
        new Closing(story).Begin();
        if (story.IsAbuse && story.Plot.Number == 0)
        {
            Later(chance.From(20, 40), Protect);
        }
    }

    private void NameSpecialists()
    {
        Specialist(story.Theme.Specialist, story.IsAbuse ? story.Mother : story.Focus, story.Theme, 2, 8);
        if (story.Arc.BothSides)
        {
            Specialist(Role.DaPerpetratorWorker, story.Father!, Theme.Abuse with { Behaviour = Practice.Workbook.Behaviour.AbusiveBehaviour, Work = "perpetrator" }, 5, 14);
        }

        if (story.Arc.BothSides && story.Plot.IsRich)
        {
            Specialist(Role.SubstanceMisuseWorker, story.Father!, Theme.Alcohol, 20, 40);
        }
        else if (!story.IsAbuse && story.Theme != Theme.Neglect && chance.Percent(20))
        {
            Specialist(Role.Psychologist, story.Mother, Theme.Neglect, 30, 60);
        }
        else if (story.Theme == Theme.Neglect && chance.Percent(40))
        {
            Specialist(Role.MentalHealthWorker, story.Mother, Theme.Mind, 15, 45);
        }
    }

    private void Specialist(Role role, Relative adult, Theme theme, int soonest, int latest) => Later(chance.From(soonest, latest), async at =>
    {
        var worker = story.Company.One(story.Plot.Team, role);
        await Name(worker, adult, at);
        story.Specialists.Add((worker, adult, theme));
        new Summaries(story, worker, adult, theme).Begin(at.Today);
    });

    private IEnumerable<Player> PartnersWanted()
    {
        var schools = story.Company.All(Role.SchoolDsl);
        if (story.Children.Any(c => c.AgeOn(story.Plot.AllocatedOn) >= 5) && chance.Percent(70))
        {
            yield return schools[story.Plot.Number % schools.Count];
        }

        if (story.Children.Any(c => c.AgeOn(story.Plot.AllocatedOn) < 3) && chance.Percent(80))
        {
            yield return story.Company.All(Role.HealthPartner)[story.Plot.Team.StartsWith("Eastdale", StringComparison.Ordinal) ? 0 : 1];
        }

        if (story.IsAbuse || chance.Percent(10))
        {
            yield return story.Company.All(Role.PolicePartner)[story.Plot.Number % 2];
        }
    }

    private async Task Name(Player worker, Relative? adult, Now now)
    {
        await telling.As(story.Manager, now, (by, at, ct) => telling.Command<NameWorker>().Do(story.Episode, worker.Posting, adult?.Id, by, at, ct));
        telling.SidesChanged(worker);
    }

    /// <summary>She moves with the children, and where to must not be learned from the record.</summary>
    private async Task Protect(Now now)
    {
        await telling.As(story.Lead, now, (by, at, ct) => telling.Command<ProtectPerson>().Do(story.Episode, story.Mother.Id, by, at, ct));
        var people = story.BornBy(now.Today).Append(story.Mother).Select(p => p.Id).ToList();
        var household = await telling.As(story.Lead, now, (by, at, ct) => telling.Command<FoundHousehold>().Do(story.Episode, "Safe address", people, now.Today, extend: false, by, at, ct));
        await telling.As(story.Lead, now, (by, at, ct) => telling.Command<RecordAddress>().Do(story.Episode, AnAddress(household, now.Today, isProtected: true), by, at, ct));
        var school = new NewAddress(null, people[0], "A new school, by its reception only", null, null, IsProtected: true, now.Today, AddressKind.School);
        await telling.As(story.Lead, now, (by, at, ct) => telling.Command<RecordAddress>().Do(story.Episode, school, by, at, ct));
    }

    /// <summary>First thing in the morning: nobody joins between the holding of a session and its signing.</summary>
    private void Later(int days, Func<Now, Task> scene) =>
        story.Timeline.At(Timeline.WorkingDay(story.Plot.AllocatedOn.AddDays(days)), $"09:{chance.From(0, 55):00}", now => story.IsClosed ? Task.CompletedTask : scene(now));
}
