using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>Takes one child of a census with its episodes, as sent. A child nobody has placed begins a family of one.</summary>
internal sealed class ImportChild(KithDb db, Ledger ledger)
{
    public Outcome<PersonId> Do(CensusChild sent, CensusYear year, KnownPeople known, ImportReport report, PostingId? by, Now now)
    {
        var number = sent.LaChildId.Value!;
        if (known.FindOrAdd(db, number, now) is not { } found)
        {
            return new Refusal("LAchildID", $"Two people in Kith have the LAchildID {number}");
        }

        var (person, asSent, isNew) = found;
        var record = asSent.Read();
        var child = new ChildInHand(number, year, report, now);
        var settled = child.Settled;
        var settling = child.Settle(record, sent.Line, number);
        settling.Keep("LAchildID", sent.LaChildId.Raw);
        Describe(person, sent, year, settling);

        var home = known.Families.HomeOf(person.Id) ?? BeginFamilyOfOne(person.Id, number, sent, year, known, now);
        foreach (var episode in sent.Episodes)
        {
            Take(episode, $"{number}, referral of {episode.CinReferralDate.Raw!.Trim()}");
        }

        foreach (var (referral, lost) in record.Parts.Where(p => p.Value.LatestYear == year.EndsIn && !sent.Episodes.Any(e => KeyOf(e) == p.Key)))
        {
            report.Keep(sent.Line, $"{number}, referral of {referral}: the {year} census sent it before and does not now (line {lost.Fields.Values.Max(f => f.Line)} then)", number);
        }

        var isChanged = settled.Changed.Count > 0;
        if (settled.IsSentAnew)
        {
            asSent.Keep(record);
        }

        if (isNew || isChanged)
        {
            ledger.Tell(new ChildImported(known.Authority, year.EndsIn, isNew, isNew ? [] : [.. settled.Changed.Order(StringComparer.Ordinal)]), new About(home.Family.Id, null, person.Id), by);
        }

        report.Count(isNew, isChanged);
        return person.Id;

        void Take(CensusEpisode episode, string subject)
        {
            var (part, isFirst) = record.Part(KeyOf(episode));
            var row = known.Families.EpisodesOf(person.Id).FirstOrDefault(e => part.Row is { } id ? e.Id.Value == id : e.ReferredOn == episode.CinReferralDate.Value);
            if (row is null && !isFirst)
            {
                report.Keep(episode.Line, $"{subject}: it was removed in Kith", number);
                return;
            }

            if (row is null)
            {
                row = ChildEpisode.AsSent(person.Id, episode.CinReferralDate.Value!.Value, now);
                db.ChildEpisodes.Add(row);
                home.ChildEpisodes.Add(row);
                settled.Changed.Add("CINdetails");
            }

            if (part.Row != row.Id.Value)
            {
                part.Row = row.Id.Value;
                settled.IsSentAnew = true;
            }

            var before = (row.ClosedOn, row.NoFurtherAction);
            new ImportEpisode(db, known.Families, child).Take(episode, row, part, subject);
            home.HasNewEpisodes |= (row.FamilyEpisode is null && row.NoFurtherAction != true) || before != (row.ClosedOn, row.NoFurtherAction);
        }
    }

    /// <summary>The name by which an episode is known among those of its child.</summary>
    public static string KeyOf(CensusEpisode episode) => episode.CinReferralDate.Value!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Describe(Person person, CensusChild sent, CensusYear year, Settling settling)
    {
        // Born or expected, and known or unknown to schools: the newest year's one statement takes the place of the other.
        var saysBirth = !sent.PersonBirthDate.IsBlank || !sent.ExpectedPersonBirthDate.IsBlank;
        var saysUpn = !sent.Upn.IsBlank || !sent.UpnUnknown.IsBlank;
        person.TakeAsSent(new PersonDetails(
            person.FirstName,
            person.LastName,
            settling.Date("PersonBirthDate", sent.PersonBirthDate, person.BirthDate, saysBirth),
            settling.Date("ExpectedPersonBirthDate", sent.ExpectedPersonBirthDate, person.ExpectedBirthDate, saysBirth),
            settling.Date("PersonDeathDate", sent.PersonDeathDate, person.DeathDate),
            settling.Sex(sent, person.Sex),
            settling.Code("Ethnicity", sent.Ethnicity, person.Ethnicity)));
        Identify(IdentifierKind.Upn, "UPN", sent.Upn, saysUpn);
        Identify(IdentifierKind.FormerUpn, "FormerUPN", sent.FormerUpn, false);
        Identify(IdentifierKind.UpnUnknown, "UPNunknown", sent.UpnUnknown, saysUpn);
        person.SetDisabilities(settling.Codes("Disability", sent.Disabilities, person.Disabilities.Select(d => d.Code)));

        void Identify(IdentifierKind kind, string field, CensusText text, bool silenceSpeaks)
        {
            var held = person.Identifiers.Where(i => i.Kind == kind).OrderByDescending(i => i.ValidFrom).Select(i => i.Value).FirstOrDefault();
            var settled = settling.Code(field, text, held, silenceSpeaks);
            if (settled != held)
            {
                person.IdentifyOnly(kind, settled, year.FirstDay);
            }
        }
    }

    private FamilyInHand BeginFamilyOfOne(PersonId child, string number, CensusChild sent, CensusYear year, KnownPeople known, Now now)
    {
        var home = known.Families.Begin(db, number, now);
        var from = sent.Episodes.Min(e => e.CinReferralDate.Value) ?? year.FirstDay;
        known.Families.Join(db, home, child, MemberKind.Child, from, now);
        return home;
    }
}
