namespace Robotics.Host.Configuration;

/// <summary>Where the program keeps what outlasts a run.</summary>
internal static class DataFolders
{
    /// <summary>The user's memory: <c>$XDG_DATA_HOME/robotics/memory</c>, else <c>~/.local/share/robotics/memory</c>.</summary>
    public static string Memory => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        "robotics",
        "memory");

    /// <summary>The configuration with the user's memory where it names none.</summary>
    public static HostConfiguration WithDefaultMemory(this HostConfiguration configuration) =>
        configuration.Brain.MemoryFolder is not null
            ? configuration
            : configuration with { Brain = configuration.Brain with { MemoryFolder = Memory } };
}
