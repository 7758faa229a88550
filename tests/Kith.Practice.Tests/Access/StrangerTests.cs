using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class StrangerTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("7K3M9QTB", "7K3M9QTB")]
    [InlineData(" 7k3m 9qtb ", "7K3M9QTB")]
    [InlineData("7k3m-9qtb", "7K3M9QTB")]
    [InlineData("7K3M9QT", null)]
    [InlineData("7K3M9QTBB", null)]
    [InlineData("7K3M9QTO", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_however_it_is_written(string? typed, string? code) => Assert.Equal(code, Stranger.CodeIn(typed));

    [Fact]
    public void A_stranger_has_a_code_in_two_groups_and_what_the_provider_says_in_lines()
    {
        var stranger = Stranger.Meet("https://login.example", "s-1", [0, 1, 2, 3, 27, 28, 254, 255], Now);
        stranger.Comes(new string('x', 300), " ", Now);

        Assert.Equal(stranger.Code, Stranger.CodeIn(stranger.CodeInWords));
        Assert.Equal(9, stranger.CodeInWords.Length);
        Assert.Equal((200, null), (stranger.Name!.Length, stranger.Email));
    }
}
