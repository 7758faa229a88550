namespace Kith.Testing.Census;

internal sealed record InventedEpisode(DateOnly Referred, bool IsNoFurtherAction)
{
    public DateOnly? Closed { get; set; }
    public string? Reason { get; set; }
    public InventedAssessment? Assessment { get; set; }
    public InventedSpan? CinPlan { get; set; }
    public InventedEnquiry? Enquiry { get; set; }
    public InventedSpan? ProtectionPlan { get; set; }
    public IReadOnlyList<DateOnly> Reviews { get; set; } = [];
}

internal sealed record InventedAssessment(DateOnly Started, DateOnly? Authorised, bool HasNoFactors);

internal sealed record InventedSpan(DateOnly Started, DateOnly? Ended);

internal sealed record InventedEnquiry(DateOnly Started, DateOnly Target, DateOnly? Conference, bool IsConferenceNotRequired);

/// <summary>
/// The year of one child, told so that it keeps the rules of the census: what is sent happened in the year or was still open in
/// it, a conference falls on a weekday, a child in need plan and a protection plan never overlap, episodes do not overlap.
/// </summary>
internal sealed class InventedEpisodes(DateOnly firstDay, DateOnly lastDay, Chance chance)
{
    public IReadOnlyList<InventedEpisode> Of(InventedChild child, InventedFamily family)
    {
        var referred = ReferralOf(child, family);
        if (family.Story == FamilyStory.NoFurtherAction)
        {
            var again = referred.AddDays(chance.From(30, 120));
            var once = new InventedEpisode(referred, true);
            return chance.Percent(15) && again <= lastDay ? [once, new InventedEpisode(again, true)] : [once];
        }

        var episodes = new List<InventedEpisode>();
        if (Before(child, referred) is { } before)
        {
            episodes.Add(before);
        }

        var episode = new InventedEpisode(referred, false);
        Assess(episode);
        switch (family.Story)
        {
            case FamilyStory.Assessed: CloseAfterAssessment(episode); break;
            case FamilyStory.ChildInNeed: PlanForNeed(episode); break;
            case FamilyStory.Enquiry:
                Enquire(episode);
                PlanForNeed(episode);
                break;
            case FamilyStory.Protection: Protect(episode); break;
        }

        episodes.Add(episode);
        return episodes;
    }

    private DateOnly ReferralOf(InventedChild child, InventedFamily family)
    {
        if (child.Expected is not null)
        {
            return lastDay.AddDays(-chance.From(5, 100));
        }

        var referred = child.Born > family.Referred ? child.Born.Value.AddDays(chance.From(1, 20)) : family.Referred;
        // Too close before the year for a conference to have been held before it.
        return referred < firstDay && referred > firstDay.AddDays(-35) ? firstDay.AddDays(chance.From(1, 10)) : referred;
    }

    /// <summary>A referral that came to nothing, or an older episode that was closed early in the year.</summary>
    private InventedEpisode? Before(InventedChild child, DateOnly referred)
    {
        if (child.Born is not { } born || born > firstDay.AddDays(-30) || referred < firstDay.AddDays(110))
        {
            return null;
        }

        if (chance.Percent(15))
        {
            return new InventedEpisode(firstDay.AddDays(chance.From(1, 100)), true);
        }

        if (!chance.Percent(25))
        {
            return null;
        }

        var older = new InventedEpisode(firstDay.AddDays(chance.From(-25, 10)), false);
        var started = older.Referred.AddDays(2);
        var authorised = Later(firstDay, started).AddDays(chance.From(12, 40));
        older.Assessment = new InventedAssessment(started, authorised, false);
        older.Closed = authorised.AddDays(chance.From(0, 6));
        older.Reason = "RC8";
        return older;
    }

