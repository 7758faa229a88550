using System.Net;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>
/// Property (h) of the permission model, that no way of an administrator leads to a family, for how somebody signs in: whatever one administrator alone does with the
/// commands of Access, in whatever order, beside colleagues who open accounts for good reasons, they come into no session in which a family opens. Whoever has a
/// password, a code, a place at the identity provider or a page that was open before tries with all of it.
/// </summary>
[Trait("Speed", "slow")]
public sealed class AdministratorAloneTests
{
    private const int Worlds = 120;

    /// <summary>Commands that a worker does to their own account once a session is theirs, what proves who somebody is, and what Kith does by itself.</summary>
    private static readonly string[] OfASession =
        [nameof(AcceptCode), nameof(AddPasskey), nameof(ChangePassword), nameof(MeetStranger), nameof(ProveAgain), nameof(RemovePasskey), nameof(SetUpSecondFactor), nameof(ShowPasskey), nameof(SuspendAccounts)];

    [Fact]
    public async Task Whatever_one_administrator_does_alone_no_session_of_theirs_opens_a_family()
    {
        await using var world = new ElsewhereWorld { ChecksFast = true };
        await world.InitializeAsync();
        var did = new Counts();
        for (var number = 0; number < Worlds; number++)
        {
            await new Alone(world, number, did, secondPerson: true).Play();
        }

        Assert.Empty(did.Opened);

        // Every door was tried, as far as it goes.
        Assert.True(did.Moves.Keys.Order().SequenceEqual(Alone.Moves.Keys.Order()), $"Never done: {string.Join(", ", Alone.Moves.Keys.Except(did.Moves.Keys))}");
        Assert.True(did is { PastPassword: > Worlds / 2, Codes: > Worlds / 2, Strangers: > Worlds / 2 }, $"{did.PastPassword} past a password, {did.Codes} codes, {did.Strangers} links proposed: the worlds say nothing");
    }

    [Fact]
    public async Task With_the_second_person_switched_off_the_same_worlds_open_by_password_and_by_provider()
    {
        await using var world = new ElsewhereWorld { ChecksFast = true };
        await world.InitializeAsync();
        var did = new Counts();
        for (var number = 0; number < Worlds && !(did.Opened.Contains("password") && did.Opened.Contains("provider")); number++)
        {
            await new Alone(world, number, did, secondPerson: false).Play();
        }

        Assert.Contains("password", did.Opened);
        Assert.Contains("provider", did.Opened);
    }

    [Fact]
    public void Every_command_of_Access_is_among_the_moves()
    {
        var commands = typeof(OpenAccount).Assembly.GetTypes().Where(t => t.Namespace == typeof(OpenAccount).Namespace && t.IsClass && t.GetMethods().Any(m => m.Name == "Do")).Select(t => t.Name);

        Assert.Equal(Alone.Moves.Keys.Concat(OfASession).Order(StringComparer.Ordinal), commands.Order(StringComparer.Ordinal));
    }

    /// <summary>What was done in all worlds, and by which door a family was opened.</summary>
    private sealed class Counts
    {
        public Dictionary<string, int> Moves { get; } = [];

        public HashSet<string> Opened { get; } = [];

        public int PastPassword { get; set; }

        public int Codes { get; set; }

        public int Strangers { get; set; }
    }

