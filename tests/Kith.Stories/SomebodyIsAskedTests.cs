using Kith.Features.Families;
using Kith.Practice.Access;
using Xunit;

namespace Kith.Stories;

/// <summary>A specialist is referred to and accepts, a school is asked for one part and writes it, and neither finds the family before.</summary>
public sealed class SomebodyIsAskedTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Fact]
    public async Task A_specialist_accepts_and_a_school_writes()
    {
        var family = await world.Given.AFamily(f => f.AChild("Olive", 7).AnAdult("Vera"));
        var manager = await world.Plays(family.Manager);
        var specialist = await world.Plays(await world.Given.AWorker(Role.SubstanceMisuseWorker));
        var school = await world.Plays(await world.Given.AWorker(Role.SchoolDsl));
        await manager.Open(FamiliesLinks.Team(family.Ref));
        await manager.Follow("Ask somebody");
        await manager.Press("Ask them");
        await manager.Shows("Select what you ask of them");
        await manager.Choose("Input.Kind", nameof(InvitationKind.ToWork));
        await manager.Fill("Input.WorkEmail", specialist.Worker.Account.Email!);
        await manager.Select("Input.Adult", family.Adult("Vera").ToString());
        await manager.Fill("Input.Words", string.Concat(Enumerable.Repeat("Vera would like help with drinking, and asks to be met at the children’s centre. ", 40)));
        await manager.Press("Ask them");
        await manager.Shows("to work with the family");
        await manager.Follow("Ask somebody");
        await manager.Choose("Input.Kind", nameof(InvitationKind.ToContribute));
        await manager.Fill("Input.WorkEmail", school.Worker.Account.Email!);
        await manager.Choose("Input.Children", family.Child("Olive").ToString());
        await manager.Fill("Input.Words", "How is Olive in class?");
        await manager.Press("Ask them");
        await manager.Follow(school.Worker.Name);
        await manager.Press("Withdraw");
        await manager.Shows("Enter why it is withdrawn");

        await specialist.Open("/");
        await specialist.Follow("You are asked 1 thing");
        await specialist.Follow(family.Ref);
        await specialist.NeverShows("Olive");
        await specialist.Follow("Accept or decline");
        await specialist.Press("Answer");
        await specialist.Shows("Select whether you will work with the family");
        await specialist.Choose("Input.IsAccepted", "True");
        await specialist.Press("Answer");
        await specialist.Shows("You work with the family from now on");
        await specialist.Open(FamiliesLinks.Invitations());

        await school.Open(FamiliesLinks.Invitations());
        await school.Follow(family.Ref);
        await school.Follow("Write");
        await school.Press("Send");
        await school.Shows("Enter what we should know");
        await school.Choose("Input.About", "Other");
        await school.Choose("Input.Children", family.Child("Olive").ToString());
        await school.Fill("Input.Account", "Olive reads to the little ones at lunch");
        await school.Press("Send");
        await school.Shows("Olive reads to the little ones");
        await school.NeverShows("Vera");
    }
}
