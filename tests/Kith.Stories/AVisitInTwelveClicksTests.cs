using Kith.Features.Workbook;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Stories;

/// <summary>
/// The budget of recording a visit, from My work already loaded: three children, two adults’ stages, one step, one significant line, in at
/// most 2 page loads, 12 clicks and 40 keys that type no narrative; narrative typed once.
/// </summary>
public sealed class AVisitInTwelveClicksTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private const int MostLoads = 2;
    private const int MostClicks = 12;
    private const int MostKeys = 40;

    [Fact]
    public async Task Recording_a_visit_keeps_to_its_budget()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 9).AChild("Ben", 6).AChild("Cal", 3).AnAdult("Vera").AnAdult("Paul"));
        await AnEarlierVisit(family);
        var worker = await world.Plays(family.SocialWorker);
        await worker.Open("/");

        var (loads, clicks, keys) = (0, 0, 0);
        worker.Page.Load += (_, _) => loads++;

        async Task Click(string selector)
        {
            clicks++;
            await worker.Page.Locator(selector).First.ClickAsync();
        }

        async Task Key(string key)
        {
            keys++;
            await worker.Page.Keyboard.PressAsync(key);
        }

        async Task Type(string narrative) => await worker.Page.Keyboard.TypeAsync(narrative);

        await Click($"a[href='{WorkbookLinks.RecordVisit(family.Ref)}']");
        await worker.Page.WaitForURLAsync($"**{WorkbookLinks.RecordVisit(family.Ref)}");
        await Click($"[name='Input.Children[0].Seen'][value='{nameof(Seen.SeenAlone)}']");
        await Key("Tab");
        await Type("I like it when Gran comes");
        await Click($"[name='Input.Children[1].Seen'][value='{nameof(Seen.SeenWithOthers)}']");
        await Key("Tab");
        await Type("We had pancakes");
        await Click($"[name='Input.Children[2].Seen'][value='{nameof(Seen.SeenWithOthers)}']");
        await Key("Tab");
        await Type("Smiled and showed me his blocks");
        await Key("Tab");
        await Type("Breakfast was on the table. Vera spoke of her plan for the weekend and Paul joined in.");
        await Click($"fieldset:has(legend:has-text('Paul')) [name$='.Stage'][value='{nameof(Stage.Action)}']");
        await Click($"fieldset:has(legend:has-text('Vera')) [name$='.Stage'][value='{nameof(Stage.Preparation)}']");
        await Click("[name='Input.Steps[0].What']");
        await Type("Ring the school nurse about Ben’s hearing");
        await Click("[name='Input.Significant.Line']");
        await Type("First visit with both parents taking part");
        await Key("Tab");
        await Type("The children saw their parents work together");
        await Click("button:has-text('Save to workbook')");
        await worker.Page.WaitForURLAsync($"**{WorkbookLinks.Workbook(family.Ref)}");

        await worker.Shows("Visit saved to the workbook");
        await worker.Shows("First visit with both parents taking part");
        await worker.Check();
        Assert.True(loads <= MostLoads, $"{loads} page loads, not {MostLoads}");
        Assert.True(clicks <= MostClicks, $"{clicks} clicks, not {MostClicks}");
        Assert.True(keys <= MostKeys, $"{keys} keys that type no narrative, not {MostKeys}");
    }

    private async Task AnEarlierVisit(FamilyInTest family)
    {
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));
        await page
            .Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "First meeting")
            .Fill("Input.Stages[0].Behaviour", "Alcohol").Fill("Input.Stages[0].Stage", "Contemplation")
            .Fill("Input.Stages[1].Behaviour", "Parenting").Fill("Input.Stages[1].Stage", "Contemplation")
            .Press("Save to workbook");
    }
}
