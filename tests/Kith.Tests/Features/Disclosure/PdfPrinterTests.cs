using System.Text;
using Kith.Features.Disclosure;
using Kith.Practice.Disclosure;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Disclosure;

/// <summary>The child process that prints, with programs of our own in its place.</summary>
public sealed class PdfPrinterTests(PdfPrinterTests.WithoutChromium world) : IClassFixture<PdfPrinterTests.WithoutChromium>
{
    [Fact]
    public async Task Without_a_program_the_form_is_not_offered_and_the_page_says_how_to_come_by_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(DisclosureLinks.Start(family.Ref));
        page.Shows("Tagged PDF can be chosen once whoever runs Kith has set KITH_CHROMIUM");
        Assert.Null(page.Document.QuerySelector("[value=Pdf]"));

        var refused = await world.Starts(family, GivenDocument.Wanted(family.Adult("Vera"), OutgoingKind.Letter, "Please come", format: OutgoingFormat.Pdf));

        Assert.Equal(("Format", "Select the form of the document"), (Assert.Single(refused.Refusals).Field, refused.Refusals[0].Message));
        using var printer = new PdfPrinter("/nowhere/chromium", TimeSpan.FromSeconds(1));
        Assert.Null(await printer.Print([], default));
    }

    [Fact]
    public async Task The_child_knows_nothing_of_the_server_and_leaves_nothing_behind()
    {
        Environment.SetEnvironmentVariable("KITH_SECRET_OF_THE_SERVER", "known");
        var printed = await Print("for a in \"$@\"; do case $a in --print-to-pdf=*) { env; pwd; cat document.html; } > \"${a#--print-to-pdf=}\";; esac; done", TimeSpan.FromMinutes(1));

        var said = Encoding.UTF8.GetString(printed!);
        Assert.Contains("<p>Hello", said, StringComparison.Ordinal);
        Assert.DoesNotContain("KITH_", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(said.Split('\n').Single(l => l.StartsWith("HOME=", StringComparison.Ordinal))["HOME=".Length..]));
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("exec sleep 600")]
    [InlineData("for a in \"$@\"; do case $a in --print-to-pdf=*) head -c 22000000 /dev/zero > \"${a#--print-to-pdf=}\";; esac; done")]
    [InlineData("true")]
    public async Task What_fails_lasts_too_long_or_grows_too_large_is_no_document(string program)
    {
        var from = TimeProvider.System.GetTimestamp();
        Assert.Null(await Print(program, TimeSpan.FromSeconds(3)));
        Assert.True(TimeProvider.System.GetElapsedTime(from) < TimeSpan.FromMinutes(1));
    }

    private static async Task<byte[]?> Print(string program, TimeSpan longest)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "A script stands in for Chromium");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var script = Path.Combine(folder.FullName, "chromium");
            await File.WriteAllTextAsync(script, $"#!/bin/sh\n{program}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
            }

            using var printer = new PdfPrinter(script, longest);
            return await printer.Print("<p>Hello"u8.ToArray(), default);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public sealed class WithoutChromium : KithWorld
    {
        protected override void Replace(WebApplicationBuilder builder)
        {
            base.Replace(builder);
            builder.Services.AddSingleton(new PdfPrinter(null, TimeSpan.FromSeconds(1)));
        }
    }
}
