namespace Robotics.Sim.Scenes;

/// <summary>An embedded scene: its model without the robot, what its bodies are, where they may begin, and its tasks. One folder and one line in <see cref="SceneCatalog"/>.</summary>
public sealed record SceneDefinition
{
    public required string Name { get; init; }

    /// <summary>The scene as MJCF, without the robot. Movable bodies have one free joint of the same name.</summary>
    public required string ModelXml { get; init; }

    /// <summary>X_WB: where the robot's base stands.</summary>
    public required Pose RobotBase { get; init; }

    /// <summary>Where the TCP may go, world frame.</summary>
    public required Box Workspace { get; init; }

    /// <summary>The scene's own cameras; the robot's come on top.</summary>
    public required ImmutableArray<CameraDescription> Cameras { get; init; }

    /// <summary>The camera for film strips.</summary>
    public required string FilmCamera { get; init; }

    public required ImmutableArray<SceneObjectSpec> Objects { get; init; }

    /// <summary>Where movable objects begin.</summary>
    public required PlacementArea Placement { get; init; }

    public required ImmutableArray<SceneTask> Tasks { get; init; }

    /// <summary>What may be practised here; null when nothing is.</summary>
    public ScenePractice? Practice { get; init; }

    /// <summary>Control steps after which an episode is truncated.</summary>
    public int StepLimit { get; init; } = 2000;
}
