using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>An assessment is authorised: the policy of that day says whether the family is eligible for Family Safeguarding, and why.</summary>
public sealed class JudgeEligibility(KithDb db, Ledger ledger) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not AssessmentAuthorised authorised || row.FamilyEpisode is not { } episode)
        {
            return;
        }

        var assessed = await db.Assessments.AsNoTracking().Include(a => a.Children).AsSplitQuery().SingleAsync(a => a.Id == authorised.Assessment, ct);
        var referrals = assessed.Children.Select(c => c.ChildEpisode).ToList();
        var people = await (from e in db.ChildEpisodes
                            join p in db.People on e.Child equals p.Id
                            where referrals.Contains(e.Id)
                            select new { Referral = e.Id, p.Id, p.BirthDate, p.ExpectedBirthDate }).ToDictionaryAsync(p => p.Referral, ct);
        var children = assessed.Children
            .Where(c => c.Outcome is not null)
            .Select(c => (Row: c, Person: people[c.ChildEpisode]))
            .Select(c => new EligibilityChild(c.Person.Id, c.Person.BirthDate, c.Person.ExpectedBirthDate, c.Row.Outcome!.Value, string.Join(' ', c.Row.Factors.Select(f => f.Code))))
            .ToList();
        var day = assessed.Children.Max(c => c.AuthorisedOn) ?? now.Today;
        var eligibility = Eligibility.Judge(episode, authorised.Assessment, EligibilityPolicy.InForceOn(day), children, day, now);
        db.Eligibilities.Add(eligibility);
        ledger.Tell(new EligibilityJudged(eligibility.Id, authorised.Assessment, eligibility.PolicyVersion, eligibility.IsEligible), new About(row.Family, episode), row.By);
    }
}
