using System.Net;
using Kith.Features.Attachments;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Attachments;

/// <summary>What a file is called, says and shows reaches nobody who must not know where somebody is, inside or outside.</summary>
public sealed class UnseenFilesTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Waits = "A file at which nobody has looked yet";
    private const string Tells = "What is written about this file would tell where somebody is. Withdraw it, and add it again without the place";

    [Fact]
    public async Task Where_somebody_is_hidden_a_file_opens_to_the_circle_until_it_has_been_looked_at()
    {
        var (family, _) = await world.AShieldedFamily();
        var counsellor = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");
        var telling = await world.AFile(family, $"Amy at the window of {GivenShield.Canary}");
        var plain = await world.AFile(family, "Amy drew a horse");
        var own = await world.AFile(family, "A letter of the clinic", by: counsellor);

        foreach (var other in new[] { counsellor, await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul") })
        {
            var visitor = world.As(other);
            (await visitor.Open(AttachmentsLinks.OfFamily(family.Ref))).Shows(Waits).DoesNotShow("Secret").DoesNotShow("horse");
            foreach (var kept in new[] { telling, plain })
            {
                (await visitor.Open(AttachmentsLinks.One(family.Ref, kept))).Shows(Waits).Shows("Ask the family’s lead worker").DoesNotShow("Secret").DoesNotShow("horse").DoesNotShow("drawing.png").DoesNotShow("Download");
                (await visitor.Open(AttachmentsLinks.Take(family.Ref, kept))).Expect(HttpStatusCode.NotFound);
                (await visitor.Open(AttachmentsLinks.LookAt(family.Ref, kept))).Expect(HttpStatusCode.Forbidden);
            }
        }

        (await world.As(counsellor).Open(AttachmentsLinks.One(family.Ref, own))).Shows("A letter of the clinic").Shows("Download");
        var lead = world.As(family.SocialWorker);
        (await lead.Open(AttachmentsLinks.One(family.Ref, telling))).Shows(GivenShield.Canary).Shows("Download");
        Assert.Contains(Tells, (await Look(lead, family, telling)).ErrorSummary);
        (await Look(lead, family, plain)).Shows("Documents may name this file");
        (await world.As(counsellor).Open(AttachmentsLinks.OfFamily(family.Ref))).Shows("horse").DoesNotShow("Secret");
        (await world.As(counsellor).Open(AttachmentsLinks.Take(family.Ref, plain))).Expect(HttpStatusCode.OK);

        // Whoever is hidden later was not looked for.
        var by = await world.Acting(family.SocialWorker);
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Paul"), by, now, default));
        (await world.As(counsellor).Open(AttachmentsLinks.Take(family.Ref, plain))).Expect(HttpStatusCode.NotFound);
        Assert.Null(await world.Read(db => db.Attachments.Where(a => a.Id == plain).Select(a => a.LookedAtBy).SingleAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_that_has_been_hidden_was_not_looked_for_whatever_hid_it(bool elsewhere)
    {
        var (family, hides) = await world.AHomeThatIsHiddenLater(elsewhere);
        var untouched = await world.Given.AFamily(f => f.AChild("Amy"));
        var (file, other) = (await world.AFile(family, "The house at 1 Foxglove Row"), await world.AFile(untouched, "Amy drew a horse"));
        await Look(world.As(family.SocialWorker), family, file);
        await Look(world.As(untouched.SocialWorker), untouched, other);
        Assert.True(await IsLookedAt(file));

        await hides();

        Assert.False(await IsLookedAt(file));
        Assert.True(await IsLookedAt(other));

        Task<bool> IsLookedAt(AttachmentId id) => world.Read(db => db.Attachments.Where(a => a.Id == id).Select(a => a.LookedAtBy != null && a.LookedAtAt != null).SingleAsync());
    }

    [Fact]
    public async Task A_document_names_a_file_once_it_has_been_looked_at_and_never_gives_it_away()
    {
        var (family, _) = await world.AShieldedFamily();
        var file = await world.AFile(family, "Amy drew a horse");
        await world.AFile(family, $"Amy at the window of {GivenShield.Canary}");
        await world.AFile(family, "HerSideOnly", mayRead: $"DaVictim:{family.Adult("Vera")}");

        var before = await Text(family);
        Assert.DoesNotContain("horse", before, StringComparison.Ordinal);
        Assert.DoesNotContain(Waits, before, StringComparison.Ordinal);
        await Look(world.As(family.SocialWorker), family, file);
        var after = await Text(family);

        Assert.Contains("file of the record: picture", after, StringComparison.Ordinal);
        Assert.Contains("Amy drew a horse", after, StringComparison.Ordinal);
        foreach (var text in new[] { before, after })
        {
            Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("HerSideOnly", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_recorded_of_one_of_them_in_another_family_keeps_a_file_back_as_well()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        await world.IsInAnotherFamily(family.Adult("Vera"), "Larksfield, 8 Elsewhere Row");
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var (telling, doubtful) = (await world.AFile(family, "Amy at the window of 8 Elsewhere Row"), await world.AFile(family, "The fair in Larksfield"));

        (await world.As(support).Open(AttachmentsLinks.LookAt(family.Ref, telling))).Expect(HttpStatusCode.Forbidden);
        (await world.As(support).Open(AttachmentsLinks.OfFamily(family.Ref))).Shows(Waits).DoesNotShow("Elsewhere");
        var lead = world.As(family.SocialWorker);
        Assert.Contains(Tells, (await Look(lead, family, telling)).ErrorSummary);

        // What may be a place is shown to whoever confirms that it is none.
        (await lead.Open(AttachmentsLinks.LookAt(family.Ref, doubtful))).Shows("What is written about this file may be a place that is protected");
        (await Look(lead, family, doubtful)).Shows("Documents may name this file");
    }

    private static async Task<Shown> Look(Visitor visitor, FamilyInTest family, AttachmentId file) =>
        await (await visitor.Open(AttachmentsLinks.LookAt(family.Ref, file))).Choose("Input.IsSafe", "true").Press("Let documents name it");

    private async Task<string> Text(FamilyInTest family)
    {
        await world.AVisit(family, "Nothing to report");
        var id = await world.Started(family, family.Adult("Paul"), OutgoingKind.ChildFile, of: family.Child("Amy").Value);
        var page = await world.As(family.SocialWorker).Open(DisclosureLinks.Make(family.Ref, id));
        page.DoesNotShow("Secret");
        var keys = page.Document.QuerySelectorAll("input[name='Input.WithOthers']").Select(i => i.GetAttribute("value")!).ToList();
        Assert.True((await world.Makes(family, id, keys, "The court asks for it", looked: true)).Ok);
        return System.Text.Encoding.UTF8.GetString(await world.BytesOf(id));
    }
}
