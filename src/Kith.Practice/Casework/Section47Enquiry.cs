using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

/// <summary>What a section 47 enquiry found. Source: Working Together to Safeguard Children 2023, chapter 3, outcome of section 47 enquiries.</summary>
public enum EnquiryOutcome
{
    NotSubstantiated,

    /// <summary>Substantiated, and the child is not judged to be suffering or likely to suffer significant harm.</summary>
    NoSignificantHarm,

    /// <summary>Substantiated, and the child is judged to be suffering or likely to suffer significant harm: a conference is called.</summary>
    SignificantHarm,
}

/// <summary>A section 47 enquiry (Children Act 1989) and the initial conference it led to.</summary>
public sealed class Section47Enquiry
{
    private Section47Enquiry()
    {
    }

    public RowId Id { get; private set; }

    public DateOnly? StartedOn { get; private set; }

    /// <summary>Target date of the initial conference (N00109).</summary>
    public DateOnly? ConferenceTarget { get; private set; }

    /// <summary>Date of the initial conference (N00110).</summary>
    public DateOnly? ConferenceOn { get; private set; }

    /// <summary>Initial conference not required (N00111).</summary>
    public bool? ConferenceNotRequired { get; private set; }

    /// <summary>The strategy discussion that decided on the enquiry; no census sends it.</summary>
    public DateOnly? DiscussedOn { get; private set; }

    public EnquiryOutcome? Outcome { get; private set; }

    public DateOnly? OutcomeOn { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public PostingId? WithdrawnBy { get; private set; }

    public string? WhyWithdrawn { get; private set; }

    /// <summary>Neither has its conference been held nor has anybody said that none is needed.</summary>
    public bool IsOpen => ConferenceOn is null && ConferenceNotRequired != true;

    public bool IsWaitingForOutcome => IsOpen && Outcome is null;

    /// <summary>The day by which the initial conference is held.</summary>
    public Due? ConferenceDue => (DiscussedOn ?? StartedOn) is { } from ? Clocks.Due(Clock.InitialConference, from) : null;

    public static Section47Enquiry Of(DateOnly? startedOn, DateOnly? target, DateOnly? conferenceOn, bool? notRequired, Now now)
    {
        var enquiry = new Section47Enquiry { Id = Shared.Id.New<RowId>(now) };
        enquiry.Take(startedOn, target, conferenceOn, notRequired);
        return enquiry;
    }

    public void Take(DateOnly? startedOn, DateOnly? target, DateOnly? conferenceOn, bool? notRequired) =>
        (StartedOn, ConferenceTarget, ConferenceOn, ConferenceNotRequired) = (startedOn, target, conferenceOn, notRequired);

    public static Section47Enquiry Start(DateOnly discussedOn, DateOnly startedOn, Now now)
    {
        var enquiry = Of(startedOn, Clocks.Due(Clock.InitialConference, discussedOn).On, null, false, now);
        enquiry.DiscussedOn = discussedOn;
        return enquiry;
    }

    public void Conclude(EnquiryOutcome outcome, DateOnly on) => (Outcome, OutcomeOn, ConferenceNotRequired) = (outcome, on, outcome != EnquiryOutcome.SignificantHarm);

    /// <summary>A conference says by itself what the enquiry found; the day on which that was found stays unknown unless somebody recorded it.</summary>
    public void HoldConference(DateOnly on) => (ConferenceOn, ConferenceNotRequired, Outcome) = (on, false, EnquiryOutcome.SignificantHarm);

    public void Correct(EnquiryAsTold told)
    {
        (DiscussedOn, StartedOn, Outcome, OutcomeOn) = (told.DiscussedOn, told.StartedOn, told.Outcome, told.OutcomeOn);
        (ConferenceTarget, ConferenceOn) = (told.ConferenceDueOn, told.ConferenceOn);
        ConferenceNotRequired = told.ConferenceOn is null && (told.Outcome is { } outcome ? outcome != EnquiryOutcome.SignificantHarm : ConferenceNotRequired ?? false);
    }

    public Refusals Withdraw(string? why, PostingId by, Now now)
    {
        var no = Withdrawing.Check(why);
        if (!no.Any)
        {
            (WithdrawnAt, WithdrawnBy, WhyWithdrawn) = (now.Moment, by, why!.Trim());
        }

        return no;
    }
}

/// <summary>An enquiry as a worker puts it right; a day that is null is not known or has not come.</summary>
public sealed record EnquiryAsTold(DateOnly? DiscussedOn, DateOnly? StartedOn, EnquiryOutcome? Outcome, DateOnly? OutcomeOn, DateOnly? ConferenceDueOn, DateOnly? ConferenceOn);

public static class ProtectionWords
{
    public static string InWords(this EnquiryOutcome outcome) => outcome switch
    {
        EnquiryOutcome.NotSubstantiated => "Concerns not substantiated: no conference",
        EnquiryOutcome.NoSignificantHarm => "Substantiated, no significant harm likely: no conference",
        _ => "Significant harm, suffered or likely: a conference is needed",
    };

    public static string InWords(this PlanKind kind) => kind == PlanKind.ChildProtection ? "Child protection plan" : "Child in need plan";
}
