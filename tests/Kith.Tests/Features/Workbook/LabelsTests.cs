using System.Net;
using Kith.Features.Quotes;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

/// <summary>Paragraphs that not everybody may read: who reads them, who learns that something is withheld, and who learns nothing.</summary>
public sealed class LabelsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Withheld = "1 entry is withheld from you";

    [Fact]
    public async Task Legal_advice_is_for_the_lead_worker_and_their_manager_and_others_learn_that_something_is_withheld()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var ofTeam = await world.Given.AWorker(Role.SocialWorker, family.Team);
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var form = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));

        var saved = await form.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "All were at home")
            .Fill("Input.KeptApart.Text", "Counsel thinks the threshold is met").Choose("Input.KeptApart.Side", "Legal").Press("Save to workbook");

        saved.Expect(HttpStatusCode.OK).Shows("Counsel thinks").Shows("Legal advice").DoesNotShow("withheld");
        (await Workbook(family.Manager, family)).Shows("Counsel thinks").DoesNotShow("withheld");
        (await Workbook(beside, family)).Shows("All were at home").Shows(Withheld).DoesNotShow("Counsel").DoesNotShow("Legal advice");
        (await world.As(beside).Open($"{WorkbookLinks.Workbook(family.Ref)}?kind=Visit")).Shows("All were at home").DoesNotShow("withheld");
        (await Workbook(ofTeam, family)).Shows("All were at home").DoesNotShow("withheld").DoesNotShow("Counsel");
        (await Workbook(school, family)).DoesNotShow("withheld").DoesNotShow("Counsel");
    }

    [Fact]
    public async Task What_a_child_tells_in_confidence_is_for_the_lead_worker_and_whom_the_child_told()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        var told = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var beside = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Vera");
        var form = await world.As(told).Open(WorkbookLinks.RecordVisit(family.Ref));
        Assert.DoesNotContain(form.Document.QuerySelectorAll("[name='Input.KeptApart.Side']"), i => i.GetAttribute("value") is "Legal" or "Police");

        var saved = await form.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "All were at home")
            .Fill("Input.KeptApart.Text", "She is afraid of the weekend").Choose("Input.KeptApart.Side", $"ChildConfidential:{family.Child("Amy").Value}").Press("Save to workbook");

        saved.Expect(HttpStatusCode.OK).Shows("afraid of the weekend").Shows("Told in confidence").DoesNotShow("withheld");
        (await Workbook(family.SocialWorker, family)).Shows("afraid of the weekend").DoesNotShow("withheld");
        foreach (var reader in new[] { family.Manager, beside })
        {
            (await Workbook(reader, family)).Shows(Withheld).DoesNotShow("weekend").DoesNotShow("confidence");
        }

        var fact = Assert.Single(await world.Facts<ChildConfided>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal((Label.ChildConfidential, family.Child("Amy")), (fact.Label, fact.LabelPerson!.Value));
        Assert.Equal([family.Child("Amy")], (await world.Acting(told)).Confided);
    }

    [Fact]
    public async Task Health_is_for_those_who_treat_and_whoever_works_with_the_other_of_a_pair_learns_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Vera");
        var his = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var form = await world.As(drugs).Open(WorkbookLinks.WriteSummary(family.Ref));

        var saved = await form.Fill("Input.WorkDone", "Three sessions about triggers")
            .Fill("Input.KeptApart.Text", "The prescription was raised").Choose("Input.KeptApart.Side", $"HealthSubstance:{family.Adult("Vera").Value}").Press("Save to workbook");

        saved.Expect(HttpStatusCode.OK).Shows("prescription was raised").Shows("Substance misuse only");
        (await Workbook(family.SocialWorker, family)).Shows("prescription was raised");
        (await Workbook(beside, family)).Shows("Three sessions").Shows(Withheld).DoesNotShow("prescription");
        (await Workbook(his, family)).Shows("Three sessions").DoesNotShow("prescription").DoesNotShow("withheld");
    }

    [Fact]
    public async Task What_the_police_send_is_theirs_unless_they_say_that_everyone_may_read_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var police = await world.Given.ACoWorker(family, Role.PolicePartner);
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);

        (await Send("A caution from long ago", null)).Expect(HttpStatusCode.OK).Shows("Police information");
        (await Send("Officers called on Sunday", SideChoice.Everyone)).Expect(HttpStatusCode.OK);

        (await Workbook(family.SocialWorker, family)).Shows("A caution").Shows("Officers called").DoesNotShow("withheld");
        (await Workbook(beside, family)).Shows("Officers called").Shows(Withheld).DoesNotShow("caution");

        async Task<Shown> Send(string account, string? mayRead)
        {
            var page = await world.As(police).Open(WorkbookLinks.SendUpdate(family.Ref));
            Assert.Equal("Police", page.ValueOf("Input.MayRead"));
            page.Choose("Input.About", "Event").Choose("Input.Children", family.Child("Amy").Value.ToString()).Fill("Input.Account", account);
            return await (mayRead is null ? page : page.Choose("Input.MayRead", mayRead)).Press("Send update");
        }
    }

    [Fact]
    public async Task Nobody_puts_a_label_on_a_paragraph_that_they_may_not_read_themselves()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var visitor = world.As(beside);
        var form = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
        form.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "All were at home").Fill("Input.KeptApart.Text", "Forged");

        foreach (var forged in new[] { "Legal", "Police", $"HealthMental:{family.Adult("Vera").Value}", $"ChildConfidential:{Guid.NewGuid()}", $"ChildConfidential:{family.Adult("Vera").Value}" })
        {
            var refused = await visitor.Post(form.Address, [.. form.Fields().Where(f => f.Key != "Input.KeptApart.Side"), new("Input.KeptApart.Side", forged)]);
            Assert.Equal("Select who this paragraph is for", refused.ErrorOf("Input.KeptApart.Side"));
        }
    }

    [Fact]
    public async Task Words_that_were_kept_apart_go_into_another_text_only_when_their_author_says_so()
    {
        const string Kept = "Counsel thinks that the threshold is met and asks for a statement";
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        await world.Visit(family, family.SocialWorker, "All were at home", v => v.KeptApart = new KeptApartInput { Text = Kept, Side = "Legal" });
        var form = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));
        Assert.Null(form.Document.QuerySelector("[name='Copied']"));
        form.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", $"We talked. {Kept.ToUpperInvariant()}!");

        var refused = await form.Press("Save to workbook");

        Assert.StartsWith("Part of this stands in a paragraph that not everybody may read", refused.ErrorOf("Copied"), StringComparison.Ordinal);
        (await refused.Choose("Copied", "true").Press("Save to workbook")).Shows("Visit saved");
        var fact = Assert.Single(await world.Facts<LabelledWordsRepeated>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal(Label.Legal, fact.Label);
        Assert.DoesNotContain("Counsel", fact.Data, StringComparison.Ordinal);

        var again = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));
        again.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Nobody was there").Fill("Input.KeptApart.Text", Kept).Choose("Input.KeptApart.Side", "Legal");
        (await again.Press("Save to workbook")).Shows("Visit saved");
    }

    private Task<Shown> Workbook(WorkerInTest reader, FamilyInTest family) => world.As(reader).Open(WorkbookLinks.Workbook(family.Ref));
}
