using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>Which entries speak of a person, judged only by the parts that the reader may read.</summary>
internal static class EntriesAbout
{
    /// <summary>Entries that name the person: in a text, a stage, a module, a tally or a sighting.</summary>
    public static IQueryable<Entry> Naming(this IQueryable<Entry> entries, PersonId person, KithDb db, FamilyEpisodeId episode, Acting by, Relationship held)
    {
        var segments = db.Segments.ReadableIn(episode, by, held).Where(s => s.About.Any(a => a.Person == person));
        var stages = db.Stages.ReadableIn(episode, by, held).Where(s => s.Adult == person);
        var modules = db.ModuleWork.ReadableIn(episode, by, held).Where(m => m.Parent == person);
        var sessions = db.SessionTallies.ReadableIn(episode, by, held).Where(s => s.Adult == person);
        return entries.Where(e =>
            segments.Any(s => s.Entry == e.Id)
            || stages.Any(s => s.Entry == e.Id)
            || modules.Any(m => m.Entry == e.Id)
            || sessions.Any(s => s.Entry == e.Id)
            || e.Sightings.Any(s => s.Child == person));
    }

    /// <summary>Entries that name the person or speak of everyone.</summary>
    public static IQueryable<Entry> Concerning(this IQueryable<Entry> entries, PersonId person, KithDb db, FamilyEpisodeId episode, Acting by, Relationship held)
    {
        var shared = db.Segments.ReadableIn(episode, by, held).Where(s => s.IsAboutEveryone);
        var naming = entries.Naming(person, db, episode, by, held);
        return entries.Where(e => shared.Any(s => s.Entry == e.Id) || naming.Any(n => n.Id == e.Id));
    }

    /// <summary>Entries with something for one child's file: a shared General text, a text about the child, or a sighting of the child.</summary>
    public static IQueryable<Entry> ForFileOf(this IQueryable<Entry> entries, PersonId child, KithDb db, FamilyEpisodeId episode, Acting by, Relationship held)
    {
        var segments = db.Segments.ReadableIn(episode, by, held)
            .Where(s => (s.IsAboutEveryone && s.Label == Label.General) || s.About.Any(a => a.Person == child));
        return entries.Where(e => segments.Any(s => s.Entry == e.Id) || e.Sightings.Any(s => s.Child == child));
    }
}
