using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>An assessment as its readers see it: its state, its clocks, and what it says of the family and of each child.</summary>
public sealed record AssessmentInView(Assessment Assessment, IReadOnlyList<AssessedChildInView> Children, IReadOnlyDictionary<PostingId, string> Names, DateOnly Today)
{
    public AssessmentId Id => Assessment.Id;

    public AssessmentState State => Assessment.State;

    public bool IsOpen => State is AssessmentState.Writing or AssessmentState.Sent;

    public Due? Due => Assessment.ReferredOn is { } referred ? Assessment.DueFrom(referred) : null;

    public IReadOnlyList<Due> Checkpoints => Assessment.ReferredOn is { } referred ? Assessment.CheckpointsFrom(referred) : [];

    public DateOnly? StartedOn => Children.Min(c => c.Row.StartedOn);

    /// <summary>Working days gone since the referral, until today or until it was authorised.</summary>
    public int? DaysGone => Assessment.ReferredOn is { } referred ? WorkingDays.Since(referred, Assessment.AuthorisedAt is { } at ? Now.DayOf(at) : Today) : null;

    public string? NameOf(PostingId? posting) => posting is { } id ? Names.GetValueOrDefault(id) : null;

    public IEnumerable<string> AuthorNames => Assessment.Authors.Select(a => NameOf(a.Posting)).OfType<string>().Distinct();
}

public sealed record AssessedChildInView(AssessedChild Row, string Name, string Age);

/// <summary>Reads one assessment of a family episode whose relationship to the reader is already known.</summary>
public sealed class AssessmentReader(KithDb db, TimeProvider time)
{
    public async Task<AssessmentInView?> Read(AssessmentId id, FamilyEpisodeId episode, CancellationToken ct)
    {
        var assessment = await db.Assessments.AsNoTracking().Include(a => a.Children).AsSplitQuery().FirstOrDefaultAsync(a => a.Id == id && a.FamilyEpisode == episode, ct);
        if (assessment is null)
        {
            return null;
        }

        var today = Now.At(time.GetUtcNow()).Today;
        var episodes = assessment.Children.Select(c => c.ChildEpisode).ToList();
        var people = await (from e in db.ChildEpisodes
                            join p in db.People on e.Child equals p.Id
                            where episodes.Contains(e.Id)
                            orderby p.BirthDate, p.FirstName
                            select new { e.Id, p.FirstName, p.LastName, p.BirthDate, p.ExpectedBirthDate }).ToListAsync(ct);
        var children = from p in people
                       join c in assessment.Children on p.Id equals c.ChildEpisode
                       select new AssessedChildInView(c, PersonName.Of(p.FirstName, p.LastName), PersonName.AgeInWords(p.BirthDate, p.ExpectedBirthDate, today));
        var postings = assessment.Authors.Select(a => a.Posting).Concat(new[] { assessment.SentBy, assessment.ReturnedBy, assessment.AuthorisedBy }.OfType<PostingId>()).Distinct().ToList();
        var names = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where postings.Contains(p.Id) select new { p.Id, w.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new AssessmentInView(assessment, children.ToList(), names, today);
    }
}
