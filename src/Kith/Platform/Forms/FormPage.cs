using System.Text.Json;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Kith.Platform.Forms;

/// <summary>
/// A page with one form. It carries the form's stamp, keeps drafts, adds rows without JavaScript, puts refusals beside their fields,
/// repeats the reply of a form sent twice and shows both texts when somebody else was faster. A page says what it shows
/// (<see cref="Open"/>), what context it fills in (<see cref="Prefill"/>) and which command it calls (<see cref="Save"/>).
/// </summary>
public abstract class FormPage<TInput> : PageModel, IStampedForm
    where TInput : class, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <summary>The author was asked about words that were kept apart, and says that everybody who reads this may know them.</summary>
    [BindProperty]
    public bool Copied { get; set; }

    public string SealedStamp => HttpContext.RequestServices.GetRequiredService<Stamps>().Seal(Stamp);

    /// <summary>Fields in which what is saved now differs from what was typed, after somebody else was faster.</summary>
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public bool IsUnconfirmed { get; private set; }

    public Acting By => HttpContext.MustAct();

    protected Stamp Stamp { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid? draft, CancellationToken ct)
    {
        Stamp = Stamp.Mint(By.Posting);
        if (await Open(ct) is { } gone)
        {
            return gone;
        }

        ModelState.Clear();
        await Prefill(ct);
        return draft is not { } instance || await Restore(instance, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.RequestServices.GetRequiredService<Stamps>().Open(Request.Form) is not { } stamp || stamp.Posting != By.Posting)
        {
            return BadRequest();
        }

        Stamp = stamp;
        if (await Open(ct) is { } gone)
        {
            return gone;
        }

        try
        {
            return await Do(ct);
        }
        catch (UnconfirmedException)
        {
            return MayBeKept();
        }
    }

    /// <summary>Loads what the page shows, and decides whether this worker may be here at all.</summary>
    protected abstract Task<IActionResult?> Open(CancellationToken ct);

    /// <summary>Fills in context: a date, a worker, what is saved now. Never an observation.</summary>
    protected virtual Task Prefill(CancellationToken ct) => Task.CompletedTask;

    protected abstract Task<IActionResult> Save(CancellationToken ct);

    /// <summary>One more empty row in the named list, for a form without JavaScript.</summary>
    protected virtual void AddRow(string list)
    {
    }

    /// <summary>What the page calls a row of the form, an id or a code in it, where both texts are shown.</summary>
    protected virtual string? Called(object item) => null;

    /// <summary>Runs the command in its transaction and answers: onwards, or the same page with every reason beside its field.</summary>
    protected async Task<IActionResult> Save<T>(Func<Now, Task<Outcome<T>>> command, Func<T, string> then, string done, CancellationToken ct)
    {
        var form = new FormSave<T>(Stamp, Request.Path, FormFields.Hash(Request.Form), then, done);
        var outcome = await HttpContext.RequestServices.GetRequiredService<Writes>().Run(now => Asked(command(now), ct), form, ct);
        if (form.Saved is { } saved)
        {
            return form.IsRepeat ? Onwards(saved.Location, saved.Done) : SavedBefore(saved);
        }

        if (outcome.Ok)
        {
            return Onwards(then(outcome.Value), done);
        }

        if (outcome.Refusals.Any(r => r.Kind == RefusalKind.NotFound))
        {
            return NotFound();
        }

        if (outcome.Refusals.Any(r => r.Kind == RefusalKind.Forbidden))
        {
            return Forbid();
        }

        if (outcome.Refusals.Any(r => r.Kind == RefusalKind.Stale))
        {
            return await ShowBoth(ct);
        }

        foreach (var refusal in outcome.Refusals)
        {
            ModelState.AddModelError(refusal.Field is "" or KithFormTagHelper.CopiedField ? refusal.Field : $"{nameof(Input)}.{refusal.Field}", refusal.Message);
        }

        return Page();
    }

    private async Task<Outcome<T>> Asked<T>(Task<Outcome<T>> saving, CancellationToken ct)
    {
        var outcome = await saving;
        return outcome.Ok && await HttpContext.RequestServices.GetRequiredService<IAskBeforeSaving>().Ask(HttpContext, Copied, By, ct) is { } question
            ? new Refusal(KithFormTagHelper.CopiedField, question)
            : outcome;
    }

    private async Task<IActionResult> Do(CancellationToken ct)
    {
        var action = Request.Form[FormFields.Action].ToString();
        if (action == "draft")
        {
            return await KeepDraft();
        }

        if (action.StartsWith("add:", StringComparison.Ordinal))
        {
            AddRow(action["add:".Length..]);
            ForgetErrors();
            return Page();
        }

        return ModelState.IsValid ? await Save(ct) : Page();
    }

    private RedirectResult Onwards(string location, string done)
    {
        TempData["Done"] = done;
        return new RedirectResult(location);
    }

    private PageResult SavedBefore(FormReply saved)
    {
        ModelState.AddModelError(
            string.Empty,
            $"This form was already saved at {Now.InLondon(saved.At):HH:mm}. What you have typed since is still here and has not been saved. To save it as well, select save again");
        Stamp = Stamp.Renewed();
        return Page();
    }

    // The stamp stays as it was: the same form sent again is answered as the first time if it was kept, and is kept otherwise.
    private PageResult MayBeKept()
    {
        IsUnconfirmed = true;
        HttpContext.Items[typeof(UnconfirmedException)] = true;
        ModelState.AddModelError(
            string.Empty,
            "Kith does not know whether this was saved. It may be kept or it may be lost. Everything you typed is still here. Look whether it was kept before you leave this page");
        var page = Page();
        page.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return page;
    }

    private async Task<IActionResult> ShowBoth(CancellationToken ct)
    {
        if (await Open(ct) is { } gone)
        {
            return gone;
        }

        var typed = Input;
        Input = new TInput();
        await Prefill(ct);
        Differences = Difference.Between(Input, typed, Called);
        if (typeof(TInput).GetProperty(Conventions.VersionName) is { } version)
        {
            version.SetValue(typed, version.GetValue(Input));
            ModelState.Remove($"{nameof(Input)}.{Conventions.VersionName}");
        }

        Input = typed;
        ModelState.AddModelError(string.Empty, "Somebody else changed this while you were working on it. Check both versions below, then save yours or leave it");
        return Page();
    }

    private async Task<IActionResult> KeepDraft()
    {
        var kept = await HttpContext.RequestServices.GetRequiredService<Drafts>().Keep(Stamp, Request.Path, Request.Form);
        if (kept is null)
        {
            ForgetErrors();
            ModelState.AddModelError(string.Empty, "The draft was not kept: the form has already been saved, or is too long");
            return Page();
        }

        TempData["Done"] = $"Draft saved at {Now.InLondon(kept.Value):HH:mm}";
        return new RedirectResult($"{Request.Path}?draft={Stamp.Instance}");
    }

    private async Task<bool> Restore(Guid instance, CancellationToken ct)
    {
        if (await HttpContext.RequestServices.GetRequiredService<Drafts>().Find(instance, By.Posting, ct) is not { } draft || draft.Path != Request.Path)
        {
            return false;
        }

        Stamp = new Stamp(draft.Posting, draft.Instance, draft.Key);
        var fields = JsonSerializer.Deserialize<Dictionary<string, string[]>>(draft.Fields)!.ToDictionary(f => f.Key, f => new StringValues(f.Value));
        Input = new TInput();
        await TryUpdateModelAsync(Input, nameof(Input), new FormValueProvider(BindingSource.Form, new FormCollection(fields), System.Globalization.CultureInfo.InvariantCulture));
        ForgetErrors();
        return true;
    }

    /// <summary>Keeps what was typed in every field, and none of the complaints about it.</summary>
    private void ForgetErrors()
    {
        foreach (var field in ModelState.Values)
        {
            field.Errors.Clear();
            field.ValidationState = ModelValidationState.Skipped;
        }
    }
}

/// <summary>What the layout needs of a form to draw its hidden fields.</summary>
public interface IStampedForm
{
    string SealedStamp { get; }

    IReadOnlyList<Difference> Differences { get; }

    /// <summary>Nobody knows whether what was sent is kept.</summary>
    bool IsUnconfirmed { get; }
}
