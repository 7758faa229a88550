using System.CommandLine;
using Kith.Commands;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Commands;

[Trait("Speed", "slow")]
public sealed class AccountCommandTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly SemaphoreSlim OneConsole = new(1, 1);

    [Fact]
    public async Task The_first_account_of_an_empty_record_signs_in_as_an_administrator()
    {
        var (code, said) = await Add("lark@elm.example", "system-administrator", "four kettles whistling");

        Assert.True(code == 0, said);
        var posting = await world.Read(db => (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where w.Email == "lark@elm.example" select p).SingleAsync());
        Assert.Equal(Role.SystemAdministrator, posting.Role);
        Assert.Contains(await world.Facts<AccountOpened>(), f => f.By == null && f.Data.Contains(posting.Worker.Value.ToString(), StringComparison.Ordinal));
        Assert.Contains(await world.Facts<AgencyJoined>(), f => f.By == null);

        // The command line has the machine's clock, on whose day the posting begins.
        world.Clock.Set(new DateTimeOffset(posting.StartsOn, new TimeOnly(12, 0), TimeSpan.Zero));
        var signIn = await (await world.Anyone().Open(AccessLinks.SignIn)).Fill("Input.Email", "lark@elm.example").Fill("Input.Password", "four kettles whistling").Press("Continue");
        (await signIn.Fill("Input.Code", world.Code(Newcomers.Secret(signIn))).Press("Finish and sign in")).Shows("Organisation");
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task A_second_worker_joins_the_agency_and_team_that_are_there()
    {
        await Add("mavis@elm.example", "social-worker", "four kettles whistling", agency: "Merle Trust", team: "Merle team");
        var (code, said) = await Add("nigel@elm.example", "Team manager", "nine lamps on a pier", agency: "Merle Trust", team: "Merle team");

        Assert.True(code == 0, said);
        Assert.Equal(1, await world.Read(db => db.Agencies.CountAsync(a => a.Name == "Merle Trust")));
        Assert.Equal(1, await world.Read(db => db.Teams.CountAsync(t => t.Name == "Merle team")));
    }

    [Theory]
    [InlineData("king", "four kettles whistling", "king is not a role. Roles are social-worker, team-manager")]
    [InlineData("analyst", "short", "Your password must be 12 characters or more")]
    [InlineData("analyst", "ouzel trust for ever", "Choose a password without your name, email address, agency or the word Kith in it")]
    [InlineData("analyst", "", "Enter a password")]
    public async Task A_refusal_is_told_and_leaves_nothing_behind(string role, string password, string reason)
    {
        var (code, said) = await Add("ouzel@elm.example", role, password, agency: "Ouzel Trust", team: "Ouzel team");

        Assert.Equal(1, code);
        Assert.StartsWith(reason, said, StringComparison.Ordinal);
        Assert.False(await world.Read(db => db.Agencies.AnyAsync(a => a.Name == "Ouzel Trust")));
    }

    [Fact]
    public async Task One_address_has_one_account()
    {
        await Add("piper@elm.example", "analyst", "four kettles whistling");

        var (code, said) = await Add("piper@elm.example", "privacy-officer", "four kettles whistling");

        Assert.Equal((1, "Pat Piper already has an account"), (code, said));
    }

    [Fact]
    public async Task The_operator_opens_an_account_anew_alone_where_nobody_could_hand_it_over()
    {
        await Add("quill@elm.example", "service-manager", "four kettles whistling");
        await world.Read(db => db.Users.Where(a => a.NormalizedEmail == "QUILL@ELM.EXAMPLE").ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, true)));

        var (code, said) = await Add("quill@elm.example", "service-manager", "nine lamps on a pier");

        Assert.True(code == 0, said);
        Assert.Equal((false, false), await world.Read(async db => await db.Users.SingleAsync(a => a.NormalizedEmail == "QUILL@ELM.EXAMPLE") is var a ? (a.IsClosed, a.IsHeld) : default));
        Assert.Equal(1, await world.Read(db => (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where w.Email == "quill@elm.example" select p).CountAsync()));
        Assert.Empty(await world.Read(db => db.HandOvers.ToListAsync()));
    }

    private async Task<(int Code, string Said)> Add(string email, string role, string password, string agency = "Linnet Council", string team = "Linnet team")
    {
        string[] where = world.Storage.IsEmbedded ? ["--data", world.Storage.Folder!] : ["--postgres", world.Storage.Postgres!];
        await OneConsole.WaitAsync(TestContext.Current.CancellationToken);
        var input = Console.In;
        using var said = new StringWriter();
        try
        {
            Console.SetIn(new StringReader(password + "\n"));
            var code = await KithCommands.Root()
                .Parse(["account", "add", .. where, "--name", "Pat Piper", "--email", email, "--role", role, "--agency", agency, "--team", team])
                .InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null, Error = said }, TestContext.Current.CancellationToken);
            return (code, said.ToString().Trim());
        }
        finally
        {
            Console.SetIn(input);
            OneConsole.Release();
        }
    }
}
