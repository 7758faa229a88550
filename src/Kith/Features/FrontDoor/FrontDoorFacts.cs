using Kith.Platform.Record;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Features.FrontDoor;

public sealed record ContactReceived(ContactId Contact, string Source) : Fact;

/// <summary>Somebody looked for the people of a contact in the record, by exact match.</summary>
public sealed record IndexSearched(ContactId Contact, int Searched, int Found) : Fact;

public sealed record ContactNamed(ContactId Contact, int People) : Fact;

public sealed record ContactSorted(ContactId Contact, Brag Rating) : Fact;

public sealed record ContactDecided(ContactId Contact, ContactOutcome Outcome, bool IsLate) : Fact;

public sealed record ContactAnswered(ContactId Contact, ReplyMethod How) : Fact;
