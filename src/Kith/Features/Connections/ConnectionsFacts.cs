using Kith.Platform.Record;
using Kith.Practice.Connections;
using Kith.Practice.Shared;

namespace Kith.Features.Connections;

public sealed record ServiceShortlisted(ConnectionId Connection, ServiceId Service) : Fact;

public sealed record ShortlistChanged(ConnectionId Connection, bool IsRemoved) : Fact;

/// <summary>A service was asked; on which basis, and never in whose words.</summary>
public sealed record ServiceAsked(ConnectionId Connection, ServiceId Service, Basis Basis) : Fact;

public sealed record ConnectionMoved(ConnectionId Connection, ConnectionState State, DateOnly On, Change? Change, OutcomeView? View) : Fact;

public sealed record ConnectionMoveTakenBack(ConnectionId Connection, ConnectionState Now) : Fact;

public sealed record ConnectionPutRight(ConnectionId Connection, IReadOnlyList<string> Fields) : Fact;

/// <summary>A service told a worker how long one waits.</summary>
public sealed record WaitingNoted(ServiceId Service, int Weeks, DateOnly ToldOn) : Fact;

public sealed record ClusterFormed(ClusterId Cluster) : Fact;

public sealed record ClusterChanged(ClusterId Cluster) : Fact;
