using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform;

internal static class MailWhenAsked
{
    /// <summary>No mail leaves but when a test says so: two who look for it at once would take it from each other.</summary>
    public static void SendMailWhenAsked(this IServiceCollection services)
    {
        services.Remove(services.Single(s => s.ImplementationType == typeof(MailRunner)));
        services.AddSingleton<MailRunner>();
    }
}

public sealed class SmtpWorld : KithWorld
{
    internal MailServerInTest Server { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        Server.Start();
        await base.InitializeAsync();
    }

    public Task<int> SendDue() => Services.GetRequiredService<MailRunner>().SendDue(CancellationToken.None);

    public async Task<RowId> Put(string recipient) => (await Run<RowId>((services, now) =>
    {
        services.GetRequiredService<Outbox>().Put(recipient, "A subject", "The secret words", now);
        return Task.FromResult<Outcome<RowId>>(services.GetRequiredService<KithDb>().ChangeTracker.Entries<Message>().Single().Entity.Id);
    })).Value;

    public Task<Message> Find(RowId id) => Read(db => db.Messages.AsNoTracking().SingleAsync(m => m.Id == id));

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(MailSettings.Of($"smtp://127.0.0.1:{Server.Port}", "kith@example.org", "https://kith.example").Value);
        builder.Services.SendMailWhenAsked();
    }
}

public sealed class MailTests(SmtpWorld world) : IClassFixture<SmtpWorld>
{
    [Fact]
    public async Task A_mail_leaves_once_it_is_kept_and_its_words_are_forgotten()
    {
        world.Server.Recipient = _ => "250 OK";
        var id = await world.Put("jo@example.org");

        Assert.Equal(1, await world.SendDue());
        Assert.Equal(0, await world.SendDue());

        var mail = Assert.Single(world.Server.Mails, m => m.Contains(id.ToString(), StringComparison.Ordinal));
        Assert.Contains("Subject: A subject", mail, StringComparison.Ordinal);
        Assert.Contains("The secret words", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        var sent = await world.Find(id);
        Assert.Equal((MessageState.Sent, string.Empty), (sent.State, sent.Body));
    }

    [Fact]
    public async Task What_was_not_kept_is_not_sent()
    {
        var refused = await world.Run<int>((services, now) =>
        {
            services.GetRequiredService<Outbox>().Put("nobody@example.org", "x", "x", now);
            return Task.FromResult<Outcome<int>>(new Refusal("X", "No"));
        });

        Assert.False(refused.Ok);
        Assert.False(await world.Read(db => db.Messages.AnyAsync(m => m.Recipient == "nobody@example.org")));
    }

    [Fact]
    public async Task A_failure_waits_longer_each_time_and_is_parked_at_last()
    {
        var became = new ConcurrentQueue<string>();
        using var figures = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
        figures.SetMeasurementEventCallback<long>((_, _, tags, _) => became.Enqueue($"{tags[0].Value}"));
        figures.Start();
        world.Server.Recipient = _ => "451 Later";
        var id = await world.Put("slow@example.org");
        await world.SendDue();
        var once = await world.Find(id);
        Assert.Equal((MessageState.Waiting, 1, "The server answered 451"), (once.State, once.Attempts, once.Fault));
        Assert.Equal(TimeSpan.FromMinutes(1), once.DueAt - world.Clock.GetUtcNow().UtcDateTime);
        await world.SendDue();
        Assert.Equal(1, (await world.Find(id)).Attempts);

        for (var i = 0; i < 7; i++)
        {
            world.Clock.Pass(TimeSpan.FromDays(2));
            await world.SendDue();
        }

        Assert.Equal((MessageState.Parked, 8), ((await world.Find(id)).State, (await world.Find(id)).Attempts));
        Assert.Contains("waits", became);
        Assert.Contains("parked", became);

        static void Listen(Instrument instrument, MeterListener listener)
        {
            if (instrument.Name == "kith.mail")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        }
    }

    [Fact]
    public async Task A_server_that_stopped_while_sending_leaves_the_mail_to_another()
    {
        world.Server.Recipient = _ => "250 OK";
        var id = await world.Put("left@example.org");
        await world.Run<RowId>(async (services, now) =>
        {
            (await services.GetRequiredService<KithDb>().Messages.SingleAsync(m => m.Id == id)).Take(now);
            return id;
        });
        await world.SendDue();
        Assert.Equal(MessageState.Waiting, (await world.Find(id)).State);

        world.Clock.Pass(Message.Lease);
        await world.SendDue();

        Assert.Equal((MessageState.Sent, 2), ((await world.Find(id)).State, (await world.Find(id)).Attempts));
    }

    [Fact]
    public async Task An_administrator_sends_parked_mail_again_or_drops_it()
    {
        world.Server.Recipient = _ => "550 Unknown";
        var (again, gone) = (await world.Put("again@example.org"), await world.Put("gone@example.org"));
        await world.SendDue();
        Assert.Equal(MessageState.Parked, (await world.Find(again)).State);
        var administrator = world.As(await world.Given.AWorker(Role.SystemAdministrator));
        (await administrator.Open(AccessLinks.Organisation)).Shows("did not leave");
        var page = (await administrator.Open(AccessLinks.Mail())).Shows("again@example.org").Shows("The server answered 550, after 1 attempt").DoesNotShow("The secret words");

        (await page.Press("Send again to again@example.org")).Shows("It will be sent again");
        (await (await administrator.Open(AccessLinks.Mail())).Press("Drop mail to gone@example.org")).Shows("Dropped").DoesNotShow("gone@example.org");
        world.Server.Recipient = _ => "250 OK";
        await world.SendDue();

        Assert.Equal((MessageState.Sent, MessageState.Dropped), ((await world.Find(again)).State, (await world.Find(gone)).State));
        Assert.Equal(string.Empty, (await world.Find(gone)).Body);
    }
}

public sealed class ListMailTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_says_when_no_mail_leaves_and_is_for_administrators()
    {
        var administrator = world.As(await world.Given.AWorker(Role.SystemAdministrator));
        var page = (await administrator.Open(AccessLinks.Mail())).Shows("No mail leaves Kith").Shows("Nothing is parked");
        (await administrator.Post(AccessLinks.Mail(), [new("message", Guid.NewGuid().ToString())])).Expect(HttpStatusCode.BadRequest);
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(page.Address)).Expect(HttpStatusCode.Forbidden);
    }
}

