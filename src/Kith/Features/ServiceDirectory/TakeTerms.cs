using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Takes taxonomies and their terms as a published list says them. A term that the list no longer has stays: services may have it.</summary>
public sealed class TakeTerms(KithDb db, Ledger ledger)
{
    public async Task<Outcome<TermsTaken>> Do(IReadOnlyList<TaxonomyRead> read, string source, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        var taken = new TermsTaken();
        var taxonomies = await db.Taxonomies.ToDictionaryAsync(t => t.Id, ct);
        var terms = await db.TaxonomyTerms.ToDictionaryAsync(t => t.Id, ct);
        var changed = new List<TermId>();
        foreach (var one in read)
        {
            if (one.Fields is not { } fields)
            {
                taken.LeaveOut(one.At, one.Fault!);
            }
            else if (!one.IsTerm)
            {
                var id = new TaxonomyId(fields.IdOf("id")!.Value);
                Put(taxonomies, id, Taxonomy.List(id, fields.Word("name")!, fields.Word("description"), fields.Word("uri"), fields.Word("version")), t => t.Say(fields.Word("name")!, fields.Word("description"), fields.Word("uri"), fields.Word("version")));
            }
            else
            {
                changed.AddRange(Say(one, taxonomies, terms, taken));
            }
        }

        if (changed.Count > 0)
        {
            var services = await (from t in db.Set<ServiceTerm>() join s in db.Services on t.Service equals s.Number where changed.Contains(t.Term) select s.Id).Distinct().ToListAsync(ct);
            ledger.Tell(new TaxonomyTaken(source, taken.Added, taken.Changed, services), About.Organisation, by);
        }

        return taken;
    }

    private IEnumerable<TermId> Say(TaxonomyRead one, Dictionary<TaxonomyId, Taxonomy> taxonomies, Dictionary<TermId, TaxonomyTerm> terms, TermsTaken taken)
    {
        var fields = one.Fields!;
        var (id, name, listing) = (new TermId(fields.IdOf("id")!.Value), fields.Word("name")!, ListingText.Write(fields));
        TaxonomyId? within = fields.IdOf("taxonomy_id") is { } taxonomy ? new TaxonomyId(taxonomy) : null;
        TermId? parent = fields.IdOf("parent_id") is { } above ? new TermId(above) : null;
        if (within is { } list && fields.Word("taxonomy") is { } called)
        {
            Put(taxonomies, list, Taxonomy.List(list, called, null), _ => { });
        }

        var (also, others) = (string.Join(", ", one.Also), string.Join(' ', one.OtherParents));
        if (!terms.TryGetValue(id, out var term))
        {
            term = terms[id] = db.Add(TaxonomyTerm.List(id, within, parent, name, listing)).Entity;
            term.FindBy(also, others);
            taken.Added++;
            yield return id;
        }
        else if (term.Listing == listing && term.Also == also && term.OtherParents == others)
        {
            taken.Unchanged++;
        }
        else
        {
            term.Say(within, parent, name, listing);
            term.FindBy(also, others);
            taken.Changed++;
            yield return id;
        }
    }

    private void Put(Dictionary<TaxonomyId, Taxonomy> known, TaxonomyId id, Taxonomy made, Action<Taxonomy> say)
    {
        if (known.TryGetValue(id, out var taxonomy))
        {
            say(taxonomy);
            return;
        }

        known[id] = db.Add(made).Entity;
    }
}

/// <summary>What an import of terms did, for whoever ran it.</summary>
public sealed class TermsTaken
{
    private readonly List<string> leftOut = [];

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public void LeaveOut(string at, string why) => leftOut.Add($"{at}: {why}");

    public IEnumerable<string> Lines() =>
    [
        .. leftOut.Count > 0 ? leftOut.Select(l => $"  {l}").Prepend("Left out:") : [],
        string.Create(CultureInfo.InvariantCulture, $"{Added} terms added, {Changed} changed, {Unchanged} unchanged, {leftOut.Count} left out"),
    ];
}
