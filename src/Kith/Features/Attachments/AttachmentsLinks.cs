using Kith.Features.Families;
using Kith.Practice.Shared;

namespace Kith.Features.Attachments;

public static class AttachmentsLinks
{
    public static string OfFamily(string familyRef, EntryId? entry = null, int page = 1) => FamiliesLinks.Files(familyRef, entry) + (page > 1 ? $"{(entry is null ? '?' : '&')}p={page}" : string.Empty);

    public static string Add(string familyRef, EntryId? entry = null) => $"{FamiliesLinks.Files(familyRef)}/add{(entry is { } of ? $"?entry={of.Value}" : string.Empty)}";

    public static string One(string familyRef, AttachmentId attachment) => $"{FamiliesLinks.Files(familyRef)}/{attachment.Value}";

    public static string Take(string familyRef, AttachmentId attachment) => $"{One(familyRef, attachment)}/file";

    public static string LookAt(string familyRef, AttachmentId attachment) => $"{One(familyRef, attachment)}/looked-at";

    public static string Withdraw(string familyRef, AttachmentId attachment) => $"{One(familyRef, attachment)}/withdraw";

    public static string Size(long bytes) => bytes >= 1 << 20 ? $"{bytes / (double)(1 << 20):0.0} MB" : $"{Math.Max(1, bytes >> 10)} KB";
}
