using Kith.Platform.Data;
using Kith.Practice.Shared;

namespace Kith.Platform.Mail;

/// <summary>Where commands put mail: it is written with what they write, and leaves once that is kept.</summary>
public sealed class Outbox(KithDb db, MailSettings settings)
{
    /// <param name="subject">Names no person.</param>
    /// <param name="body">Plain text.</param>
    public void Put(string recipient, string subject, string body, Now now) => db.Messages.Add(Message.Write(recipient, subject, body, now));

    /// <summary>A page’s address as somebody outside reaches it.</summary>
    public string Link(string path) => settings.Address + path;
}
