using Kith.Practice.Casework;

namespace Kith.Practice.Returns;

/// <summary>
/// The year that a children in need census is of, and what of a record belongs to it as it stood on its last day: every child referred in the year and
/// every child in need at its beginning, with what of theirs began, went on or ended in it. What happened later is not known to it yet.
/// Source: children in need census, scope and the periods of rules 4013, 8620, 8696, 8715, 8736, 8740 and 8930; that only the year’s own review
/// conferences are sent is our reading of the guide.
/// </summary>
/// <param name="From">1 April.</param>
/// <param name="To">31 March, the reference date.</param>
public readonly record struct CensusScope(DateOnly From, DateOnly To)
{
    /// <param name="endsIn">The calendar year in which the census ends: 2026 for 2025-26.</param>
    public static CensusScope Of(int endsIn) => new(new DateOnly(endsIn - 1, 4, 1), new DateOnly(endsIn, 3, 31));

    public bool Has(DateOnly? day) => From <= day && day <= To;

    /// <summary>A referral of the year, or a case open at some time in it. A referral without further action is never an open case.</summary>
    public bool Holds(ChildEpisode episode) =>
        Has(episode.ReferredOn) || (episode.NoFurtherAction != true && WentOn(episode.ReferredOn, episode.ClosedOn));

    public bool Holds(AssessedChild assessed) => WentOn(assessed.StartedOn, assessed.AuthorisedOn);

    public bool Holds(Plan plan) => WentOn(plan.StartsOn, plan.EndsOn);

    /// <summary>An enquiry that began in the year, or led to a conference in it.</summary>
    public bool Holds(Section47Enquiry enquiry) => Has(enquiry.StartedOn) || (enquiry.StartedOn < From && Has(enquiry.ConferenceOn));

    private bool WentOn(DateOnly? from, DateOnly? until) => from <= To && (until is null || until >= From);
}