    private void Assess(InventedEpisode episode)
    {
        // An episode from before the year has its first assessment in an earlier census, and a new one in this.
        var started = episode.Referred < firstDay ? firstDay.AddDays(chance.From(1, 60)) : episode.Referred.AddDays(chance.From(0, 4));
        if (started > lastDay)
        {
            return;
        }

        var authorised = started.AddDays(chance.From(14, 58));
        episode.Assessment = new InventedAssessment(started, authorised <= lastDay ? authorised : null, false);
    }

    private void CloseAfterAssessment(InventedEpisode episode)
    {
        if (episode.Assessment?.Authorised is not { } authorised)
        {
            return;
        }

        if (Close(episode, authorised.AddDays(chance.From(0, 6)), chance.Percent(35) && firstDay.Year >= 2022 ? "RC9" : "RC8") && chance.Percent(8))
        {
            episode.Assessment = episode.Assessment with { HasNoFactors = true };
        }
    }

    private void PlanForNeed(InventedEpisode episode)
    {
        if (episode.Assessment?.Authorised is not { } authorised)
        {
            return;
        }

        var started = episode.Referred < firstDay ? episode.Referred.AddDays(chance.From(35, 60)) : authorised.AddDays(chance.From(2, 12));
        if (started > lastDay)
        {
            return;
        }

        var ended = InTheYear(started.AddDays(chance.From(80, 330)));
        episode.CinPlan = new InventedSpan(started, ended <= lastDay ? ended : null);
        if (episode.CinPlan.Ended is not null)
        {
            Close(episode, Later(ended, authorised).AddDays(chance.From(0, 9)), ClosingReason());
        }
    }

    private void Enquire(InventedEpisode episode)
    {
        if (episode.Referred >= firstDay && episode.Assessment is not null)
        {
            var started = episode.Assessment.Started;
            episode.Enquiry = new InventedEnquiry(started, Weekday(started.AddDays(21)), null, true);
        }
    }

    private void Protect(InventedEpisode episode)
    {
        if (episode.Assessment is null)
        {
            return;
        }

        var planned = episode.Referred.AddDays(chance.From(20, 30));
        if (episode.Referred >= firstDay)
        {
            var asked = episode.Assessment.Started;
            planned = Weekday(asked.AddDays(chance.From(9, 18)));
            var isHeld = planned <= lastDay;
            episode.Enquiry = new InventedEnquiry(asked, Weekday(asked.AddDays(21)), isHeld ? planned : null, false);
            if (!isHeld || chance.Percent(10))
            {
                return;
            }
        }

        var ended = InTheYear(planned.AddDays(chance.From(150, 600)));
        var isOver = ended <= lastDay && episode.Assessment.Authorised is not null;
        episode.ProtectionPlan = new InventedSpan(planned, isOver ? ended : null);
        episode.Reviews = ReviewsBetween(planned, isOver ? ended : lastDay);
        if (isOver && (chance.Percent(50) || !Close(episode, Later(ended, episode.Assessment.Authorised!.Value).AddDays(chance.From(1, 10)), ClosingReason())))
        {
            // Stepped down: a child in need plan takes over on the day the protection plan ends.
            episode.CinPlan = new InventedSpan(ended, null);
        }
    }

    private List<DateOnly> ReviewsBetween(DateOnly started, DateOnly last)
    {
        var reviews = new List<DateOnly>();
        for (var next = Weekday(started.AddDays(chance.From(75, 88))); next <= last; next = Weekday(next.AddDays(chance.From(150, 175))))
        {
            reviews.Add(next);
        }

        return reviews;
    }

    private bool Close(InventedEpisode episode, DateOnly on, string reason)
    {
        if (on > lastDay)
        {
            return false;
        }

        episode.Closed = on;
        episode.Reason = reason;
        return true;
    }

    private string ClosingReason() => chance.From(1, 100) switch
    {
        <= 4 => "RC3",
        <= 7 => "RC4",
        <= 14 => "RC5",
        _ => "RC7",
    };

    // What ended before the year belongs to an earlier census.
    private DateOnly InTheYear(DateOnly ended) => ended < firstDay ? firstDay.AddDays(chance.From(5, 420)) : ended;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
