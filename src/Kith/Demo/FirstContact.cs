using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>Somebody tells the front door about a family: it is sorted the same day and decided the next, and work begins with the intake team.</summary>
internal sealed class FirstContact(FamilyStory story, Player screener, Player intake)
{
    private readonly Telling telling = story.Telling;
    private readonly Chance chance = new(DemonstrationPartnership.Seed, $"contact {story.Plot.Number}");
    private ContactId contact;

    public async Task Come(Now now)
    {
        var (source, referrer) = chance.Of([("2A", "The deputy head of the school"), ("6", "The officer who attended"), ("3B", "The health visitor"), ("3A", "The GP"), ("1B", "A neighbour"), ("4", "A housing officer")]);
        var told = story.Voice.Tell($"contact.{story.Theme.Key}", story.About(now.Today, story.Mother));
        var details = new ContactDetails(now.Today, Now.InLondon(now.Moment).AddMinutes(-15).ToString("HH:mm"), source, referrer, $"01632 960{chance.From(200, 999)}", told);
        var people = story.People.Select(p => new ContactPersonDetails(p.IsChild ? MemberKind.Child : MemberKind.Adult, p.First, p.Last, p.Born ?? p.Expected, null)).ToList();
        contact = await telling.As(screener, now, (by, at, ct) => telling.Command<RecordContact>().Do(details, people, by, at, ct));
        var rating = story.IsAbuse || chance.Percent(30) ? Brag.Red : Brag.Amber;
        var why = story.Voice.Tell(rating == Brag.Red ? "contact.why.red" : "contact.why.amber", story.About(now.Today, story.Mother));
        await telling.As(screener, now, (by, at, ct) => telling.Command<SortContact>().Do(contact, rating, why, 0, by, at, ct));
    }

    public async Task Decide(string familyName, string reference, Now now)
    {
        var decision = new DecisionInput
        {
            Version = 1,
            Outcome = ContactOutcome.Assessment,
            Why = story.Voice.Tell("contact.why.assessment", story.About(now.Today, story.Mother)),
            Family = DecisionInput.NewFamily,
            FamilyName = familyName,
            Team = intake.TeamId,
        };
        await telling.As(screener, now, (by, at, ct) => telling.Command<DecideContact>().Do(contact, decision, by, at, ct, reference));
        await telling.As(screener, now, (by, at, ct) => telling.Command<AnswerContact>().Do(contact, AnswerOn(now.Today), ReplyMethod.Email, 2, by, at, ct));
        var begun = await (from f in telling.Db.Families join e in telling.Db.FamilyEpisodes on f.Id equals e.Family where f.Ref == reference select new { f.Id, Episode = e.Id }).SingleAsync();
        (story.Family, story.Episode, story.Ref) = (begun.Id, begun.Episode, reference);
        var members = await (from m in telling.Db.FamilyMembers join p in telling.Db.People on m.Person equals p.Id where m.Family == begun.Id select new { p.Id, p.FirstName, Born = p.BirthDate ?? p.ExpectedBirthDate }).ToListAsync();
        foreach (var person in story.People)
        {
            person.Id = members.First(m => m.FirstName == person.First && m.Born == (person.Born ?? person.Expected)).Id;
            var kind = person.IsChild ? MemberKind.Child : MemberKind.Adult;
            string[] disabilities = !person.IsChild || person.Born is null ? [] : chance.Percent(8) ? [chance.Of(["LD", "AUT", "BEH", "COMM", "HEAR"])] : ["NONE"];
            await telling.As(intake, now, (by, at, ct) => telling.Command<ChangePerson>().Do(story.Episode, person.Id, person.Details(), disabilities, kind, 0, by, at, ct));
        }
    }

    private string AnswerOn(DateOnly today) =>
        ReplyDraft.For(ContactOutcome.Assessment, null, string.Join(", ", story.Children.Select(c => c.First)), today);
}
