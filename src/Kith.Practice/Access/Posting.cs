using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>A person who works with families, whatever their agency. One worker may hold several postings.</summary>
public sealed class Worker
{
    private Worker()
    {
    }

    public WorkerId Id { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The day on which they last declared whom they know; null until they first did.</summary>
    public DateOnly? InterestsDeclaredOn { get; private set; }

    public int Version { get; private set; }

    public void DeclareInterests(DateOnly today) => InterestsDeclaredOn = today;

    public static Outcome<Worker> Welcome(string? name, string? email, string? phone, Now now)
    {
        var worker = new Worker { Id = Shared.Id.New<WorkerId>(now) };
        var no = worker.Describe(name, email, phone);
        return no.Any ? no : worker;
    }

    public Refusals Describe(string? name, string? email, string? phone)
    {
        var address = Text.Trimmed(email);
        var no = new Refusals()
            .If(Text.Trimmed(name) is null, "Name", "Enter the worker’s name")
            .If(name?.Length > Text.Line, "Name", "The worker’s name must be 200 characters or fewer")
            .If(address is not null && !LooksLikeEmail(address), "Email", "Enter an email address in the correct format, like name@example.com")
            .If(phone?.Length > 40, "Phone", "The phone number must be 40 characters or fewer");
        if (!no.Any)
        {
            (Name, Email, Phone) = (name!.Trim(), address, Text.Trimmed(phone));
        }

        return no;
    }

    public static bool LooksLikeEmail(string text) =>
        text.Length <= Text.Line && text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
}

/// <summary>A worker in one agency, team and role between two days. A session acts as exactly one posting.</summary>
public sealed class Posting
{
    private Posting()
    {
    }

    public PostingId Id { get; private set; }

    public WorkerId Worker { get; private set; }

    public AgencyId Agency { get; private set; }

    public TeamId Team { get; private set; }

    public Role Role { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day of the posting; open when null.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The last day on which a partner agency’s word holds that the worker is still there; null where no word is needed.</summary>
    public DateOnly? ConfirmBy { get; private set; }

    /// <summary>The Ledger says already that the posting is suspended for want of that word.</summary>
    public bool IsSuspensionTold { get; private set; }

    public int Version { get; private set; }

    public bool IsActiveOn(DateOnly day) => StartsOn <= day && (EndsOn is null || EndsOn >= day);

    public static Outcome<Posting> Start(WorkerId worker, AgencyId? agency, TeamId? team, Role? role, DateOnly? startsOn, DateOnly? endsOn, Now now)
    {
        var no = new Refusals()
            .If(agency is null, "Agency", "Select the agency that employs them")
            .If(team is null, "Team", "Select the team they work in")
            .If(role is null || !Enum.IsDefined(role.Value), "Role", "Select their role")
            .If(startsOn is null, "StartsOn", "Enter the first day of the posting")
            .If(endsOn < startsOn, "EndsOn", "The last day of the posting must be the same as or after the first day");
        return no.Any
            ? no
            : new Posting
            {
                Id = Shared.Id.New<PostingId>(now),
                Worker = worker,
                Agency = agency!.Value,
                Team = team!.Value,
                Role = role!.Value,
                StartsOn = startsOn!.Value,
                EndsOn = endsOn,
            };
    }

    /// <summary>A partner agency says that the worker is still there in this role.</summary>
    public void Confirm(Now now) => (ConfirmBy, IsSuspensionTold) = (AccountRule.On(now.Today).ConfirmBy(now.Today), false);

    /// <summary>From now on no word is needed: the agency is the authority itself.</summary>
    public void NeedNoWord() => (ConfirmBy, IsSuspensionTold) = (null, false);

    public void TellSuspension() => IsSuspensionTold = true;

    public Refusals End(DateOnly? lastDay)
    {
        var no = new Refusals()
            .If(lastDay is null, "EndsOn", "Enter the last day of the posting")
            .If(lastDay < StartsOn, "EndsOn", "The last day of the posting must be the same as or after the first day");
        if (!no.Any)
        {
            EndsOn = lastDay;
        }

        return no;
    }
}
