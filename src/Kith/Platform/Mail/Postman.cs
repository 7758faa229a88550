using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Kith.Platform.Mail;

/// <summary>Hands one mail to a server, or puts it into a folder.</summary>
public sealed class Postman(MailSettings settings, TimeProvider time)
{
    private const int Seconds = 30;

    public async Task Send(Message message, CancellationToken ct)
    {
        using var mail = Compose(message);
        if (settings.Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            var (unfinished, file) = (Path.Combine(folder, $"{message.Id}.part"), Path.Combine(folder, $"{message.Id}.eml"));
            await mail.WriteToAsync(unfinished, ct);
            File.Move(unfinished, file, overwrite: true);
            return;
        }

        var server = settings.Server!;
        using var smtp = new SmtpClient { Timeout = Seconds * 1000 };
        var isImplicit = server.Scheme == "smtps";
        await smtp.ConnectAsync(server.Host, server.Port > 0 ? server.Port : isImplicit ? 465 : 587, isImplicit ? SecureSocketOptions.SslOnConnect : server.IsLoopback ? SecureSocketOptions.None : SecureSocketOptions.StartTls, ct);
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } name, var password])
        {
            await smtp.AuthenticateAsync(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password), ct);
        }

        await smtp.SendAsync(mail, ct);
        await smtp.DisconnectAsync(true, ct);
    }

    /// <summary>Whether another attempt may go better, and what to say of the fault: its kind alone, because its words may quote the mail.</summary>
    public static (string Fault, bool IsFinal) Read(Exception fault) => fault switch
    {
        SmtpCommandException smtp => ($"The server answered {(int)smtp.StatusCode}", (int)smtp.StatusCode >= 500),
        ParseException => ("The address cannot be read", true),
        AuthenticationException => ("The server refused the name or password", false),
        ServiceNotAuthenticatedException => ("The server wants a name and password", false),
        SslHandshakeException => ("The server’s certificate could not be trusted", false),
        SocketException or IOException or ProtocolException or TimeoutException or OperationCanceledException => ("The server could not be reached", false),
        _ => (fault.GetType().Name, false),
    };

    private MimeMessage Compose(Message message)
    {
        var from = MailboxAddress.Parse(settings.From);
        var mail = new MimeMessage { Subject = message.Subject, Date = time.GetUtcNow(), MessageId = $"{message.Id}@{from.Domain}" };
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(message.Recipient));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new TextPart("plain") { Text = message.Body };
        return mail;
    }
}
