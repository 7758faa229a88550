using Kith.Platform.Data;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Governance;

internal static class Letters
{
    public static Task LettersGoTo(this KithWorld world, PersonId person, RowId address) => world.Run<int>((services, _) =>
    {
        var contact = SafeContact.Of(person);
        contact.Say(new SafeContactSaid(NoLetters: false, NoVoicemail: false, NoText: false, NoEmail: false, null, address), isCurrent: true, isSharedWithHarmer: false);
        services.GetRequiredService<KithDb>().Add(contact);
        return Task.FromResult<Outcome<int>>(1);
    });

    public static Task<RowId?> LettersOf(this KithWorld world, PersonId person) => world.Read(db => db.SafeContacts.Where(s => s.Person == person).Select(s => s.LettersTo).SingleAsync());
}
