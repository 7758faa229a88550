using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kith.Testing;

/// <summary>How far a mail server has come with one mail.</summary>
public enum MailStage
{
    /// <summary>Somebody has connected.</summary>
    Greeting,

    /// <summary>They have said whom the mail is for.</summary>
    Recipient,

    /// <summary>They want to send the mail itself.</summary>
    Data,

    /// <summary>It has the mail, and has not said so.</summary>
    Taken,

    /// <summary>It has said so.</summary>
    Acknowledged,
}

/// <summary>A server on loopback that takes mail, or refuses it, by a few lines of RFC 5321; one sender at a time.</summary>
public sealed class MailServerInTest : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private Task serving = Task.CompletedTask;

    /// <summary>What it answers to a recipient.</summary>
    public Func<string, string> Recipient { get; set; } = _ => "250 OK";

    /// <summary>What happens at each stage, to what its sender said last, before it goes on.</summary>
    public Func<MailStage, string, Task> At { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Each mail as often as it came.</summary>
    public ConcurrentQueue<string> Mails { get; } = [];

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Start()
    {
        listener.Start();
        serving = Serve();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task Serve()
    {
        while (!stopping.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stopping.Token);
            try
            {
                await Talk(client.GetStream());
            }
            catch (IOException)
            {
                // Whoever sent is gone.
            }
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await At(MailStage.Greeting, string.Empty);
        await writer.WriteLineAsync("220 fake");
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.Ordinal))
            {
                await At(MailStage.Data, line);
                await writer.WriteLineAsync("354 go on");
                if (await Mail(reader) is not { } mail)
                {
                    return;
                }

                Mails.Enqueue(mail);
                await At(MailStage.Taken, line);
                await writer.WriteLineAsync("250 OK");
                await At(MailStage.Acknowledged, line);
            }
            else if (line.StartsWith("QUIT", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else if (line.StartsWith("RCPT", StringComparison.Ordinal))
            {
                await At(MailStage.Recipient, line);
                await writer.WriteLineAsync(Recipient(line));
            }
            else
            {
                await writer.WriteLineAsync("250 OK");
            }
        }
    }

    /// <summary>A whole mail; null when its sender went before its end.</summary>
    private async Task<string?> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } part)
        {
            if (part == ".")
            {
                return mail.ToString();
            }

            mail.AppendLine(part);
        }

        return null;
    }
}
