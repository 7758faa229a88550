using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>Somebody sent a file and Kith read it through; nothing of it is in the record yet.</summary>
public sealed record FileReceived(ImportId Import, FileKind Kind, int? Year) : Fact;

public sealed record ImportStarted(ImportId Import, FileKind Kind, int? Year) : Fact;

/// <summary>An import is over; what it has taken stays, whatever its state.</summary>
public sealed record ImportEnded(ImportId Import, ImportState State, int Added, int Changed, int Unchanged, int LeftOut) : Fact;

/// <summary>A census brought a child, or changed what Kith holds of one.</summary>
/// <param name="Changed">Names of the fields whose values changed; empty for a child who is new.</param>
public sealed record ChildImported(string Authority, int Year, bool IsNew, IReadOnlyList<string> Changed) : Fact, ISaysWhoSomebodyIs;

/// <summary>A people file brought a person's name, household or protection, or changed it.</summary>
public sealed record PersonImported(string Authority, bool IsNew, IReadOnlyList<string> Changed) : Fact, ISaysWhoSomebodyIs;

/// <summary>A run of imported child episodes became a family episode, or changed the days it spans.</summary>
public sealed record FamilyEpisodeImported(DateOnly OpenedOn, DateOnly? ClosedOn) : Fact;

/// <summary>An imported family episode in which nobody had worked has no child episode any more and was removed.</summary>
public sealed record FamilyEpisodeDissolved : Fact;

/// <summary>A family that an import had made for one child alone was joined to the family of the child's household.</summary>
public sealed record FamilyJoined(FamilyId From) : Fact;

/// <summary>Somebody asked for a census to be built, or for another system’s file to be checked.</summary>
public sealed record CensusOrdered(CensusBuildId Build, int Year, CensusSource Source) : Fact;

public sealed record CensusBuilt(CensusBuildId Build, int Year, CensusSource Source, int Children, int Errors, int Queries, string? Hash) : Fact;

/// <summary>What was found in another system’s file is gone from Kith.</summary>
public sealed record FileCheckDeleted(CensusBuildId Build) : Fact, IDeletes
{
    public Task<int> Delete(KithDb db, CancellationToken ct) => db.CensusBuilds.Where(b => b.Id == Build && b.Source == CensusSource.File).ExecuteDeleteAsync(ct);
}

public sealed record QueryAccepted(CensusBuildId Build, string Rule) : Fact;

/// <summary>The file of this hash is what is checked and signed.</summary>
public sealed record CensusPrepared(CensusBuildId Build, string Hash, int Errors) : Fact;

public sealed record CensusChecked(CensusBuildId Build, string Hash) : Fact;

public sealed record CensusSigned(CensusBuildId Build, string Hash) : Fact;

/// <summary>Somebody asks to take out a file of many children: nobody takes it before somebody else agrees.</summary>
public sealed record ExportOrdered(RowId Order, Exported What, CensusBuildId? Build) : Fact;

public sealed record ExportAnswered(RowId Order, Exported What, bool IsAgreed) : Fact;

/// <summary>Somebody took a file of many children out of Kith.</summary>
public sealed record ReturnExported(Exported What, CensusBuildId? Build, string? Hash) : Fact;
