using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>labels.csv, written by hand, against the decision for one part and against the statement for many: each role in each relationship, each label.</summary>
public sealed class LabelSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly Relationship[] States =
        [Relationship.None, Relationship.Allocated, Relationship.CoWorker, Relationship.Supervisor, Relationship.TeamMember, Relationship.Emergency];

    [Fact]
    [Trait("Soak", "matrix")]
    public async Task Every_label_is_read_by_those_whom_the_file_names_and_by_nobody_else()
    {
        var rows = Matrix.ReadLabels();
        foreach (var label in Enum.GetValues<Label>())
        {
            Assert.Equal(Enum.GetValues<Role>(), rows.Where(r => r.Of == label).SelectMany(r => r.Roles).Order());
        }

        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var episode = family.Episode;
        await world.Run<int>((services, now) =>
        {
            foreach (var label in Enum.GetValues<Label>())
            {
                services.GetRequiredService<KithDb>().Add(Of(label, family, now));
            }

            return Task.FromResult<Outcome<int>>(1);
        });
        var (cells, wrong) = await Compare(rows, family);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // The control: one part loses its label.
        await world.Read(db => db.Segments.Where(s => s.FamilyEpisode == episode && s.Label == Label.Legal).ExecuteUpdateAsync(set => set.SetProperty(s => s.Label, Label.General)));
        var (_, noticed) = await Compare(rows, family);
        Assert.NotEmpty(noticed);
        Soak.Say($"{cells} cells of the labels hold; with one label lost {noticed.Count} do not");
    }

    private Task<(int Cells, List<string> Wrong)> Compare(IReadOnlyList<MatrixRow<Label>> rows, FamilyInTest family) => world.Read(async db =>
    {
        var (cells, wrong) = (0, new List<string>());
        foreach (var (role, state) in from r in Enum.GetValues<Role>() from s in States.Index() select (r, s))
        {
            var by = new Acting(default, default, default, default, role, "Somebody", [], [], [], Now.At(world.Clock.GetUtcNow()));
            var (at, held) = state;
            var may = AccessRule.Decide(by, Duty.ReadWorkbook, held) == Decision.Allowed;
            var read = may ? await db.Segments.ReadableIn(family.Episode, by, held).Select(s => s.Text).ToListAsync() : [];
            var withheld = may ? await db.Segments.Where(s => s.FamilyEpisode == family.Episode).WithheldFrom(by, held).Select(s => s.Text).ToListAsync() : [];
            foreach (var label in Enum.GetValues<Label>())
            {
                cells++;
                var expected = rows.Single(r => r.Of == label && r.Roles.Contains(role)).Cells[at];
                var answer = read.Contains(TextOf(label)) ? "yes" : withheld.Contains(TextOf(label)) ? "withheld" : "no";
                var decided = AccessRule.Decide(by, Duty.ReadWorkbook, held, SideOf(label, family)) == Decision.Allowed;
                if (expected != answer || decided != (expected == "yes"))
                {
                    wrong.Add($"{role}, {held}, {label}: {expected} expected, {answer} answered, {decided} decided");
                }
            }
        }

        return (cells, wrong);
    });

    private static string TextOf(Label label) => $"Only {label}";

    private static Entry Of(Label label, FamilyInTest family, Now now)
    {
        var side = SideOf(label, family);
        var role = label switch { Label.DaVictim => Role.DaVictimWorker, Label.DaPerpetrator => Role.DaPerpetratorWorker, _ => Role.SocialWorker };
        var by = new Acting(family.SocialWorker.Posting, default, default, default, role, "Somebody", [], [], [], now);
        var entry = Entry.Begin(EntryKind.Summary, family.Episode, null, by, Relationship.Allocated, now.Today, "the date", now).Value;
        Assert.False(entry.Tell(SegmentKind.WorkDone, TextOf(label), side, now).Any);
        return entry;
    }

    private static Side SideOf(Label label, FamilyInTest family) => new(label, label.IsOfOnePerson() ? label == Label.ChildConfidential ? family.Child("Amy") : family.Adult("Vera") : null);
}
