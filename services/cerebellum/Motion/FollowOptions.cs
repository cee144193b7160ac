namespace Robotics.Cerebellum.Motion;

/// <summary>How a path is followed.</summary>
internal sealed record FollowOptions
{
    public required string Phase { get; init; }

    /// <summary>−1 open … +1 closed.</summary>
    public required double Gripper { get; init; }

    /// <summary>Distance from the end that counts as arrived, metres.</summary>
    public double Tolerance { get; init; } = 0.005;

    /// <summary>Angle from the end's orientation that counts as arrived, radians.</summary>
    public double TurnTolerance { get; init; } = 0.06;

    /// <summary>Whether the last leg is entered only on its line and with its orientation.</summary>
    public bool Straight { get; init; }

    public double Speed { get; init; } = 1;
}
