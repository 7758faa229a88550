namespace Kith.Platform.Look;

/// <summary>What stands around every page. A page filter fills it before the page is rendered, and once more before the page of an error that takes its place; what is left empty is left out.</summary>
public sealed class Frame
{
    public string Partnership { get; set; } = "Kith";

    /// <summary>Only what this person may open: an item without the right is absent, never disabled.</summary>
    public IReadOnlyList<ServiceNavigationItem> Navigation { get; set; } = [];

    /// <summary>Somebody is signed in, though perhaps in no posting yet.</summary>
    public bool IsSignedIn { get; set; }

    /// <summary>Seconds until the session ends if nothing more is asked for.</summary>
    public int? SessionLeft { get; set; }

    /// <summary>Seconds before that end at which the page says so.</summary>
    public int SessionWarning { get; set; }

    /// <summary>What holds for every page just now and everybody must know.</summary>
    public string? Warning { get; set; }

    /// <summary>What waits for this person on the page on which their day begins.</summary>
    public IReadOnlyList<(string Text, string Href)> Waits { get; set; } = [];

    public string? SignedInAs { get; set; }
    public string? AccountHref { get; set; }
    public string? PostingHref { get; set; }
    public string HomeHref { get; set; } = "/";
    public string SignOutAction { get; set; } = "/sign-out";
    public string? SearchAction { get; set; }
    public string? Phase { get; set; }
    public string? PhaseText { get; set; }
    public string HelpHref { get; set; } = "/help";
    public string? PrintedBy { get; set; }
    public string? PrintedAt { get; set; }
}
