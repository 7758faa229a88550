using System.Net;
using Kith.Features.Disclosure;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Testing;

namespace Kith.Tests.Features.Disclosure;

public sealed class TakeDocumentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_bytes_are_handed_to_those_who_may_and_to_nobody_through_another_family()
    {
        var (family, _) = await world.AShieldedFamily();
        var (other, _) = await world.AShieldedFamily();
        var print = await world.AReleasedLetter(family, family.Adult("Paul"));
        var word = await world.AReleasedLetter(family, null, OutgoingFormat.Word);
        string Address(string reference) => DisclosureLinks.File(reference, print);
        var visitor = world.As(family.SocialWorker);

        var shown = await visitor.Open(Address(family.Ref));
        Assert.Equal("text/html", shown.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Confidential. Copy for Paul Larkspur alone", shown.Body, StringComparison.Ordinal);
        var file = await visitor.Open(DisclosureLinks.File(family.Ref, word));
        Assert.Equal(DocumentFile.WordType, file.Response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("Larkspur", file.Response.Content.Headers.ContentDisposition!.FileName!, StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        (await world.As(other.SocialWorker).Open(Address(other.Ref))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.SchoolDsl);
    }
}
