using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Kith.Features.Disclosure;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Disclosure;

/// <summary>A document as tagged PDF, printed by the real Chromium of this machine.</summary>
[Trait("Speed", "slow")]
public sealed class TaggedPdfTests(TaggedPdfTests.WithChromium world) : IClassFixture<TaggedPdfTests.WithChromium>
{
    private static string? Chromium { get; } = new[] { Environment.GetEnvironmentVariable(PdfPrinter.Variable), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    [Fact]
    public async Task The_pdf_that_is_released_has_its_structure_and_no_word_that_was_left_out()
    {
        Assert.SkipUnless(Chromium is not null, "There is no Chromium on this machine: set KITH_CHROMIUM to one");
        var (family, _) = await world.AShieldedFamily();
        await world.AVisit(family, "Fetched the bag from 9 Secret Mews. All were calm.");
        var lead = world.As(family.SocialWorker);
        var page = await lead.Open(DisclosureLinks.Start(family.Ref));
        page.Choose("Input.What", $"ChildFile:{family.Child("Amy").Value}").Choose("Input.Recipient", family.Adult("Paul").ToString()).Choose("Input.Way", "ByHand")
            .Choose("Input.Format", "Pdf").Choose("Input.Basis", "CourtOrder").Fill("Input.Purpose", "For the hearing");
        await (await page.Press("Continue")).Press("Make the document");
        var id = await world.Read(db => db.Outgoings.Where(o => o.FamilyEpisode == family.Episode).Select(o => o.Id).SingleAsync());
        var seen = await world.BytesOf(id);
        await world.LooksAt(family, id, family.Manager);
        (await (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it")).Shows("Document released");

        var sent = await lead.Open(DisclosureLinks.File(family.Ref, id));

        Assert.Equal("application/pdf", sent.Response.Content.Headers.ContentType!.MediaType);
        var bytes = await world.BytesOf(id);
        Assert.Equal(seen, bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), await world.HashOf(id));
        var file = Encoding.Latin1.GetString(bytes);
        foreach (var tagged in new[] { "/MarkInfo", "/Marked true", "/StructTreeRoot", "/Lang (en-GB)", "/DisplayDocTitle true", "/S /H1", "/S /H2", "/S /P", "/Title" })
        {
            Assert.Contains(tagged, file, StringComparison.Ordinal);
        }

        var words = PdfText.Of(bytes);
        Assert.Contains("All were calm", words, StringComparison.Ordinal);
        Assert.Contains("[left out]", words, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Secret", "Mews", "Linux", "HeadlessChrome" })
        {
            Assert.DoesNotContain(hidden, words, StringComparison.Ordinal);
            Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(hidden)), words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_changed_while_it_was_printed_is_made_again()
    {
        Assert.SkipUnless(Chromium is not null, "There is no Chromium on this machine: set KITH_CHROMIUM to one");
        var (family, _) = await world.AShieldedFamily();
        var id = await world.Started(family, family.Adult("Paul"), OutgoingKind.Letter, "Please come", format: OutgoingFormat.Pdf);
        var by = await world.Acting(family.SocialWorker);

        var refused = await world.Run(async (services, now) => await services.GetRequiredService<MakeDocument>().Do(id, [], null, false, by, now, default, new PrintedPdf([1], [2], now)));

        Assert.Equal("The record has changed while the PDF was printed. Make it again", Assert.Single(refused.Refusals).Message);
    }

    [Fact]
    public async Task Chromium_reaches_nothing_while_it_prints()
    {
        Assert.SkipUnless(Chromium is not null, "There is no Chromium on this machine: set KITH_CHROMIUM to one");
        using var ear = new TcpListener(System.Net.IPAddress.Loopback, 0);
        ear.Start();
        var port = ((System.Net.IPEndPoint)ear.LocalEndpoint).Port;
        using var printer = new PdfPrinter(Chromium, TimeSpan.FromMinutes(1));

        var pdf = await printer.Print(Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=en><title>x</title><p>x<img src=\"http://127.0.0.1:{port}/a.png\"><img src=\"http://localhost:{port}/b.png\">"), default);

        Assert.NotNull(pdf);
        Assert.False(ear.Pending());
    }

    public sealed class WithChromium : KithWorld
    {
        protected override void Replace(WebApplicationBuilder builder)
        {
            base.Replace(builder);
            builder.Services.AddSingleton(new PdfPrinter(Chromium, TimeSpan.FromMinutes(2)));
        }
    }
}
