using System.Reflection;
using Kith.Tools;
using Microsoft.EntityFrameworkCore;

if (args is not [var name, var migrations])
{
    await Console.Error.WriteLineAsync("Usage: Migrations NAME FOLDER");
    return 2;
}

// By name, so that this tool builds whatever state the model is in.
var contexts = Assembly.Load("kith").GetType("Kith.Platform.Data.DesignTime")?.GetMethod("Contexts")?.Invoke(null, null);
if (contexts is not IEnumerable<DbContext> both)
{
    await Console.Error.WriteLineAsync("Kith.Platform.Data.DesignTime.Contexts() does not give the database contexts.");
    return 1;
}

foreach (var context in both)
{
    await using (context)
    {
        InitialMigration.Write(context, name, migrations);
    }
}

return 0;