    /// <summary>One administrator in one world, with everything they have come to know.</summary>
    private sealed class Alone(ElsewhereWorld world, int number, Counts did, bool secondPerson)
    {
        public static readonly Dictionary<string, Func<Alone, Task<bool>>> Moves = new(StringComparer.Ordinal)
        {
            [nameof(AnswerLink)] = a => a.AgreeToALink(),
            [nameof(AnswerPosting)] = a => a.AgreeToAPosting(),
            [nameof(ChangeAgency)] = async a => (await a.Do<ChangeAgency, AgencyId>((c, by, now) => c.Do(a.family.Team.Agency, new AgencyInput { Name = a.Invented("Agency"), Kind = AgencyKind.LocalAuthority, Version = a.chance.Next(3) }, by, now, default))).Ok,
            [nameof(ChangeTeam)] = async a => (await a.Do<ChangeTeam, TeamId>((c, by, _) => c.Do(a.family.Team.Team, new TeamInput { Name = a.Invented("Team"), Agency = a.family.Team.Agency, IsIntake = true, Version = a.chance.Next(3) }, by, default))).Ok,
            [nameof(ChangeWorker)] = async a => (await a.Do<ChangeWorker, WorkerId>((c, by, _) => c.Do(a.AWorker(), new WorkerInput { Name = a.Invented("Worker"), Email = $"{a.Invented("mine")}@elm.example", Version = a.chance.Next(3) }, by, default))).Ok,
            [nameof(CloseAccount)] = async a => (await a.Do<CloseAccount, WorkerId>((c, by, now) => c.Do(a.AWorker(), by, now, default))).Ok,
            [nameof(ConfirmPosting)] = a => a.Confirm(),
            [nameof(EndAgreement)] = a => a.EndAnAgreement(),
            [nameof(EndPosting)] = a => a.EndAPosting(),
            [nameof(EndSessions)] = async a => (await a.Do<EndSessions, WorkerId>((c, by, _) => c.Do(a.AWorker(), by, default))).Ok,
            [nameof(FormTeam)] = async a => (await a.Do<FormTeam, TeamId>((c, by, now) => c.Do(new TeamInput { Name = a.Invented("Team"), Agency = a.family.Team.Agency }, by, now, default))).Ok,
            [nameof(HandOverAccount)] = a => a.HandOver(),
            [nameof(JoinAgency)] = async a => (await a.Do<JoinAgency, AgencyId>((c, by, now) => c.Do(new AgencyInput { Name = a.Invented("Agency"), Kind = AgencyKind.Police }, by, now, default))).Ok,
            [nameof(LinkAccount)] = a => a.ProposeALink(),
            [nameof(MakeAgreement)] = a => a.Agree(),
            [nameof(MendMail)] = a => a.SendMailAgain(),
            [nameof(NameConfirmer)] = a => a.NameThemselves(),
            [nameof(OpenAccount)] = a => a.Open(),
            [nameof(ProposePosting)] = a => a.Propose(),
            [nameof(ReopenAccount)] = async a => (await a.Do<ReopenAccount, WorkerId>((c, by, now) => c.Do(a.AWorker(), by, now, default))).Ok,
            [nameof(StartPosting)] = async a => (await a.Do<StartPosting, PostingId>((c, by, now) => c.Do(a.administrator.Worker, a.AsSocialWorker(), by, now, default))).Ok,
            [nameof(UnlinkAccount)] = async a => (await a.Do<UnlinkAccount, WorkerId>((c, by, _) => c.Do(a.AWorker(), by, default))).Ok,
            [nameof(WelcomeWorker)] = a => a.Welcome(),
        };

        private readonly Random chance = new(number);
        private readonly string where = $"{number}";
        private readonly Dictionary<string, string> passwords = new(StringComparer.Ordinal);
        private readonly List<string> codes = [];
        private readonly List<(string Subject, string Code)> places = [];
        private readonly List<(Visitor Visitor, Shown Page)> half = [];
        private readonly List<WorkerId> workers = [];
        private FamilyInTest family = null!;
        private WorkerInTest administrator = null!;
        private WorkerInTest colleague = null!;
        private int invented;

        public async Task Play()
        {
            world.Clock.Set(SettableClock.Start);
            family = await world.Given.AFamily(f => f.AChild("Amy"));
            (administrator, colleague) = (await world.Given.AWorker(Role.SystemAdministrator, family.Team), await world.Given.AWorker(Role.SystemAdministrator, family.Team));
            var newcomer = await world.AHeldAccount(family.Team, colleague, Role.TeamManager);
            workers.AddRange([family.SocialWorker.Worker, family.Manager.Worker, newcomer.Worker, colleague.Worker, administrator.Worker]);
            await HavesAPlace();

            var names = Moves.Keys.Order(StringComparer.Ordinal).ToList();
            string[] likely = [nameof(OpenAccount), nameof(CloseAccount), nameof(HandOverAccount), nameof(LinkAccount), nameof(AnswerLink), nameof(OpenAccount)];
            for (var move = 0; move < 14; move++)
            {
                // What leads towards an account comes more often than what does not.
                var name = chance.Next(3) > 0 ? likely[chance.Next(likely.Length)] : names[chance.Next(names.Count)];
                await Moves[name](this);
                did.Moves[name] = did.Moves.GetValueOrDefault(name) + 1;
                await SwitchOff();
                if (chance.Next(10) == 0)
                {
                    world.Clock.Pass(TimeSpan.FromDays(chance.Next(1, 6)));
                }

                if (chance.Next(4) == 0)
                {
                    await SayOnePassword();
                }
            }

            await TryEverything();
        }

