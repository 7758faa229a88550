using System.Text.Json;
using Kith.Platform.Data;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Platform.Forms;

/// <summary>Everything typed into one form and not yet saved. Its author's alone: outside search, Ledger and reports; kept 30 days.</summary>
public sealed class Draft
{
    public const int KeptDays = 30;

    /// <summary>Characters of all fields together that a draft may hold: several times the largest form.</summary>
    public const int MaxLength = 500_000;

    public Guid Instance { get; init; }

    public Guid Key { get; init; }

    public PostingId Posting { get; init; }

    /// <summary>The address of the page it was typed into.</summary>
    public string Path { get; init; } = string.Empty;

    public string Fields { get; set; } = "{}";

    public DateTime SavedAt { get; set; }
}

public sealed class Drafts(KithDb db, WriteQueue queue, TimeProvider time)
{
    public static bool AreTooLong(IFormCollection form) => Written(form).Length > Draft.MaxLength;

    /// <summary>Keeps what was typed. Returns the moment it was kept, or null when the form has been saved since, or is too long.</summary>
    /// <param name="evenIfSaved">Kept all the same: opened and sent, it is answered as it was the first time, or told that it was saved before with other words.</param>
    public async Task<DateTime?> Keep(Stamp stamp, string path, IFormCollection form, bool evenIfSaved = false)
    {
        try
        {
            return await Write(stamp, path, form, evenIfSaved);
        }
        catch (DbUpdateException)
        {
            // Sent twice at once: the other one has made the draft, which this one now changes.
            db.ChangeTracker.Clear();
            return await Write(stamp, path, form, evenIfSaved);
        }
    }

    private async Task<DateTime?> Write(Stamp stamp, string path, IFormCollection form, bool evenIfSaved)
    {
        var fields = Written(form);
        var now = time.GetUtcNow().UtcDateTime;
        using var turn = await queue.Take(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (fields.Length > Draft.MaxLength)
        {
            return null;
        }

        if (!evenIfSaved && await FormReply.Earlier(db, stamp.Key, CancellationToken.None) is not null)
        {
            await transaction.CommitAsync(CancellationToken.None);
            return null;
        }

        var kept = await db.Drafts
            .Where(d => d.Instance == stamp.Instance && d.Posting == stamp.Posting)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Fields, fields).SetProperty(d => d.SavedAt, now));
        if (kept == 0)
        {
            db.Drafts.Add(new Draft { Instance = stamp.Instance, Key = stamp.Key, Posting = stamp.Posting, Path = path, Fields = fields, SavedAt = now });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return now;
    }

    public Task<Draft?> Find(Guid instance, PostingId posting, CancellationToken ct) =>
        db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Instance == instance && d.Posting == posting, ct);

    public async Task Discard(Guid instance, PostingId posting)
    {
        using var turn = await queue.Take(CancellationToken.None);

        // A transaction of its own: only a commit that was asked for is known to be confirmed.
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await db.Drafts.Where(d => d.Instance == instance && d.Posting == posting).ExecuteDeleteAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static string Written(IFormCollection form) => JsonSerializer.Serialize(FormFields.Of(form));
}

/// <summary>Deletes what its author has left lying for longer than a draft is kept.</summary>
public sealed class DropOldDrafts(KithDb db)
{
    public async Task<Outcome<int>> Do(Now now)
    {
        var oldest = now.Moment.AddDays(-Draft.KeptDays);
        return await db.Drafts.Where(d => d.SavedAt < oldest).ExecuteDeleteAsync(CancellationToken.None);
    }
}

internal sealed class FormTables : IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<FormReply>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts").HasKey(d => d.Instance);
        builder.Property(d => d.Instance).ValueGeneratedNever();
        builder.HasIndex(d => new { d.Posting, d.SavedAt });
        builder.HasIndex(d => d.SavedAt);
    }

    public void Configure(EntityTypeBuilder<FormReply> builder)
    {
        builder.ToTable("FormReplies").HasKey(r => r.Key);
        builder.Property(r => r.Key).ValueGeneratedNever();
        builder.HasIndex(r => r.At);
    }
}
