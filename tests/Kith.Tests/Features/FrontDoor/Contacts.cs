using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.FrontDoor;

/// <summary>Contacts that a test stands on, through the same commands as the pages.</summary>
internal static class Contacts
{
    public static Task<WorkerInTest> AScreener(this KithWorld world) => world.Given.AWorker(Role.MashScreener);

    public static ContactPersonDetails Child(string first, string last, DateOnly? born = null, string? number = null) => new(MemberKind.Child, first, last, born, number);

    public static async Task<ContactId> AContact(this KithWorld world, WorkerInTest screener, params ContactPersonDetails[] people)
    {
        var now = Now.InLondon(world.Clock.GetUtcNow().UtcDateTime);
        var details = new ContactDetails(world.Clock.Today, now.ToString("HH:mm"), "6", "PC Ida Marsh", "01632 960100", "Shouting was heard at the house");
        return await world.At<RecordContact, ContactId>(screener, (command, by, at) =>
            command.Do(details, people.Length == 0 ? [Child("Amy", "Larkspur", world.Clock.Today.AddYears(-7))] : people, by, at, default));
    }

    public static async Task<ContactId> ASortedContact(this KithWorld world, WorkerInTest screener, params ContactPersonDetails[] people)
    {
        var contact = await world.AContact(screener, people);
        return await world.At<SortContact, ContactId>(screener, (command, by, at) => command.Do(contact, Brag.Amber, "Two worries at once", 0, by, at, default));
    }

    public static async Task<ContactId> ADecidedContact(this KithWorld world, WorkerInTest screener, params ContactPersonDetails[] people)
    {
        var contact = await world.ASortedContact(screener, people);
        return await world.At<DecideContact, ContactId>(screener, (command, by, at) =>
            command.Do(contact, new DecisionInput { Version = 1, Outcome = ContactOutcome.Advice, Why = "Known and safe" }, by, at, default));
    }

    public static Task<ContactId> ARequest(this KithWorld world, WorkerInTest partner) => world.At<RecordContact, ContactId>(partner, (command, by, at) =>
        command.Ask("Amy is tired and hungry", "Her mother knows and agrees", "01632 960200", [Child("Amy", "Larkspur", world.Clock.Today.AddYears(-7))], by, at, default));

    public static Task<Contact> Contact(this KithWorld world, ContactId id) =>
        world.Read(db => db.Contacts.Include(c => c.People).AsNoTracking().AsSplitQuery().SingleAsync(c => c.Id == id));

    public static async Task<T> At<TCommand, T>(this KithWorld world, WorkerInTest worker, Func<TCommand, Acting, Now, Task<Outcome<T>>> run)
        where TCommand : notnull
    {
        var by = await world.Acting(worker);
        return (await world.Run((services, now) => run(services.GetRequiredService<TCommand>(), by, now))).Value;
    }
}
