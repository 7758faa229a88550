using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class AnswerContactTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_answer_is_drafted_and_leaves_the_list_when_it_is_saved()
    {
        var screener = await world.AScreener();
        var contact = await world.ADecidedContact(screener, Contacts.Child("Posy", "Fenwick"));
        (await world.As(screener).Open(FrontDoorLinks.Board(BoardView.Answer))).Shows("Posy Fenwick");
        var page = await world.As(screener).Open(FrontDoorLinks.Answer(contact));
        Assert.Contains("Thank you for telling us about Posy Fenwick on 16 June 2026.", page.ValueOf("Input.Reply"), StringComparison.Ordinal);
        Assert.Null(page.ValueOf("Input.How"));
        page.DoesNotShow("In Kith, beside their request");

        var saved = await page.Choose("Input.How", "Telephone").Press("Save answer");

        saved.Expect(HttpStatusCode.OK).Shows("Answer saved").Shows("By telephone, by");
        (await world.As(screener).Open(FrontDoorLinks.Board(BoardView.Answer))).DoesNotShow("Posy Fenwick");
        Assert.DoesNotContain("Posy", (await world.Facts<ContactAnswered>())[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields()
    {
        var screener = await world.AScreener();
        var page = await world.As(screener).Open(FrontDoorLinks.Answer(await world.ADecidedContact(screener)));

        var refused = await page.Fill("Input.Reply", "").Press("Save answer");

        Assert.Equal("Enter the answer", refused.ErrorOf("Input.Reply"));
        Assert.Equal("Select how they were answered", refused.ErrorOf("Input.How"));
    }

    [Fact]
    public async Task An_undecided_contact_has_no_answer_and_it_is_the_front_doors()
    {
        var screener = await world.AScreener();
        var contact = await world.AContact(screener);

        var page = await world.As(screener).Open(FrontDoorLinks.Answer(contact));
        Assert.Equal(string.Empty, page.ValueOf("Input.Reply"));
        (await page.Fill("Input.Reply", "Thank you").Choose("Input.How", "Email").Press("Save answer")).Shows("Decide this contact before you answer it");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(FrontDoorLinks.Answer(contact))).Expect(HttpStatusCode.Forbidden);
        (await world.As(screener).Open(FrontDoorLinks.Answer(ContactId.From(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}
