using System.Text;
using Kith.Returns.CinCensus;

namespace Kith.Returns.Tests.CinCensus;

/// <summary>Small census files written in the test, and reading them whole.</summary>
internal static class Sample
{
    public const string Header = "<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>";

    public static string File(string children, string header = Header) => $"<Message>{header}<Children>{children}</Children></Message>";

    public static string Child(string episodes, string identifiers = "<LAchildID>C1</LAchildID>", string characteristics = "") =>
        $"<Child><ChildIdentifiers>{identifiers}</ChildIdentifiers><ChildCharacteristics>{characteristics}</ChildCharacteristics>{episodes}</Child>";

    public static string Episode(string inner) => $"<CINdetails><CINreferralDate>2025-05-06</CINreferralDate>{inner}</CINdetails>";

    public static CensusReader Open(string xml) => CensusReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    public static CensusChild OnlyChild(string xml)
    {
        using var reader = Open(xml);
        return Assert.Single(reader.ReadChildren());
    }

    public static CensusEpisode OnlyEpisode(string inner) => Assert.Single(OnlyChild(File(Child(Episode(inner)))).Episodes);

    public static CensusUnreadable Unreadable(byte[] file) => Assert.Throws<CensusUnreadable>(() =>
    {
        using var reader = CensusReader.Open(new MemoryStream(file));
        return reader.ReadChildren().Count();
    });

    public static CensusUnreadable Unreadable(string xml) => Unreadable(Encoding.UTF8.GetBytes(xml));
}