        /// <summary>The control: what waits for a second person waits no more.</summary>
        private async Task SwitchOff()
        {
            if (!secondPerson)
            {
                await world.Read(db => db.Users.Where(a => a.IsHeld).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsHeld, false)));
                await world.Read(db => db.LinkProposals.Where(p => p.AnsweredAt == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.Proposer, colleague.Worker)));
            }
        }

        private async Task<Outcome<T>> Do<TCommand, T>(Func<TCommand, Acting, Now, Task<Outcome<T>>> command)
            where TCommand : notnull
        {
            var by = await world.Acting(administrator);
            return await world.Do<TCommand, T>((c, now) => command(c, by, now));
        }

        private WorkerId AWorker() => workers[chance.Next(workers.Count)];

        private string Invented(string what) => $"{what} {where} {++invented}".Replace(' ', '-');

        private StartPostingInput AsSocialWorker() => new() { Role = Role.SocialWorker, Agency = family.Team.Agency, Team = family.Team.Team, StartsOn = world.Clock.Today };

        private async Task<bool> Open()
        {
            var worker = AWorker();
            var email = chance.Next(3) > 0 ? await world.Read(db => db.Users.Where(a => a.Worker == worker).Select(a => a.Email).FirstOrDefaultAsync()) : null;
            var input = new OpenAccountInput { Email = email ?? $"{Invented("opened")}@elm.example", Password = $"{HeldInTest.Password} {++invented}" };
            var opened = await Do<OpenAccount, Account>((open, by, now) => open.Do(worker, input, by, now, default));
            if (opened.Ok)
            {
                passwords[input.Email] = input.Password;
            }

            return opened.Ok;
        }

        private async Task<bool> HandOver()
        {
            var open = await world.Read(db => db.HandOvers.Where(h => workers.Contains(h.Worker)).OrderByDescending(h => h.OpenedAt).Select(h => new { h.Id, h.Version }).ToListAsync());
            var one = open[chance.Next(open.Count)];
            var given = await Do<HandOverAccount, HandedOver>((give, by, now) => give.Do(one.Id, new HandOverAccountInput { Version = one.Version, HandsOver = chance.Next(8) > 0 }, by, now, default));
            if (given.Ok && given.Value.Code is { } code)
            {
                codes.Add(code);
                did.Codes++;
            }

            return given.Ok;
        }

        /// <summary>Another person at the provider, as whom the administrator can sign in there.</summary>
        private async Task HavesAPlace()
        {
            var subject = Invented("place");
            places.Add((subject, await world.CodeFor(subject, $"{subject}@northmoor.example")));
        }

        private async Task<bool> ProposeALink()
        {
            await HavesAPlace();
            var (worker, place) = (AWorker(), places[chance.Next(places.Count)]);
            var proposed = await Do<LinkAccount, RowId>((link, by, now) => link.Do(worker, place.Code, by, now, default));
            did.Strangers += proposed.Ok ? 1 : 0;
            return proposed.Ok;
        }

        private async Task<bool> AgreeToALink()
        {
            var waiting = await world.Read(db => db.LinkProposals.Where(p => p.AnsweredAt == null && workers.Contains(p.Worker)).Select(p => new { p.Id, p.Version, p.Subject }).ToListAsync());
            if (waiting.Count == 0)
            {
                return false;
            }

            var one = waiting[chance.Next(waiting.Count)];
            var input = new AnswerLinkInput { Version = one.Version, Agrees = chance.Next(6) > 0, Code = places.Where(p => p.Subject == one.Subject).Select(p => p.Code).FirstOrDefault() };
            return (await Do<AnswerLink, RowId>((answer, by, now) => answer.Do(one.Id, input, by, now, default))).Ok;
        }

        private async Task<bool> Propose()
        {
            var worker = AWorker();
            return (await Do<ProposePosting, RowId>((propose, by, now) => propose.Do(worker, AsSocialWorker(), by, now, default))).Ok;
        }

        private async Task<bool> AgreeToAPosting()
        {
            var waiting = await world.Read(db => db.PostingProposals.Where(p => p.AnsweredAt == null && workers.Contains(p.Worker)).Select(p => new { p.Id, p.Version }).ToListAsync());
            return waiting.Count > 0 && waiting[chance.Next(waiting.Count)] is var one
                && (await Do<AnswerPosting, RowId>((answer, by, now) => answer.Do(one.Id, new AnswerPostingInput { Version = one.Version, Agrees = true }, by, now, default))).Ok;
        }

        private async Task<bool> Welcome()
        {
            var input = new WorkerInput { Name = Invented("Worker"), Email = $"{Invented("welcomed")}@elm.example" };
            var welcomed = await Do<WelcomeWorker, WorkerId>((welcome, by, now) => Task.FromResult(welcome.Do(input, by, now)));
            workers.Add(welcomed.Value);
            return welcomed.Ok;
        }

        private async Task<bool> Confirm()
        {
            var postings = await world.Read(db => db.Postings.Where(p => workers.Contains(p.Worker)).Select(p => p.Id).ToListAsync());
            return (await Do<ConfirmPosting, PostingId>((confirm, by, now) => confirm.Do(postings[chance.Next(postings.Count)], false, by, now, default))).Ok;
        }

        private async Task<bool> EndAPosting()
        {
            var postings = await world.Read(db => db.Postings.Where(p => p.Worker == colleague.Worker).Select(p => new { p.Id, p.Version }).ToListAsync());
            var input = new EndPostingInput { EndsOn = world.Clock.Today, Version = postings[0].Version };
            return (await Do<EndPosting, PostingId>((end, by, _) => end.Do(colleague.Worker, postings[0].Id, input, by, default))).Ok;
        }

        private async Task<bool> Agree()
        {
            var input = new AgreementInput { Agency = family.Team.Agency, StartsOn = world.Clock.Today, EndsOn = world.Clock.Today.AddYears(1), Reference = "R", Purpose = "P", LawfulBasis = "L" };
            return (await Do<MakeAgreement, RowId>((make, by, now) => make.Do(input, by, now, default))).Ok;
        }

        private async Task<bool> EndAnAgreement()
        {
            var agreements = await world.Read(db => db.Agreements.Select(g => new { g.Id, g.Version }).ToListAsync());
            return agreements.Count > 0 && (await Do<EndAgreement, RowId>((end, by, _) => end.Do(agreements[^1].Id, new EndAgreementInput { EndsOn = world.Clock.Today, Version = agreements[^1].Version }, by, default))).Ok;
        }

        private async Task<bool> NameThemselves()
        {
            var version = await world.Read(db => db.Agencies.Where(g => g.Id == family.Team.Agency).Select(g => g.Version).SingleAsync());
            return (await Do<NameConfirmer, AgencyId>((name, by, now) => name.Do(family.Team.Agency, new NameConfirmerInput { Worker = administrator.Worker, Version = version }, by, now, default))).Ok;
        }

        private async Task<bool> SendMailAgain()
        {
            var mail = await world.Read(db => db.Messages.OrderByDescending(m => m.Id).Select(m => m.Id).Take(1).ToListAsync());
            return mail.Count > 0 && (await Do<MendMail, RowId>((mend, by, now) => mend.Do(mail[0], false, by, now, default))).Ok;
        }

        /// <summary>Signs in as far as a password goes, and keeps the page that comes then for later.</summary>
        private async Task SayOnePassword()
        {
            if (passwords.Count > 0)
            {
                var (email, password) = passwords.ElementAt(chance.Next(passwords.Count));
                await Say(email, password);
            }
        }

        private async Task Say(string email, string password)
        {
            var visitor = world.Anyone();
            var page = await (await visitor.Open(AccessLinks.SignIn)).Fill("Input.Email", email).Fill("Input.Password", password).Press("Continue");
            if (page.Address == AccessLinks.SetUp)
            {
                did.PastPassword++;
                half.Add((visitor, page));
            }
        }

        private async Task TryEverything()
        {
            foreach (var (email, password) in passwords)
            {
                await Say(email, password);
            }

            foreach (var (visitor, before) in half)
            {
                // As it stands now, and as it was shown then.
                foreach (var page in new[] { await visitor.Open(AccessLinks.SetUp), before })
                {
                    if (page.Document.QuerySelector("[name='Input.Code']") is not null)
                    {
                        await SetUp(visitor, page);
                    }
                }

                await Look(visitor, "password");
            }

            foreach (var (subject, _) in places)
            {
                // Without a link the provider’s word opens nothing, which other tests look at.
                if (await world.Read(db => db.UserLogins.AnyAsync(l => l.ProviderKey == subject)))
                {
                    world.Provider.Next = new Word(subject);
                    var visitor = world.Anyone();
                    await ElsewhereWorld.GoElsewhere(visitor);
                    await Look(visitor, "provider");
                }
            }

            await Look(world.As(administrator), "themselves");
        }

        private async Task SetUp(Visitor visitor, Shown page)
        {
            foreach (var code in codes.TakeLast(3).Prepend(string.Empty))
            {
                var answer = page.Document.QuerySelector("[name='Input.HandOverCode']") is null ? page : page.Fill("Input.HandOverCode", code);
                await answer.Fill("Input.Code", world.Code(Newcomers.Secret(page))).Press("Finish and sign in");
            }
        }

        private async Task Look(Visitor visitor, string door)
        {
            var opened = await visitor.Open(FamiliesLinks.Home(family.Ref));
            if (opened.Status == HttpStatusCode.OK && opened.Address == FamiliesLinks.Home(family.Ref))
            {
                did.Opened.Add(door);
            }
        }
    }
}
