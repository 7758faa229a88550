using Kith.Features.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class WelcomeWorkerTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_is_added_and_can_do_nothing_before_the_first_posting()
    {
        var (visitor, administrator) = await world.AnAdministrator();

        var worker = await (await visitor.Open(AccessLinks.WelcomeWorker)).Fill("Input.Name", "Olive Adeyemi").Fill("Input.Email", "olive@elm.example").Press("Add worker");

        worker.Shows("Worker added").Shows("Olive Adeyemi").Shows("olive@elm.example").Shows("Cannot sign in").Shows("None yet");
        var fact = await world.TheFact<WorkerWelcomed>(administrator);
        Assert.DoesNotContain("Olive", fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var (visitor, _) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.WelcomeWorker)).Fill("Input.Email", "olive at elm").Fill("Input.Phone", new string('1', 41)).Press("Add worker");

        Assert.Equal("Enter the worker’s name", refused.ErrorOf("Input.Name"));
        Assert.Equal("Enter an email address in the correct format, like name@example.com", refused.ErrorOf("Input.Email"));
        Assert.Equal("The phone number must be 40 characters or fewer", refused.ErrorOf("Input.Phone"));
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.WelcomeWorker);
}
