using System.Security.Cryptography;
using System.Text;
using Kith.Platform.Look;
using Xunit;

namespace Kith.Tests.Platform.Look;

public sealed class QrSquareTests
{
    private const string Address = "otpauth://totp/Kith:ada%40northmoor.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kith";

    [Fact]
    public void The_square_stays_what_an_independent_reader_once_read() =>
        Assert.Equal("4AC410F787CEE36DDF07A6697A22BE9F676E7590837BAC822FE335B445B83BB0", Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(QrSquare.Path(Address)!))));

    [Fact]
    public void A_text_too_long_for_the_square_gives_none()
    {
        Assert.NotNull(QrSquare.Path(new string('a', QrSquare.MaxBytes)));
        Assert.Null(QrSquare.Path(new string('a', QrSquare.MaxBytes + 1)));
        Assert.Null(QrSquare.Path(new string('é', QrSquare.MaxBytes / 2 + 1)));
    }
}
