namespace Robotics.Cerebellum.Policies.Files;

/// <summary>What a policy answers.</summary>
public sealed record ActionFile
{
    /// <summary>Name of the output, or key of the answer.</summary>
    public string Name { get; init; } = "actions";

    /// <summary>For servers that answer it in pieces: the keys whose numbers make a row side by side, in order. Empty: whole, under <see cref="Name"/>.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    public required ActionKind Kind { get; init; }

    public required ActionFrame Frame { get; init; }

    /// <summary>Metres or radians a unit, for displacements; empty for the body's own.</summary>
    public ImmutableArray<double> Scale { get; init; } = [];

    /// <summary>Seconds of a row.</summary>
    public double PeriodSeconds { get; init; } = 0.05;

    public required int Horizon { get; init; }

    public required int ExecutionHorizon { get; init; }

    /// <summary>How its numbers were made before training; undone here.</summary>
    public Normalization Normalization { get; init; } = Normalization.None;

    /// <summary>What its last number says when the gripper is open, and when it is closed.</summary>
    public double GripperOpen { get; init; } = -1;

    /// <inheritdoc cref="GripperOpen"/>
    public double GripperClosed { get; init; } = 1;

    /// <summary>Whether the gripper is told only to open or to close, whichever is nearer.</summary>
    public bool GripperBinary { get; init; } = true;
}
