using Kith.Platform.Forms;

namespace Kith.Features.Home;

public static class HomeLinks
{
    public const string Drafts = DraftEndpoint.List;
    public const string Help = "/help";
    public const string Privacy = "/privacy";
    public const string Accessibility = "/accessibility";

    public static string DiscardDraft(Guid instance) => $"{Drafts}/{instance}/discard";

    public static string Problem(int status) => $"/problem/{status}";
}
