using Kith.Platform.Data;
using Xunit;

namespace Kith.Tests.Platform.Data;

public sealed class StorageTests
{
    [Theory]
    [InlineData("Host=one", "Host=one;Options=-c synchronous_commit=on;Max Auto Prepare=200")]
    [InlineData("Host=one;Max Auto Prepare=0", "Host=one;Max Auto Prepare=0;Options=-c synchronous_commit=on")]
    [InlineData("Host=one,two;", "Host=one,two;Target Session Attributes=primary;Options=-c synchronous_commit=on;Max Auto Prepare=200")]
    [InlineData("Host=one,two;Target Session Attributes=primary", "Host=one,two;Target Session Attributes=primary;Options=-c synchronous_commit=on;Max Auto Prepare=200")]
    [InlineData("Host=one;Options=-c statement_timeout=9", "Host=one;Options=-c statement_timeout=9;Options=-c statement_timeout=9 -c synchronous_commit=on;Max Auto Prepare=200")]
    [InlineData("Host=one;Options=-c synchronous_commit=remote_apply", "Host=one;Options=-c synchronous_commit=remote_apply;Max Auto Prepare=200")]
    public void Of_several_servers_the_primary_alone_is_spoken_to_and_each_waits_for_its_disk(string given, string used) => Assert.Equal(used, StorageSetup.ConnectionOf(given));

    [Theory]
    [InlineData("any")]
    [InlineData("prefer-standby")]
    [InlineData("standby")]
    public void A_connection_that_may_read_from_a_standby_is_refused(string attributes) =>
        Assert.Contains(attributes, Assert.Throws<InvalidOperationException>(() => StorageSetup.ConnectionOf($"Host=one,two;TargetSessionAttributes={attributes}")).Message, StringComparison.Ordinal);
}
