using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Disclosure;

public sealed class StartDocumentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_document_begins_with_one_recipient_a_purpose_and_a_basis()
    {
        var (family, _) = await world.AShieldedFamily();
        var page = await world.As(family.SocialWorker).Open(DisclosureLinks.Start(family.Ref));
        var refused = await page.Press("Continue");
        Assert.Equal("Select what goes out", refused.ErrorOf("Input.What"));
        Assert.Equal("Select one person of the family, or enter the name of a body", refused.ErrorOf("Input.Recipient"));
        Assert.Equal("Select how it goes", refused.ErrorOf("Input.Way"));
        Assert.Equal("Select the form of the document", refused.ErrorOf("Input.Format"));
        Assert.Equal("Enter what it is for", refused.ErrorOf("Input.Purpose"));
        Assert.Equal("Select what allows it", refused.ErrorOf("Input.Basis"));

        page.Choose("Input.What", "Letter").Choose("Input.Recipient", family.Adult("Paul").ToString()).Choose("Input.Way", "ByHand").Choose("Input.Format", "Print").Choose("Input.Basis", "PublicTask").Fill("Input.Purpose", "To invite him");
        Assert.Equal("Enter what the letter says", (await page.Press("Continue")).ErrorOf("Input.Letter"));
        (await page.Fill("Input.Letter", "Please come on Tuesday").Press("Continue")).Shows("Letter for Paul Larkspur").Shows("Please come on Tuesday");

        await world.Fact<DocumentStarted>(family);
        await world.IsHidden(DisclosureLinks.Start, family);
        await world.IsRefused(DisclosureLinks.Start, family, Role.SchoolDsl);
    }

    /// <summary>A new address told in a letter to the old one, and a message at a home shared with the man she fled (published cases 3 and 4).</summary>
    [Fact]
    public async Task Letters_go_only_to_an_address_that_is_theirs_today_and_nobody_elses_who_harmed_them()
    {
        var (family, old) = await world.AShieldedFamily();
        var vera = family.Adult("Vera");
        async Task<string?> Refused() => (await world.Starts(family, GivenDocument.Wanted(vera, OutgoingKind.Letter, "Dear Vera", way: SendingWay.Post))).Refusals.FirstOrDefault(r => r.Field == "Way")?.Message;
        Assert.Equal("No address for letters is recorded for them: say how they can be reached first", await Refused());
        Assert.True((await world.SaysLettersGo(family, vera, old)).Ok);
        Assert.Null(await Refused());

        var by = await world.Acting(family.SocialWorker);
        NewAddress Moves(bool? letters) => new(null, vera, "1 New Street", "ZZ1 1AA", null, true, world.Clock.Today, LettersHere: letters);
        var unsaid = await world.Refusals((RecordAddress command, Now now) => command.Do(family.Episode, Moves(null), by, now, default));
        Assert.Equal(new Refusal("LettersHere", "Select whether letters go to the new address"), Assert.Single(unsaid));
        Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, Moves(false), by, now, default))).Ok);
        Assert.Equal("No address for letters is recorded for them: say how they can be reached first", await Refused());

        var home = (await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Paul"), "1 New street.", "zz11aa", null, false, world.Clock.Today), by, now, default))).Value;
        Assert.Contains((await world.SaysLettersGo(family, vera, home)).Refusals, r => r.Message == "Somebody alleged to have harmed them lives at this address: select another");
    }

    [Fact]
    public async Task Another_familys_child_or_session_never_gets_into_the_document()
    {
        var (family, _) = await world.AShieldedFamily();
        var (other, _) = await world.AShieldedFamily();

        Assert.Equal(RefusalKind.NotFound, Assert.Single((await world.Starts(family, GivenDocument.Wanted(null, OutgoingKind.ChildFile, of: other.Child("Amy").Value))).Refusals).Kind);
        Assert.Equal(RefusalKind.NotFound, Assert.Single((await world.Starts(family, GivenDocument.Wanted(other.Adult("Paul")))).Refusals).Kind);
        Assert.Equal(RefusalKind.NotFound, Assert.Single((await world.Starts(family, GivenDocument.Wanted(null, OutgoingKind.SupervisionRecord, of: Guid.NewGuid()))).Refusals).Kind);
    }
}
