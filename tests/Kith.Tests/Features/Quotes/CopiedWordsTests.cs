using Kith.Features.Casework;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Quotes;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Kith.Testing;
using Kith.Tests.Features.Workbook;

namespace Kith.Tests.Features.Quotes;

/// <summary>Words that were kept apart, pasted into any text of any form.</summary>
public sealed class CopiedWordsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Kept = "Counsel thinks that the threshold is met and asks for a statement";
    private const string Question = "Part of this stands in a paragraph that not everybody may read. Change it, or confirm that everybody who reads this may know it";

    [Fact]
    public async Task Whichever_form_they_are_pasted_into_their_author_is_asked()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        await KeepsApart(family);
        var session = await world.SessionOf(family);
        var assessment = await world.StartedAssessment(family);
        var lead = world.As(family.SocialWorker);
        (string Address, string Field, string Button, Action<Shown> Others)[] forms =
        [
            (StepsLinks.Add(family.Ref), "Input.What", "Save", _ => { }),
            (SupervisionLinks.MyPart(family.Ref, session), "Input.Update", "Save my part", p => p.Choose("Input.Overall.Value", "Amber")),
            (FamiliesLinks.WhereThingsAre(family.Ref), "Input.WhereThingsAre", "Save", _ => { }),
            (CaseworkLinks.WriteAssessment(family.Ref, assessment), "Input.Analysis", "Save the assessment", _ => { }),
            (DisclosureLinks.Start(family.Ref), "Input.Letter", "Continue", p => p.Choose("Input.What", "Letter").Choose("Input.Recipient", family.Adult("Vera").ToString()).Choose("Input.Way", "ByHand")
                .Choose("Input.Format", "Print").Choose("Input.Basis", "PublicTask").Fill("Input.Purpose", "To tell her")),
            (WorkbookLinks.RecordVisit(family.Ref), "Input.Significant.Line", "Save to workbook", p => p.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "We talked").Fill("Input.Significant.Impact", "None")),
        ];
        foreach (var (address, field, button, rest) in forms)
        {
            var form = await lead.Open(address);
            Assert.Null(form.Document.QuerySelector("[name=Copied]"));
            rest(form.Fill(field, $"As we heard: {Kept.ToUpperInvariant()}!"));

            var refused = await form.Press(button);

            Assert.True(refused.ErrorOf("Copied") == Question, $"{address} did not ask: {refused.Text}");
            Assert.Equal([Question], refused.ErrorSummary);
            Assert.StartsWith("As we heard", refused.ValueOf(field), StringComparison.Ordinal);
            Assert.NotEqual(address, (await refused.Choose("Copied", "true").Press(button)).Address);
        }

        var facts = (await world.Facts<LabelledWordsRepeated>()).Where(f => f.FamilyEpisode == family.Episode).ToList();
        Assert.Equal(forms.Length, facts.Count);
        Assert.All(facts, f => Assert.Equal(Label.Legal, f.Label));
        Assert.All(facts, f => Assert.DoesNotContain("Counsel", f.Data, StringComparison.Ordinal));
    }

    /// <summary>Birmingham Children’s Trust: one meeting’s text in a text about the neighbours.</summary>
    [Fact]
    public async Task Words_of_one_family_in_a_text_of_another_are_asked_about_as_well()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        await world.HeldSupervision(family, Rag.Red, h => h.Apart = [new ApartInput { Side = SideChoice.Of(Side.VictimOf(family.Adult("Vera"))), Text = Kept }], family.SocialWorker);
        var neighbours = await world.Given.AFamily(f => f.LedBy(family.SocialWorker).AChild("Cal"));

        var refused = await (await world.As(family.SocialWorker).Open(FamiliesLinks.WhereThingsAre(neighbours.Ref))).Fill("Input.WhereThingsAre", Kept).Press("Save");

        Assert.StartsWith("Part of this was kept apart in the record of another family", refused.ErrorOf("Copied"), StringComparison.Ordinal);
        await refused.Choose("Copied", "true").Press("Save");
        var fact = Assert.Single(await world.Facts<LabelledWordsRepeated>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal((Label.DaVictim, family.Adult("Vera")), (fact.Label, fact.LabelPerson!.Value));
        Assert.Contains(neighbours.Episode.ToString(), fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_read_them_is_not_asked_and_what_is_no_longer_kept_apart_is_free()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var entry = await KeepsApart(family);
        await (await world.As(beside).Open(StepsLinks.Add(family.Ref))).Fill("Input.What", Kept).Press("Save");
        Assert.Single(await world.Read(db => Task.FromResult(db.Steps.Where(s => s.FamilyEpisode == family.Episode).ToList())));

        var session = await world.HeldSupervision(family, Rag.Amber, h => h.Discussion = "Nothing new", family.SocialWorker);
        var again = await world.As(family.SocialWorker).Open(WorkbookLinks.Correct(family.Ref, entry, EntryKind.Visit));
        (await again.Fill("Input.WhyCorrected", "A slip").Press("Save correction")).DoesNotShow("There is a problem");
        Assert.NotEqual(default, session);
    }

    [Fact]
    public async Task Asking_costs_as_many_statements_whatever_was_kept_apart_before()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        await KeepsApart(family);
        var few = await Cost();
        for (var i = 0; i < 12; i++)
        {
            await world.Visit(family, family.SocialWorker, "All were at home", v => v.KeptApart = new KeptApartInput { Text = $"Counsel wrote letter number {i} about the hearing in the autumn", Side = "Legal" });
        }

        Assert.Equal(few, await Cost());

        async Task<int> Cost()
        {
            var page = (await world.As(family.SocialWorker).Open(StepsLinks.Add(family.Ref))).Fill("Input.What", "Ask the school nurse what she has seen since the beginning of term");
            return (await world.Commands.During(async () => await page.Press("Save", follow: false))).Count(c => !c.Writes);
        }
    }

    private Task<Kith.Practice.Shared.EntryId> KeepsApart(FamilyInTest family) =>
        world.Visit(family, family.SocialWorker, "All were at home", v => v.KeptApart = new KeptApartInput { Text = Kept, Side = "Legal" });
}
