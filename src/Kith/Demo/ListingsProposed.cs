using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>A community editor knows better than three listings: one proposal is approved, one refused, one waits.</summary>
internal static class ListingsProposed
{
    public static async Task Tell(Telling telling, Company company, DateOnly today)
    {
        var (community, editor, worker) = (company.All(Role.CommunityEditor)[0], company.All(Role.DirectoryEditor)[0], company.All(Company.FamilyTeams[0], Role.SocialWorker)[0]);
        var services = await telling.Db.Services.AsNoTracking().Where(s => s.Status == ServiceStatus.Active).OrderBy(s => s.Number).Take(3).ToListAsync();
        foreach (var service in services)
        {
            await telling.As(worker, At(14), (by, now, ct) => telling.Command<WatchListing>().Do(service.Id, true, by, now, ct));
        }

        var approved = await Propose(services[0], 12, p => p.WaitTime = "About two weeks", "I rang them on Monday");
        await Decide(approved, 10, new DecideProposalInput { Answer = ProposalAnswer.ApproveAll });
        var refused = await Propose(services[1], 9, p => p.Fees = "£20", "Somebody told me");
        await Decide(refused, 8, new DecideProposalInput { Answer = ProposalAnswer.Refuse, Reason = "Their own page says that it is as listed. Please ask them" });
        await Propose(services[2], 2, p => p.Alert = "Moves to the library in the autumn", "There is a notice on the door");

        // The Ledger is told in order: on the evening of the last day, the oldest first.
        Now At(int daysAgo) => Now.OnClock(today.AddDays(-1), new TimeOnly(22, 0).AddMinutes(14 - daysAgo));

        Task<ProposalId> Propose(Service service, int daysAgo, Action<ProposeChangeInput> with, string why) => telling.As(community, At(daysAgo), (by, now, ct) =>
        {
            var input = ProposeChangeInput.From(ListingText.Read(service.Listing), service.Version);
            input.Why = why;
            with(input);
            return telling.Command<ProposeChange>().Do(service.Id, input, Proposer.Worker(by.Posting), by, now, ct);
        });

        async Task Decide(ProposalId proposal, int daysAgo, DecideProposalInput input)
        {
            input.Standing = await telling.Db.Services.Where(s => telling.Db.Proposals.Any(p => p.Id == proposal && p.Service == s.Id)).Select(s => s.Version).SingleAsync();
            await telling.As(editor, At(daysAgo), (by, now, ct) => telling.Command<DecideProposal>().Do(proposal, input, by, now, ct));
        }
    }
}
