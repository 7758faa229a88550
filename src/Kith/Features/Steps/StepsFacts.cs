using Kith.Platform.Record;
using Kith.Practice.Shared;

namespace Kith.Features.Steps;

public sealed record StepSet(StepId Step, PostingId Owner, DateOnly DueOn) : Fact;

public sealed record StepFinished(StepId Step, DateOnly DoneOn) : Fact;

public sealed record StepReopened(StepId Step) : Fact;

public sealed record StepChanged(StepId Step, PostingId Owner, DateOnly DueOn) : Fact;
