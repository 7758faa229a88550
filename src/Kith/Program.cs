using Kith.Commands;

return await KithCommands.Root().Parse(args).InvokeAsync();
