using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Stories;

/// <summary>Every page about who a family is, where it lives and who works with it: usable, also narrow, also with an error, also when long.</summary>
public sealed class AFamilyIsKnownTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private const string LongName = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley";

    [Fact]
    public async Task A_manager_and_a_social_worker_come_through_every_page()
    {
        var family = await AFullFamily();
        var lead = await world.Plays(family.SocialWorker);
        var manager = await world.Plays(family.Manager);
        var (reference, vera) = (family.Ref, family.Adult("Vera"));
        var kin = await world.Read(db => Task.FromResult(db.Kin.Where(k => k.Person == vera).Select(k => k.Id).First()));
        var step = await world.Read(db => Task.FromResult(db.Steps.Where(s => s.FamilyEpisode == family.Episode && s.DoneOn == null).Select(s => s.Id).First()));
        var named = await world.Read(db => Task.FromResult(db.Involvements.Where(i => i.FamilyEpisode == family.Episode && i.Adult != null).Select(i => i.Id).First()));

        foreach (var address in new[]
        {
            FamiliesLinks.List(), "/families?show=Closed", CaseworkLinks.Visits(), FamiliesLinks.People(reference), FamiliesLinks.Person(reference, vera), FamiliesLinks.Team(reference),
            StepsLinks.Steps(reference), FamiliesLinks.History(reference), FamiliesLinks.ChangePerson(reference, vera), FamiliesLinks.ProtectPerson(reference, family.Child("Amy")),
            FamiliesLinks.LeaveFamily(reference, vera), FamiliesLinks.EndKin(reference, kin), StepsLinks.Finish(reference, step), StepsLinks.Change(reference, step),
        })
        {
            await lead.Open(address);
        }

        foreach (var address in new[]
        {
            FamiliesLinks.Add(), FamiliesLinks.Rename(reference), FamiliesLinks.AddPerson(reference), FamiliesLinks.JoinFamily(reference), FamiliesLinks.IdentifyPerson(reference, vera),
            FamiliesLinks.RelateKin(reference), FamiliesLinks.FoundHousehold(reference), FamiliesLinks.RecordAddress(reference), FamiliesLinks.WhereThingsAre(reference), StepsLinks.Add(reference),
            CaseworkLinks.Close(reference),
        })
        {
            await manager.Open(address);
            if (address == FamiliesLinks.Rename(reference) || address == FamiliesLinks.Add())
            {
                await manager.Fill("Input.Name", string.Empty);
            }

            await manager.Press(address == CaseworkLinks.Close(reference) ? "Close the work" : "Save");
        }

        foreach (var (address, button) in new[]
        {
            (FamiliesLinks.MoveHousehold(reference), "Save"), (FamiliesLinks.RecordHarmAllegation(reference), "Continue"), (FamiliesLinks.NameWorker(reference), "Name this worker"),
            (FamiliesLinks.EndInvolvement(reference, named), "End the involvement"), (CaseworkLinks.Allocate(reference), "Allocate"), (CaseworkLinks.MoveTeam(reference), "Move the family"),
        })
        {
            await manager.Open(address);
            await manager.Press(button);
        }

        await manager.Open(FamiliesLinks.Team(reference));
        await manager.Open(CaseworkLinks.Unallocated());
    }

    [Fact]
    public async Task What_recording_harm_closes_is_said_before_it_is_recorded()
    {
        var family = await AFullFamily();
        var lead = await world.Plays(family.SocialWorker);
        await lead.Open(FamiliesLinks.RecordHarmAllegation(family.Ref));
        await lead.Select("Input.HarmedBy", family.Adult("Paul").Value.ToString());
        await lead.Select("Input.Harmed", family.Adult("Vera").Value.ToString());

        await lead.Press("Continue");
        await lead.Shows("will not see what is kept for Paul Larkspur’s side");
        await lead.Press("Record it");

        await lead.Shows("Paul Larkspur is alleged to have harmed Vera Larkspur");
    }

    [Fact]
    public async Task An_address_withheld_says_whom_to_ask()
    {
        var family = await AFullFamily();
        var school = await world.Plays(await world.Given.ACoWorker(family, Role.SchoolDsl), width: 320);

        await school.Open(FamiliesLinks.People(family.Ref));

        await school.Shows(AddressesInView.Withheld);
        await school.NeverShows("Hidden Row");
    }

    private async Task<FamilyInTest> AFullFamily()
    {
        var family = await world.Given.AFamily(f => f.Named(LongName).AChild("Amy", aged: 6).AChild("Ben", aged: 1).AnAdult("Vera").AnAdult("Paul"));
        var by = await world.Acting(family.SocialWorker);
        var (vera, paul, amy, ben) = (family.Adult("Vera"), family.Adult("Paul"), family.Child("Amy"), family.Child("Ben"));
        await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Vera");
        await world.Given.AFamily(f => f.Named("Waiting").Of(family.Team).Unallocated().AChild("Zoe"));
        var home = (await Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [vera, amy, ben], now.Today.AddDays(-9), null, by, now, default))).Value;
        await Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Dad’s flat", [paul], now.Today, null, by, now, default));
        await Do((RelateKin command, Now now) => command.Do(family.Episode, vera, KinKind.MotherOf, amy, true, null, by, now, default));
        await Do((RelateKin command, Now now) => command.Do(family.Episode, vera, KinKind.MotherOf, ben, true, null, by, now, default));
        await Do((RelateKin command, Now now) => command.Do(family.Episode, paul, KinKind.FatherOf, ben, false, null, by, now, default));
        await Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(home, null, "7 Hidden Row\nNorthmoor", "ZZ9 1AA", "07700 900123", false, now.Today.AddDays(-9)), by, now, default));
        await Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(null, paul, "Flat 2, 1 Open Street", "ZZ9 9ZZ", null, false, now.Today), by, now, default));
        await Do((ProtectPerson command, Now now) => command.Do(family.Episode, vera, by, now, default));
        await Do((SetStep command, Now now) => command.Do(family.Episode, "Ring the school nurse about Ben’s weight and ask for the growth chart", by.Posting, now.Today, Side.Shared, by, now, default));
        await Do((SetStep command, Now now) => command.Do(family.Episode, string.Concat(Enumerable.Repeat("Averylongwordwithoutanyspace", 8)), by.Posting, now.Today.AddDays(9), Side.Shared, by, now, default));
        var done = (await Do((SetStep command, Now now) => command.Do(family.Episode, "Ask about housing", by.Posting, now.Today, Side.Shared, by, now, default))).Value;
        await Do((FinishStep command, Now now) => command.Do(done, now.Today, "An appointment on 3 July at the council", 0, by, now, default));
        return family;
    }

    private Task<Outcome<T>> Do<TCommand, T>(Func<TCommand, Now, Task<Outcome<T>>> command)
        where TCommand : notnull => world.Run((services, now) => command(services.GetRequiredService<TCommand>(), now));
}
