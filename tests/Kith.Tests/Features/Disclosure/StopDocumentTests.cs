using System.Net;
using Kith.Features.Disclosure;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Disclosure;

public sealed class StopDocumentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_stopped_document_is_opened_by_nobody()
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AMadeLetter(family, family.Adult("Paul"));
        string Address(string reference) => DisclosureLinks.Stop(reference, id);
        var page = await world.As(family.Manager).Open(Address(family.Ref));
        Assert.Equal("Enter why it does not go out", (await page.Press("Stop it")).ErrorOf("Input.Why"));

        (await page.Fill("Input.Why", "It names her sister").Press("Stop it")).Shows("Document stopped").Shows("Stopped");

        (await world.As(family.Manager).Open(DisclosureLinks.File(family.Ref, id))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Expect(HttpStatusCode.NotFound);
        await world.Fact<DocumentStopped>(family);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.SchoolDsl);
    }
}
