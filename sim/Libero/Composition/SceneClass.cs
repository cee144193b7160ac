namespace Robotics.Sim.Libero.Composition;

/// <summary>What all tasks of one kind of scene share: robot, table, cameras, textures.</summary>
internal sealed record SceneClass
{
    /// <summary>The problem's name in BDDL files.</summary>
    public required string Problem { get; init; }

    /// <summary>The category that stands for the table or floor: it is part of the scene's file.</summary>
    public required string WorkspaceCategory { get; init; }

    /// <summary>The name of the table or floor; region keys that contain it are regions of the workspace.</summary>
    public required string Workspace { get; init; }

    /// <summary>The body that carries the markers of the workspace's regions.</summary>
    public required string RegionBody { get; init; }

    /// <summary>Whether the arm stands on a pedestal, or on the ground itself.</summary>
    public required bool Mounted { get; init; }

    /// <summary>The arm's base in the world, m.</summary>
    public required Vec3 RobotBase { get; init; }

    /// <summary>The middle of the workspace in the world, m: what placements are relative to.</summary>
    public required Vec3 WorkspaceOffset { get; init; }

    /// <summary>Added to the height of fixtures that are put down, m.</summary>
    public required double FixtureHeight { get; init; }

    /// <summary>Whether movable objects keep their radius away from the border of their region when they are put down.</summary>
    public bool ShrinksRegions { get; init; }

    /// <summary>Where the marker of a region is, in the region body's frame, beyond the middle of the region's rectangle.</summary>
    public required Vec3 RegionOffset { get; init; }

    /// <summary>The scene's file below LIBERO's assets.</summary>
    public required string File { get; init; }

    public required string FloorTexture { get; init; }

    public required string WallTexture { get; init; }

    /// <summary>Friction of the table top that replaces the file's table, or null when the file's geometry stays.</summary>
    public string? TableFriction { get; init; }

    public required ImmutableArray<CameraPlacement> Cameras { get; init; }

    /// <summary>The height of the surface that objects stand on at the start, in the world, m.</summary>
    public required double SurfaceHeight { get; init; }
}
