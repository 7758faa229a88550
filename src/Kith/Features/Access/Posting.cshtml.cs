using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

[SignedInOnly]
public sealed class PostingModel(Sessions sessions) : PageModel
{
    private Account account = null!;

    [BindProperty]
    public PostingInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Kept { get; set; }

    public bool WaitsForWord { get; private set; }

    public IReadOnlyList<PostingChoice> Choices { get; private set; } = [];

    public Errand Errand => new(Url.IsLocalUrl(To) ? To : null, Kept);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Open(ct) is { } ended)
        {
            return ended;
        }

        if (HttpContext.Acting() is null && Choices is [var only])
        {
            return Url.Onwards(await sessions.Choose(HttpContext, account, only.Id), Errand);
        }

        ModelState.Clear();
        Input.Posting = HttpContext.Acting()?.Posting;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Open(ct) is { } ended)
        {
            return ended;
        }

        if (Choices.FirstOrDefault(c => c.Id == Input.Posting) is not { } chosen)
        {
            ModelState.AddModelError("Input.Posting", "Select the posting you want to work in");
            return Page();
        }

        return Url.Onwards(await sessions.Choose(HttpContext, account, chosen.Id), Errand);
    }

    private async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await sessions.AccountOf(User, ct) is not { } open)
        {
            await sessions.End(HttpContext);
            return Redirect(AccessLinks.SignIn);
        }

        account = open;
        Choices = await sessions.PostingsOf(account.Worker, ct);
        WaitsForWord = Choices.Count == 0 && await sessions.WaitsForWord(account.Worker, ct);
        return null;
    }
}

public sealed class PostingInput
{
    [Display(Name = "Which posting do you want to work in?")]
    public PostingId? Posting { get; set; }
}
