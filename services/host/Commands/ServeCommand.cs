using System.CommandLine;

namespace Robotics.Host.Commands;

/// <summary><c>robotics serve …</c>: parts of the brain for other programs.</summary>
internal static class ServeCommand
{
    public static Command Create() => new("serve", "Serve a part of the brain to other programs.")
    {
        ServePlannerCommand.Create(),
    };
}
