using Kith.Practice.Access;
using Xunit;
using Xunit.Sdk;

namespace Kith.Stories;

/// <summary>The check that every page of every story passes, on pages that ought not to pass it.</summary>
public sealed class ActorTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/assets/map.png\">')", "image-alt")]
    [InlineData("document.querySelector('main').insertAdjacentHTML('beforeend', '<input name=\"unnamed\">')", "label")]
    [InlineData("document.documentElement.removeAttribute('lang')", "html-has-lang")]
    [InlineData("document.querySelector('main').insertAdjacentHTML('beforeend', '<pre>' + 'x'.repeat(400) + '</pre>')", "px wide")]
    public async Task A_planted_fault_is_found(string fault, string named)
    {
        var worker = await world.Plays(await world.Given.AWorker(Role.SocialWorker));
        await worker.Open("/");
        await worker.Page.EvaluateAsync($"() => {{ {fault} }}");

        var found = await Assert.ThrowsAnyAsync<XunitException>(worker.Check);

        Assert.Contains(named, found.Message, StringComparison.Ordinal);
    }
}
