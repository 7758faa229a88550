using System.Net.Mail;
using Kith.Practice.Shared;

namespace Kith.Platform.Mail;

/// <summary>How mail leaves, and the address at which others reach Kith. Without a way out mail waits.</summary>
/// <param name="Server">smtp://name:password@host:port (with STARTTLS where the server offers it) or smtps://.</param>
/// <param name="Folder">Instead, a folder in which each mail becomes a file of its own.</param>
/// <param name="Address">The front of every link in a mail, such as https://kith.example.</param>
public sealed record MailSettings(Uri? Server, string? Folder, string From, string Address)
{
    public const string Variable = "KITH_MAIL";

    public static readonly MailSettings None = new(null, null, "kith@localhost", "http://localhost:5080");

    public bool IsSetUp => Server is not null || Folder is not null;

    /// <param name="mail">A server’s address or a folder.</param>
    public static Outcome<MailSettings> Of(string? mail, string? from, string? address)
    {
        if (string.IsNullOrWhiteSpace(mail))
        {
            return None;
        }

        var server = Uri.TryCreate(mail, UriKind.Absolute, out var uri) && uri.Scheme is "smtp" or "smtps" ? uri : null;
        var no = new Refusals()
            .If(server is null && mail.Contains("://", StringComparison.Ordinal), "Mail", "--mail must be smtp://HOST, smtps://HOST or a folder.")
            .If(!MailAddress.TryCreate(from, out _), "From", "--mail-from must be the address that mail comes from.")
            .If(!Uri.TryCreate(address, UriKind.Absolute, out var front) || front.Scheme is not ("http" or "https"), "Address", "--address must be the address at which others reach Kith, such as https://kith.example.");
        return no.Any ? no : new MailSettings(server, server is null ? Path.GetFullPath(mail) : null, from!, address!.TrimEnd('/'));
    }
}
