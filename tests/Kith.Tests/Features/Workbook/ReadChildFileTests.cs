using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ReadChildFileTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_childs_file_holds_what_is_for_everyone_and_this_childs_own_never_a_siblings_words()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Paul"));
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        await world.Visit(family, family.SocialWorker, "The house was warm", v =>
        {
            (v.Children[0].Seen, v.Children[0].Words) = (Seen.SeenAlone, "Amy told a secret");
            v.Children[1].Words = "Ben drew a boat";
            v.Significant = new SignificantInput { Line = "Heating repaired", Impact = "Warm beds" };
        });
        await world.Summary(family, drugs, "Paul keeps his appointments", s => s.Children.Add(new TextForChild { Person = family.Child("Ben"), Text = "Ben misses his father" }));
        await world.Update(family, school, "Ben is settled", family.Child("Ben"));
        var visitor = world.As(family.SocialWorker);

        var amy = await visitor.Open(WorkbookLinks.ChildFile(family.Ref, family.Child("Amy")));
        var ben = await visitor.Open(WorkbookLinks.ChildFile(family.Ref, family.Child("Ben")));

        amy.Expect(HttpStatusCode.OK).Shows("The house was warm").Shows("Amy told a secret").Shows("Heating repaired").Shows("Seen alone");
        amy.Shows("Last seen alone 16 June 2026").DoesNotShow("boat").DoesNotShow("appointments");
        Assert.DoesNotContain("Ben", amy.Text, StringComparison.Ordinal);
        ben.Shows("The house was warm").Shows("Ben drew a boat").Shows("Ben misses his father").Shows("Ben is settled").Shows("Last seen alone Not yet");
        ben.DoesNotShow("secret").DoesNotShow("appointments");
        Assert.DoesNotContain("Amy", amy.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_children_of_the_family_have_a_file_here()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var visitor = world.As(family.SocialWorker);

        (await visitor.Open(WorkbookLinks.ChildFile(family.Ref, family.Adult("Vera")))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open(WorkbookLinks.ChildFile(family.Ref, other.Child("Zoe")))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open(WorkbookLinks.ChildFile(family.Ref, default))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_partner_is_refused_and_a_stranger_finds_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var address = WorkbookLinks.ChildFile(family.Ref, family.Child("Amy"));

        (await world.As(await world.Given.ACoWorker(family, Role.SchoolDsl)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(address)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_long_file_has_pages()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        for (var i = 0; i < 21; i++)
        {
            await world.Visit(family, family.SocialWorker, $"Visit number {i:00}", v => v.HappenedOn = world.Clock.Today.AddDays(i - 30));
        }

        var visitor = world.As(family.SocialWorker);
        var address = WorkbookLinks.ChildFile(family.Ref, family.Child("Amy"));

        (await visitor.Open(address)).Shows("Visit number 20").DoesNotShow("Visit number 00");
        (await visitor.Open($"{address}?p=2")).Shows("Visit number 00").DoesNotShow("Visit number 20");
    }
}
