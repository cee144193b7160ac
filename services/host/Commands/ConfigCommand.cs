using System.CommandLine;
using Robotics.Host.Configuration;

namespace Robotics.Host.Commands;

/// <summary><c>robotics config show</c>: the effective configuration, defaults included.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        Command show = new("show", "Print the effective configuration, defaults included, as JSON.");
        BrainArguments brain = new();
        brain.AddTo(show);
        show.SetAction(parsed => Console.WriteLine(ConfigurationFile.Print(brain.Configuration(parsed).WithDefaultMemory())));
        return new Command("config", "The configuration.") { show };
    }
}
