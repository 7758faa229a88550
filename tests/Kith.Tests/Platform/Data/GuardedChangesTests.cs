using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Platform.Data;

public sealed class GuardedChangesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_change_without_a_token_is_refused_and_one_with_the_token_of_its_record_is_not()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        await world.AuthorisedAssessment(family);
        await world.AnEnquiry(family, world.Clock.Today.AddDays(-1));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => world.Read(async db =>
        {
            db.Entry(await db.HarmAllegations.AsTracking().SingleAsync(h => h.FamilyEpisode == family.Episode)).State = EntityState.Modified;
            return await db.SaveChangesAsync();
        }));
        Assert.StartsWith("HarmAllegation is changed without a token", refused.Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Change(withItsRecord: false));
        await Change(withItsRecord: true);

        Task Change(bool withItsRecord) => world.Read(async db =>
        {
            var child = await db.ChildEpisodes.AsTracking().Include(e => e.Enquiries).FirstAsync(e => e.FamilyEpisode == family.Episode && e.Enquiries.Count > 0);
            db.Entry(child.Enquiries[0]).State = EntityState.Modified;
            db.Entry(child).State = withItsRecord ? EntityState.Modified : EntityState.Unchanged;
            return await db.SaveChangesAsync();
        });
    }
}