public sealed class MendMailTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_for_administrators_and_for_what_is_parked()
    {
        var (worker, administrator) = (await world.Acting(await world.Given.AWorker(Role.SocialWorker)), await world.Acting(await world.Given.AWorker(Role.SystemAdministrator)));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((MendMail command, Now now) => command.Do(new RowId(Guid.NewGuid()), false, worker, now, default))).Kind);
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((MendMail command, Now now) => command.Do(new RowId(Guid.NewGuid()), false, administrator, now, default))).Kind);
        var waiting = Message.Write("x@example.org", "x", "x", Now.At(world.Clock.GetUtcNow()));
        await world.Run<RowId>((services, _) =>
        {
            services.GetRequiredService<KithDb>().Add(waiting);
            return Task.FromResult<Outcome<RowId>>(waiting.Id);
        });
        Assert.Equal("Only mail that is parked can be dropped", Assert.Single(await world.Refusals((MendMail command, Now now) => command.Do(waiting.Id, true, administrator, now, default))).Message);
    }

    [Fact]
    public void What_cannot_be_a_way_out_is_refused()
    {
        Assert.False(MailSettings.Of(null, null, null).Value.IsSetUp);
        Assert.Equal("--mail must be smtp://HOST, smtps://HOST or a folder.", MailSettings.Of("http://x", "a@b.example", "https://x.example").Refusals[0].Message);
        Assert.Equal(2, MailSettings.Of("/tmp/mail", "nobody", "nowhere").Refusals.Count);
        Assert.EndsWith("mail", MailSettings.Of("/tmp/mail", "a@b.example", "https://x.example/").Value.Folder, StringComparison.Ordinal);
    }
}
