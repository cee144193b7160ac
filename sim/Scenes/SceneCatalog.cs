using Robotics.Sim.Scenes.Tabletop;

namespace Robotics.Sim.Scenes;

/// <summary>The embedded scenes.</summary>
public static class SceneCatalog
{
    private static readonly ImmutableArray<SceneDefinition> All = [TabletopScene.Definition];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(s => s.Name).Order(StringComparer.Ordinal)];

    /// <exception cref="RoboticsException">UnknownName: lists the scenes.</exception>
    public static SceneDefinition Get(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw RoboticsException.Unknown("scene", name, Names);
}
