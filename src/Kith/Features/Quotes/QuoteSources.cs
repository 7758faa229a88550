using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Quotes;

/// <summary>A record as one worker may read it now, to quote from.</summary>
/// <param name="Of">What a quote names: of an entry its first version.</param>
/// <param name="From">Who wrote it, when, and which record it is.</param>
public sealed record SourceInView(Guid Of, string From, IReadOnlyList<QuotedPart> Parts);

public sealed class QuoteSources(KithDb db, EntriesReader entries, AssessmentReader assessments)
{
    /// <summary>What whoever reads a record of this kind must be allowed to do.</summary>
    public static Duty DutyOf(QuoteSource source) => source switch
    {
        QuoteSource.Entry => Duty.ReadWorkbook,
        QuoteSource.Supervision => Duty.ReadSupervision,
        _ => Duty.ReadAssessment,
    };

    /// <summary>Nothing when the record is not there for this worker, has been corrected since, or says nothing.</summary>
    public async Task<SourceInView?> Open(QuoteSource source, Guid id, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        if (AccessRule.Decide(by, DutyOf(source), held) != Decision.Allowed)
        {
            return null;
        }

        var found = source switch
        {
            QuoteSource.Entry => await OfEntry(new EntryId(id), episode, by, held, ct),
            QuoteSource.Supervision => await OfSupervision(new SupervisionId(id), episode, by, held, ct),
            QuoteSource.Assessment => await OfAssessment(new AssessmentId(id), episode, ct),
            _ => null,
        };
        return found is { Parts.Count: > 0 } ? found : null;
    }

    private async Task<SourceInView?> OfEntry(EntryId id, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var wanted = entries.LatestIn(episode, by, held).Where(e => e.Id == id);
        if (await entries.Read(wanted, episode, by, held, ct) is not [var entry])
        {
            return null;
        }

        var origin = await wanted.Select(e => e.Origin).SingleAsync(ct);
        var parts = entry.Segments.Select(s => new QuotedPart(s.Kind == SegmentKind.ChildsWords ? "What a child said or showed" : "What was written", s.Text, new Side(s.Label, s.LabelPerson)))
            .Concat(entry.Significant.SelectMany(s => new[] { ("Line for the chronology", s.Line), ("For the children", s.Impact) }.Select(p => new QuotedPart(p.Item1, p.Item2, new Side(s.Label, s.LabelPerson)))));
        return new SourceInView(origin.Value, $"{entry.Kind.InWords()} of {entry.HappenedOn:d MMMM yyyy}, {entry.Author}, {entry.AuthorRole.InWords().ToLowerInvariant()}", parts.ToList());
    }

    private async Task<SourceInView?> OfSupervision(SupervisionId id, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var open = db.Minutes.ReadableIn(episode, by, held);
        var minutes = await (from m in open
                             join s in db.Supervisions on m.Supervision equals s.Id
                             join p in db.Postings on m.By equals p.Id
                             join w in db.Workers on p.Worker equals w.Id
                             where s.Id == id
                             orderby m.RecordedAt
                             select new { m.Kind, m.Text, m.Label, m.LabelPerson, w.Name, On = s.HeldOn ?? s.DueOn }).ToListAsync(ct);
        return minutes.Count == 0
            ? null
            : new SourceInView(
                id.Value,
                $"Group supervision of {minutes[0].On:d MMMM yyyy}",
                minutes.ConvertAll(m => new QuotedPart(
                    m.Kind == MinuteKind.Decision ? "Decision" : m.Kind == MinuteKind.WrittenUpdate ? $"Written update of {m.Name}" : "Discussion", m.Text, new Side(m.Label, m.LabelPerson))));
    }

    private async Task<SourceInView?> OfAssessment(AssessmentId id, FamilyEpisodeId episode, CancellationToken ct)
    {
        if (await assessments.Read(id, episode, ct) is not { } assessment)
        {
            return null;
        }

        var parts = assessment.Children.Select(c => (c.Name, c.Row.Analysis)).Prepend(("The family", assessment.Assessment.Analysis))
            .Where(p => !string.IsNullOrWhiteSpace(p.Analysis)).Select(p => new QuotedPart(p.Item1, p.Analysis!, Side.Shared));
        return new SourceInView(id.Value, $"Child and family assessment of {assessment.StartedOn ?? assessment.Today:d MMMM yyyy}, {string.Join(" and ", assessment.AuthorNames)}", parts.ToList());
    }
}
