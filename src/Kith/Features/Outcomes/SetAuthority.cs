using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

public sealed class AuthorityInput
{
    private static readonly char[] Between = [' ', ',', ';', '\r', '\n', '\t'];

    [Display(Name = "Name of the authority")]
    public string? Name { get; set; }

    [Display(Name = "Authority in the published figures")]
    public string? Area { get; set; }

    [Display(Name = "Region")]
    public string? Region { get; set; }

    [Display(Name = "Children aged 0 to 17 (optional)")]
    public int? Population { get; set; }

    [Display(Name = "Year that this number is of (optional)")]
    public int? PopulationYear { get; set; }

    [Display(Name = "Neighbours (optional)")]
    public string? Neighbours { get; set; }

    [Display(Name = "Where the number or the choice comes from (optional)")]
    public string? Source { get; set; }

    public IReadOnlyList<string> NeighbourCodes => (Neighbours ?? string.Empty).Split(Between, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Says whom the measures are of and beside whom they stand. What was set before stays, with who set it.</summary>
public sealed class SetAuthority(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(AuthorityInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.SetAuthority) == false)
        {
            return Refusal.Forbidden;
        }

        var choice = new AuthorityChoice(
            input.Name, Text.Trimmed(input.Area), Text.Trimmed(input.Region), input.Population, input.PopulationYear, input.NeighbourCodes, input.Source);
        var set = AuthoritySetting.Set(choice, by?.Posting, now);
        string?[] codes = [choice.Area, choice.Region, .. choice.Neighbours.Take(AuthoritySetting.MostNeighbours)];
        var known = await db.BenchmarkAreas.Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Level, ct);
        var strange = choice.Neighbours.Take(AuthoritySetting.MostNeighbours).FirstOrDefault(n => known.GetValueOrDefault(n) != AreaLevel.Authority);
        var no = new Refusals().Within(string.Empty, set.Refusals)
            .If(choice.Area is { } area && known.GetValueOrDefault(area) != AreaLevel.Authority, "Area", "Select an authority from the list")
            .If(choice.Region is { } region && known.GetValueOrDefault(region) != AreaLevel.Region, "Region", "Select a region from the list")
            .If(strange is not null, "Neighbours", $"Enter three-digit codes of authorities that figures are published of; {Short(strange)} is none");
        if (no.Any)
        {
            return no;
        }

        db.AuthoritySettings.Add(set.Value);
        ledger.Tell(new AuthoritySet(set.Value.Id, set.Value.Area, set.Value.Population), About.Organisation, by);
        return set.Value.Id;
    }

    private static string? Short(string? code) => code?.Length > 10 ? code[..10] + "…" : code;
}
