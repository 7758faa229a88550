using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>A partner’s own requests, latest first. What the front door decided reaches them only as its answer.</summary>
[Needs(Duty.RequestHelp)]
public sealed class ListRequestsModel(KithDb db) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public IReadOnlyList<RequestLine> Requests { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = HttpContext.MustAct();
        var mine = db.ContactsSeenBy(me).Where(c => c.RequestedBy == me.Posting);
        Count = await mine.CountAsync(ct);
        Number = Math.Clamp(Number, 1, Pages);
        Requests = await mine.OrderByDescending(c => c.ReceivedAt).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(c => new RequestLine(c.Id, c.ToldAbout, c.ReceivedAt, c.DecideBy, c.RepliedAt != null)).ToListAsync(ct);
    }
}

public sealed record RequestLine(ContactId Id, string Children, DateTime SentAt, DateOnly DecideBy, bool IsAnswered);
