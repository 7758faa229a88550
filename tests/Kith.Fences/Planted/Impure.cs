// Wrong on purpose: rules that look at the clock, the disk or a package.
#pragma warning disable RS0030
using System.Security.Cryptography;

namespace Kith.Fences.Planted.Impure;

public static class LooksAtTheClock
{
    public static DateTimeOffset Moment() => DateTimeOffset.UtcNow;
}

public static class LooksAtTheClockInALambda
{
    public static Func<DateTime> Moment => () => DateTime.Now;
}

public static class ReadsTheDisk
{
    public static string Text(string path) => File.ReadAllText(path);
}

public sealed class KnowsTheNetwork
{
    public Uri? Address { get; set; }

    public HttpClient? Client { get; set; }
}

public static class IsPure
{
    public static int Years(DateOnly born, DateOnly today) => today.Year - born.Year;

    public static byte[] Fingerprint(byte[] bytes) => SHA256.HashData(bytes);
}
