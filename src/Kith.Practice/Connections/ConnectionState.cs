namespace Kith.Practice.Connections;

/// <summary>Where the way of a family to a service stands.</summary>
public enum ConnectionState
{
    /// <summary>Worth asking the family about; nothing has been passed on.</summary>
    Shortlisted,
    Requested,
    Received,
    Accepted,
    Waiting,
    Attended,

    /// <summary>Somebody has said what changed. Others may say how they see it.</summary>
    OutcomeTold,

    /// <summary>The service said no.</summary>
    Declined,

    /// <summary>The family, or the worker for them, let it go.</summary>
    Withdrawn,
}

/// <summary>What changed for those whom it was for. The scale is ours: what matters is that it is told by more than one.</summary>
public enum Change
{
    Better,
    SomewhatBetter,
    Same,
    Worse,
}

/// <summary>From whose view a change is told.</summary>
public enum OutcomeView
{
    Child,
    Parent,
    AnotherAdult,
    Worker,
    TheService,
}

public static class ConnectionWords
{
    private static readonly ConnectionState[] Ends = [ConnectionState.Declined, ConnectionState.Withdrawn];

    /// <summary>The states that may follow. Some may be passed over: a service that simply begins has received and accepted.</summary>
    public static IReadOnlyList<ConnectionState> Next(this ConnectionState state) => state switch
    {
        ConnectionState.Requested => [ConnectionState.Received, ConnectionState.Accepted, ConnectionState.Waiting, ConnectionState.Attended, .. Ends],
        ConnectionState.Received => [ConnectionState.Accepted, ConnectionState.Waiting, ConnectionState.Attended, .. Ends],
        ConnectionState.Accepted => [ConnectionState.Waiting, ConnectionState.Attended, .. Ends],
        ConnectionState.Waiting => [ConnectionState.Waiting, ConnectionState.Attended, .. Ends],
        ConnectionState.Attended => [ConnectionState.OutcomeTold, ConnectionState.Withdrawn],
        ConnectionState.OutcomeTold => [ConnectionState.OutcomeTold],
        _ => [],
    };

    public static string InWords(this ConnectionState state) => state switch
    {
        ConnectionState.Shortlisted => "Shortlisted",
        ConnectionState.Requested => "Asked",
        ConnectionState.Received => "Received by the service",
        ConnectionState.Accepted => "Accepted",
        ConnectionState.Waiting => "Waiting",
        ConnectionState.Attended => "Attended",
        ConnectionState.OutcomeTold => "What changed is known",
        ConnectionState.Declined => "Declined by the service",
        _ => "Withdrawn",
    };

    public static string InWords(this Change change) => change switch
    {
        Change.Better => "Better",
        Change.SomewhatBetter => "Somewhat better",
        Change.Same => "The same",
        _ => "Worse",
    };

    public static string InWords(this OutcomeView view) => view switch
    {
        OutcomeView.Child => "A child",
        OutcomeView.Parent => "A parent or carer",
        OutcomeView.AnotherAdult => "Another adult of the family",
        OutcomeView.Worker => "A worker",
        _ => "The service",
    };
}
