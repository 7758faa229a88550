using System.Text;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>Kith cannot be reached: a worker opens their team's pack from a stick, in a browser without a network.</summary>
public sealed class AContinuityPackOpensTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes(new string('k', 44));

    [Fact]
    public async Task The_pack_opens_from_disk_with_the_team_s_words_and_with_no_others()
    {
        var folder = Directory.CreateTempSubdirectory("kith-packs");
        try
        {
            var team = new TeamInPack(Guid.NewGuid(), "Family Safeguarding North");
            var family = new FamilyInPack(
                "K7QX2M4P", "Larkspur <b>", "Vera & the children are with her mother", ["Amy Larkspur: visit was due on 1 June 2026"], [new PersonInPack("Amy Larkspur", "6 years", ["Never send letters"])],
                ["Sam Field, Social worker, 01632 960001"], ["Amy Larkspur: Child protection plan since 2 May 2026"], []);
            new ContinuityFolder(folder.FullName, Key).Write([new ContinuityPack(team, new DateOnly(2026, 6, 16), [Role.SocialWorker], [family], 1)], new DateOnly(2026, 6, 16));

            var reader = await world.Visits();
            await reader.Page.Context.SetOfflineAsync(true);
            await reader.Open(new Uri(Assert.Single(folder.GetFiles("*.html")).FullName).AbsoluteUri);
            await reader.NeverShows("Larkspur");

            var words = reader.Page.GetByLabel("The team’s words");
            await words.FillAsync(ContinuityFile.WordsOf(Key, Guid.NewGuid()));
            await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
            await reader.Page.GetByText("Error: these are not the words of this team, or the file is damaged").WaitForAsync();
            await reader.NeverShows("Larkspur");
            await reader.Check();

            await words.FillAsync(ContinuityFile.WordsOf(Key, team.Id).ToLowerInvariant().Replace('-', ' '));
            await words.PressAsync("Enter");
            await reader.Page.GetByText("Vera & the children are with her mother").WaitForAsync();
            await reader.Shows("Larkspur <b>, K7QX2M4P");
            await reader.Shows("Sam Field, Social worker, 01632 960001");
            await reader.Check();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
