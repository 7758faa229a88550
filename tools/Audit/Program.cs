using Kith.Tools;

// The verb of ./dev: audit [FILE]
if (args is not ([] or [_]))
{
    await Console.Error.WriteLineAsync("audit takes the file for the bill of materials, or nothing.");
    return 2;
}

return await new Audit(Environment.CurrentDirectory, Programs.Ask, Console.Out, TimeProvider.System).Run(args is [var file] ? file : null);
