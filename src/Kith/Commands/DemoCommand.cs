using System.CommandLine;
using Kith.Demo;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Commands;

/// <summary>`kith demo`: tells the demonstration partnership into an empty record.</summary>
internal static class DemoCommand
{
    private static readonly Role[] Worth =
        [Role.SocialWorker, Role.TeamManager, Role.DaVictimWorker, Role.DaPerpetratorWorker, Role.SubstanceMisuseWorker, Role.SchoolDsl, Role.SystemAdministrator];

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same seed tells the same on the same day",
        DefaultValueFactory = _ => DemonstrationPartnership.Seed,
    };

    public static Command Verb()
    {
        var verb = new Command("demo", "Tells the demonstration partnership into an empty record; one that holds a partnership is left as it is")
        {
            KithCommands.Data, KithCommands.Postgres, Seed,
        };
        verb.SetAction(Tell);
        return verb;
    }

    /// <summary>Tells the demonstration if the record is empty, and says on standard output what came of it.</summary>
    public static async Task Tell(IServiceProvider services, int seed, CancellationToken ct)
    {
        var today = Now.At(services.GetRequiredService<TimeProvider>().GetUtcNow()).Today;
        Console.WriteLine(await DemonstrationPartnership.Tell(services, today, seed, ct: ct)
            ? "The demonstration partnership is told. Every family and every worker in it is invented."
            : "This record already holds a partnership: nothing was changed.");
    }

    /// <summary>A few people to sign in as; nobody when the partnership is not the demonstration.</summary>
    public static async Task NameSome(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var today = Now.At(services.GetRequiredService<TimeProvider>().GetUtcNow()).Today;
        var people = await scope.ServiceProvider.GetRequiredService<KithDb>().DemonstrationPeople(today, ct);
        if (people.Count > 0)
        {
            Console.WriteLine("Sign in by a button, for example as");
        }

        foreach (var person in Worth.Select(role => people[role].FirstOrDefault()).OfType<DemonstrationPerson>())
        {
            Console.WriteLine($"  {person.Name}, {person.Role.InWords().ToLowerInvariant()}, {person.Team}");
        }
    }

    private static async Task<int> Tell(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
        await services.PrepareRecord(ct);
        await Tell(services, line.GetValue(Seed), ct);
        return 0;
    }
}
