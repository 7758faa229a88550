using System.CommandLine;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Commands;

/// <summary>`kith account add`: the first way into an empty record. It calls the same commands as the pages, as the operator.</summary>
internal static class AccountCommand
{
    private static readonly Option<string> Name = new("--name") { Description = "The worker's full name", Required = true };
    private static readonly Option<string> Email = new("--email") { Description = "The address they sign in with", Required = true };
    private static readonly Option<string> RoleName = new("--role") { Description = $"One of {Kebab.All<Role>()}", Required = true };
    private static readonly Option<string> AgencyName = new("--agency") { Description = "The agency that employs them; made if there is none of this name", Required = true };
    private static readonly Option<string> TeamName = new("--team") { Description = "The team they work in; made if the agency has none of this name", Required = true };
    private static readonly Option<string> Kind = new("--kind")
    {
        Description = $"What kind of agency it is, when it is made: {Kebab.All<AgencyKind>()}",
        DefaultValueFactory = _ => "local-authority",
    };

    public static Command Verb()
    {
        var add = new Command("add", "Gives a worker an account and a posting. The password is asked for, or read from standard input")
        {
            KithCommands.Data, KithCommands.Postgres, Name, Email, RoleName, AgencyName, TeamName, Kind,
        };
        add.SetAction(Add);
        return new Command("account", "The accounts with which workers sign in") { add };
    }

    private static async Task<int> Add(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        if (Kebab.Parse<Role>(line.GetValue(RoleName)!) is not { } role)
        {
            return await KithCommands.Refuse(line, $"{line.GetValue(RoleName)} is not a role. Roles are {Kebab.All<Role>()}.");
        }

        if (Kebab.Parse<AgencyKind>(line.GetValue(Kind)!) is not { } kind)
        {
            return await KithCommands.Refuse(line, $"{line.GetValue(Kind)} is not a kind of agency. Kinds are {Kebab.All<AgencyKind>()}.");
        }

        var password = ReadPassword();
        await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await services.PrepareRecord(ct);
        var added = await scope.ServiceProvider.GetRequiredService<Writes>().Run(
            now => Add(scope.ServiceProvider, new Newcomer(line.GetValue(Name)!, line.GetValue(Email)!, password, role, line.GetValue(AgencyName)!, line.GetValue(TeamName)!, kind), now, ct), ct);
        if (!added.Ok)
        {
            return await KithCommands.Refuse(line, string.Join(Environment.NewLine, added.Refusals.Select(r => r.Message)));
        }

        await line.InvocationConfiguration.Output.WriteLineAsync($"{line.GetValue(Email)} can sign in as {role.InWords().ToLowerInvariant()}, and sets up an authenticator app the first time.");
        return 0;
    }

    private static async Task<Outcome<PostingId>> Add(IServiceProvider services, Newcomer who, Now now, CancellationToken ct)
    {
        var db = services.GetRequiredService<KithDb>();
        var agency = await db.Agencies.Where(a => a.Name == who.Agency.Trim()).Select(a => (AgencyId?)a.Id).FirstOrDefaultAsync(ct);
        if (agency is null)
        {
            var joined = await services.GetRequiredService<JoinAgency>().Do(new AgencyInput { Name = who.Agency, Kind = who.Kind }, by: null, now, ct);
            if (!joined.Ok)
            {
                return new Refusals().Within(string.Empty, joined.Refusals);
            }

            agency = joined.Value;
        }

        var team = await db.Teams.Where(t => t.Agency == agency && t.Name == who.Team.Trim()).Select(t => (TeamId?)t.Id).FirstOrDefaultAsync(ct);
        if (team is null)
        {
            var formed = await services.GetRequiredService<FormTeam>().Do(new TeamInput { Name = who.Team, Agency = agency }, by: null, now, ct);
            if (!formed.Ok)
            {
                return new Refusals().Within(string.Empty, formed.Refusals);
            }

            team = formed.Value;
        }

        var worker = await db.Workers.Where(w => w.Email == who.Email.Trim()).Select(w => (WorkerId?)w.Id).FirstOrDefaultAsync(ct);
        if (worker is null)
        {
            var welcomed = services.GetRequiredService<WelcomeWorker>().Do(new WorkerInput { Name = who.Name, Email = who.Email }, by: null, now);
            if (!welcomed.Ok)
            {
                return new Refusals().Within(string.Empty, welcomed.Refusals);
            }

            worker = welcomed.Value;
        }

        // Whoever comes back to an account that was closed has their posting still.
        var held = await db.Postings.Where(p => p.Worker == worker && p.Agency == agency && p.Team == team && p.Role == who.Role && p.StartsOn <= now.Today && (p.EndsOn == null || p.EndsOn >= now.Today))
            .Select(p => (PostingId?)p.Id).FirstOrDefaultAsync(ct);
        Outcome<PostingId> posting = held is { } already ? already : await services.GetRequiredService<StartPosting>()
            .Do(worker.Value, new StartPostingInput { Agency = agency, Team = team, Role = who.Role, StartsOn = now.Today }, by: null, now, ct);
        var account = await services.GetRequiredService<OpenAccount>()
            .Do(worker.Value, new OpenAccountInput { Email = who.Email, Password = who.Password }, by: null, now, ct);
        return posting.Ok && account.Ok ? posting : new Refusals().Within(string.Empty, posting.Refusals).Within(string.Empty, account.Refusals);
    }

    /// <summary>Typed unseen at a terminal; otherwise the first line of standard input. Never an argument: those stand in process lists.</summary>
    private static string? ReadPassword()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine();
        }

        Console.Error.Write("Password: ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                typed.Append(key.KeyChar);
            }
            else if (typed.Length > 0)
            {
                typed.Length--;
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }

    private sealed record Newcomer(string Name, string Email, string? Password, Role Role, string Agency, string Team, AgencyKind Kind);
}

/// <summary>Codes as a command line writes them: team-manager.</summary>
internal static class Kebab
{
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(Of));

    public static T? Parse<T>(string text)
        where T : struct, Enum
    {
        var wanted = text.Replace("-", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        return Enum.GetNames<T>().FirstOrDefault(n => n.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : null;
    }

    private static string Of(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
