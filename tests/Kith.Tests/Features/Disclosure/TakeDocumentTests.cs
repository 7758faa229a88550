using System.Net;
using Kith.Features.Disclosure;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

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

    [Theory]
    [InlineData(OutgoingFormat.Print)]
    [InlineData(OutgoingFormat.Word)]
    [InlineData(OutgoingFormat.Pdf)]
    public async Task Its_author_has_no_bytes_before_the_second_person_released_them(OutgoingFormat format)
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AMadeLetter(family, family.Adult("Paul"));
        await world.Read(db => db.Outgoings.Where(o => o.Id == id).ExecuteUpdateAsync(o => o.SetProperty(x => x.Format, format)));
        var (author, second, bytes) = (world.As(family.SocialWorker), world.As(family.Manager), DisclosureLinks.File(family.Ref, id));

        (await author.Open(DisclosureLinks.Release(family.Ref, id))).DoesNotShow("Open the document as it goes out");
        (await author.Open(bytes)).Expect(HttpStatusCode.Forbidden);

        (await second.Open(bytes)).Expect(HttpStatusCode.OK);
        var page = await second.Open(DisclosureLinks.Release(family.Ref, id));
        (await page.Shows("Open the document as it goes out").Press("I have looked at it: release it")).Shows("Document released");
        (await author.Open(bytes)).Expect(HttpStatusCode.OK);
    }
}
