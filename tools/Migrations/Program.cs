using Kith.Platform.Data;
using Kith.Tools;

if (args is not [var name, var migrations])
{
    await Console.Error.WriteLineAsync("Usage: Migrations NAME FOLDER");
    return 2;
}

foreach (var context in DesignTime.Contexts())
{
    await using (context)
    {
        InitialMigration.Write(context, name, migrations);
    }
}

return 0;
