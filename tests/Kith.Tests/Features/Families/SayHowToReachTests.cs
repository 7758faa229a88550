using System.Net;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Families;

public sealed class SayHowToReachTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task How_to_reach_somebody_safely_stands_on_their_page_without_telling_where_they_are()
    {
        var (family, address) = await world.AShieldedFamily();
        string Address(string reference) => FamiliesLinks.SayHowToReach(reference, family.Adult("Vera"));
        var page = await world.As(family.SocialWorker).Open(Address(family.Ref));
        page.Shows("The protected home from 13 June 2026").DoesNotShow(GivenShield.Canary);

        var person = await page.Choose("Input.Never", "voicemail").Fill("Input.SafeTimes", "Tuesdays at the nursery").Choose("Input.LettersTo", address.ToString()).Press("Save");

        person.Shows("How to reach them is saved").Shows("Never leave voicemail, or a message with somebody else").Shows("Tuesdays at the nursery").DoesNotShow(GivenShield.Canary);
        Assert.Equal(address, await world.Read(db => db.SafeContacts.Where(s => s.Person == family.Adult("Vera")).Select(s => s.LettersTo).SingleAsync()));
        Assert.Equal("true", (await world.As(family.SocialWorker).Open(Address(family.Ref))).Document.QuerySelector("input[value=voicemail]")!.HasAttribute("checked") ? "true" : "false");
        await world.Fact<SafeContactSet>(family);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.DaVictimWorker);
    }

    [Fact]
    public async Task When_it_is_safe_to_speak_with_her_is_not_for_whoever_works_with_him()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        await (await world.As(family.SocialWorker).Open(FamiliesLinks.SayHowToReach(family.Ref, family.Adult("Vera")))).Choose("Input.Never", "voicemail").Fill("Input.SafeTimes", "Tuesdays at the nursery").Press("Save");
        var page = FamiliesLinks.Person(family.Ref, family.Adult("Vera"));
        var (hers, his) = (await world.Given.ACoWorker(family, Role.DaVictimWorker, "Vera"), await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, "Paul"));

        (await world.As(hers).Open(page)).Shows("Tuesdays at the nursery");
        (await world.As(his).Open(page)).Shows("Never leave voicemail").DoesNotShow("nursery");

        // Whoever led her family and works with him too neither reads nor replaces it.
        await world.WorksWith(family, family.SocialWorker, "Paul");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.SayHowToReach(family.Ref, family.Adult("Vera")))).Expect(HttpStatusCode.Forbidden);
        var by = await world.Acting(family.SocialWorker);
        var said = new SafeContactSaid(false, false, false, false, null, null);
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((SayHowToReach command, Now now) => command.Do(family.Episode, family.Adult("Vera"), said, 1, by, now, default))).Kind);
    }

    [Fact]
    public async Task Letters_go_only_to_a_home_of_theirs()
    {
        var (family, _) = await world.AShieldedFamily();
        var (_, elsewhere) = await world.AShieldedFamily();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.SayHowToReach(family.Ref, family.Adult("Vera")));
        var fields = page.Fields().Where(f => f.Key != "Input.LettersTo").Append(new("Input.LettersTo", elsewhere.ToString()));

        var refused = await world.As(family.SocialWorker).Post(page.Address, fields);

        Assert.NotEqual("How to reach them is saved", refused.Text);
        Assert.Empty(await world.Read(db => db.SafeContacts.Where(s => s.Person == family.Adult("Vera")).ToListAsync()));
    }

    [Fact]
    public async Task When_it_is_safe_to_speak_with_her_child_is_not_for_his_worker_in_his_own_family_either()
    {
        var (family, _) = await world.AShieldedFamily();
        var his = await world.Given.AFamily(f => f.AnAdult("Sid"));
        await world.BelongsTo(his, family.Child("Amy"), MemberKind.Child);
        await world.Run<int>((services, now) =>
        {
            services.GetRequiredService<KithDb>().Add(FamilyMember.Join(his.Id, family.Adult("Paul"), MemberKind.Adult, now.Today, now));
            return Task.FromResult<Outcome<int>>(1);
        });
        var by = await world.Acting(family.SocialWorker);
        await world.Do((SayHowToReach command, Now now) => command.Do(family.Episode, family.Child("Amy"), new SafeContactSaid(false, true, false, false, "Tuesdays at the nursery", null), 0, by, now, default));
        var page = FamiliesLinks.Person(his.Ref, family.Child("Amy"));
        (await world.As(his.SocialWorker).Open(page)).Shows("Tuesdays at the nursery");

        var perpetrators = await world.Given.AWorker(Role.DaPerpetratorWorker);
        await world.Run<int>(async (services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            db.Add(Involvement.Name(his.Episode, (await db.Postings.FindAsync(perpetrators.Posting))!, InvolvementKind.CoWorker, family.Adult("Paul"), now).Value);
            return 1;
        });

        (await world.As(perpetrators).Open(page)).Expect(HttpStatusCode.OK).Shows("Never leave voicemail").DoesNotShow("nursery");
        var acting = await world.Acting(perpetrators);
        Assert.False(await world.Read(db => db.MayLocate(his.Episode, acting, default)));
    }
}
