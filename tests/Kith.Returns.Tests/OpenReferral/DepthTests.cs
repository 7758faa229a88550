using System.Text;
using Kith.Returns.OpenReferral;
using Xunit;

namespace Kith.Returns.Tests.OpenReferral;

/// <summary>No reader follows JSON deeper than 32 (TR-63).</summary>
public sealed class DepthTests
{
    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Each_reader_goes_32_deep_and_no_deeper(int depth, bool isRead)
    {
        var nested = $"{{\"id\":\"1\",\"name\":\"Debt\",\"type\":\"FeatureCollection\",\"features\":[],\"deep\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}";

        Assert.Equal(isRead, Record.Exception(() => OpenReader.Page(nested, 1, "feed")) is null);
        Assert.Equal(isRead, OpenReader.IsLines(nested));
        Assert.Equal(isRead, TaxonomyReader.Read(nested, "list")[0].Fault is null);
        Assert.Equal(isRead, Record.Exception(() => OutlineReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(nested)))) is null);
    }
}
