using System.Text.RegularExpressions;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Soak;

/// <summary>
/// Two records that differ only in a protected value answer the same query alike: results, order and counts (TR-12, F10). With the protection off they do not.
/// </summary>
public sealed partial class OracleSoak(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    [Trait("Soak", "oracle")]
    public async Task A_protected_value_changes_no_answer()
    {
        var pairs = Soak.Cycles(quick: 60, full: 5_000);
        var (family, address) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var his = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        WorkerInTest[] readers = [support, his, family.SocialWorker, family.Manager];

        var differ = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            differ += await Differs(pair, family, address, readers[pair % readers.Length]) ? 1 : 0;
        }

        Assert.Equal(0, differ);
        await world.Read(db => db.Addresses.Where(a => a.Id == address).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsProtected, false)));
        var told = 0;
        for (var pair = 0; pair < 20; pair++)
        {
            told += await Differs(pair, family, address, support) ? 1 : 0;
        }

        Assert.True(told > 0, "An open value changed no answer: the comparison proves nothing");
        Soak.Say($"{pairs} pairs of queries that differ in a protected value, {differ} of their answers differ; unprotected {told} of 20 do");
    }

    private async Task<bool> Differs(int pair, FamilyInTest family, RowId address, WorkerInTest reader)
    {
        var random = new Random(pair);
        string[] values = [$"{random.Next(1, 99)} Alder {random.Next(1000)} Row", $"{random.Next(100, 999)} Birch {random.Next(1000)} Lane"];
        string[] postcodes = [$"AA{random.Next(1, 9)} {random.Next(1, 9)}AA", $"ZZ{random.Next(1, 9)} {random.Next(1, 9)}ZZ"];
        var typed = pair % 3 == 0 ? values[pair % 2] : pair % 3 == 1 ? postcodes[pair % 2] : values[0].Split(' ')[1];
        string[] queries =
        [
            FamiliesLinks.List(), $"{FamiliesLinks.List()}?sort=Opened", $"{FamiliesLinks.List()}?show=Mine", FamiliesLinks.People(family.Ref), FamiliesLinks.Person(family.Ref, family.Adult("Vera")),
            ConnectionsLinks.Find(family.Ref), ConnectionsLinks.Clusters, FamiliesLinks.History(family.Ref), FamiliesLinks.Home(family.Ref), "/visits", $"/directory?Near={Uri.EscapeDataString(typed)}",
        ];
        var query = queries[pair % queries.Length];
        var answers = new List<string>();
        foreach (var at in new[] { 0, 1 })
        {
            var (lines, postcode) = (values[at], postcodes[at]);
            await world.Read(db => db.Addresses.Where(a => a.Id == address).ExecuteUpdateAsync(a => a.SetProperty(x => x.Lines, lines).SetProperty(x => x.Postcode, postcode)));
            var shown = await world.As(reader).Open(query);
            if (query.StartsWith(FamiliesLinks.List(), StringComparison.Ordinal) && shown.Document.QuerySelector("#Text") is not null)
            {
                shown = await shown.Fill("Text", typed).Press("Show");
            }

            answers.Add($"{(int)shown.Status} {Fresh().Replace(shown.Document.QuerySelector("main")?.InnerHtml ?? shown.Body, string.Empty)}");
        }

        return answers[0] != answers[1];
    }

    /// <summary>What is new in every answer: the tokens and stamps of its forms.</summary>
    [GeneratedRegex("value=\"[A-Za-z0-9_-]{60,}\"|nonce=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Fresh();
}
