using Kith.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Platform.Data;

public sealed class MigrationsTests
{
    [Fact]
    public async Task The_migrations_of_both_databases_say_what_the_model_says()
    {
        foreach (var context in DesignTime.Contexts())
        {
            await using (context)
            {
                Assert.False(context.Database.HasPendingModelChanges(), $"{context.GetType().Name} has changed: run ./dev migration Initial");
                Assert.Single(context.Database.GetMigrations());
            }
        }
    }
}
