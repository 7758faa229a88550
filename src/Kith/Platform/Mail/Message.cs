using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Platform.Mail;

public enum MessageState
{
    Waiting,
    Sent,

    /// <summary>Tried as often as it may be, or refused for good: somebody has to look.</summary>
    Parked,
    Dropped,
}

/// <summary>
/// A mail on its way out: a row written with what it tells of, so that neither is there without the other. It is sent at least once. A subject names no person;
/// what the mail says is forgotten as soon as it is sent.
/// </summary>
public sealed class Message
{
    // After the last of these it is parked.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    /// <summary>How long a server that has fallen silent keeps the mail that it was sending.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private Message()
    {
    }

    public RowId Id { get; private set; }

    public string Recipient { get; private set; } = string.Empty;

    public string Subject { get; private set; } = string.Empty;

    public string Body { get; private set; } = string.Empty;

    public DateTime WrittenAt { get; private set; }

    public MessageState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Not before this moment; while it is being sent, the end of the lease.</summary>
    public DateTime DueAt { get; private set; }

    public DateTime? OverAt { get; private set; }

    /// <summary>What kind of fault the last attempt met, without anything that the mail says.</summary>
    public string? Fault { get; private set; }

    public int Version { get; private set; }

    public static Message Write(string recipient, string subject, string body, Now now) =>
        new() { Id = Practice.Shared.Id.New<RowId>(now), Recipient = recipient, Subject = subject, Body = body, WrittenAt = now.Moment, DueAt = now.Moment };

    public bool IsDue(Now now) => State == MessageState.Waiting && DueAt <= now.Moment;

    /// <summary>Takes it for one attempt.</summary>
    public void Take(Now now) => (Attempts, DueAt) = (Attempts + 1, now.Moment + Lease);

    public void Sent(Now now) => (State, OverAt, Body, Fault) = (MessageState.Sent, now.Moment, string.Empty, null);

    /// <param name="isFinal">Another attempt would meet the same.</param>
    public void Failed(string fault, bool isFinal, Now now)
    {
        Fault = fault;
        if (isFinal || Attempts > Pauses.Length)
        {
            State = MessageState.Parked;
            return;
        }

        DueAt = now.Moment + Pauses[Attempts - 1];
    }

    public Refusals TryAgain(Now now)
    {
        var no = new Refusals().If(State != MessageState.Parked, string.Empty, "Only mail that is parked can be sent again");
        if (!no.Any)
        {
            (State, Attempts, DueAt) = (MessageState.Waiting, 0, now.Moment);
        }

        return no;
    }

    public Refusals Drop(Now now)
    {
        var no = new Refusals().If(State != MessageState.Parked, string.Empty, "Only mail that is parked can be dropped");
        if (!no.Any)
        {
            (State, OverAt, Body) = (MessageState.Dropped, now.Moment, string.Empty);
        }

        return no;
    }
}

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.Property(m => m.Recipient).HasMaxLength(320);
        builder.HasIndex(m => new { m.State, m.DueAt, m.Id });
    }
}
