namespace Robotics.Core.Scenes;

/// <summary>A drawer, door or knob: a part that slides along or turns about an axis fixed in the object's frame.</summary>
public sealed record ArticulationDescription
{
    /// <summary>Unique within the object, e.g. <c>top_level</c>.</summary>
    public required string Label { get; init; }

    public required ArticulationKind Kind { get; init; }

    public required ArticulationUse Use { get; init; }

    /// <summary>Unit vector in the object's frame; a positive position moves along it, or turns about it right-handedly.</summary>
    public required Vec3 Axis { get; init; }

    /// <summary>A point on the axis in the object's frame, metres.</summary>
    public required Vec3 Origin { get; init; }

    /// <summary>Lower end of the range, m or rad.</summary>
    public required double Min { get; init; }

    /// <summary>Upper end of the range, m or rad.</summary>
    public required double Max { get; init; }

    /// <summary>The position from which on it counts as open (Access) or on (Switch), towards the end that is further from <see cref="InactiveAt"/>.</summary>
    public required double ActiveAt { get; init; }

    /// <summary>The position from which on it counts as closed or off, towards its end.</summary>
    public required double InactiveAt { get; init; }

    /// <summary>The end of the range where it is fully open or on.</summary>
    public double ActiveEnd => ActiveAt > InactiveAt ? Max : Min;

    /// <summary>The end of the range where it is fully closed or off.</summary>
    public double InactiveEnd => ActiveAt > InactiveAt ? Min : Max;

    /// <summary>Open, or on.</summary>
    public bool IsActive(double position) => ActiveAt > InactiveAt ? position >= ActiveAt : position <= ActiveAt;

    /// <summary>Closed, or off. Between the two thresholds it is neither.</summary>
    public bool IsInactive(double position) => ActiveAt > InactiveAt ? position <= InactiveAt : position >= InactiveAt;

    /// <summary>The displacement of what it carries, in the object's frame, from position 0 to <paramref name="position"/> (m or rad).</summary>
    public Pose MotionAt(double position)
    {
        if (Kind == ArticulationKind.Slide) return new(Axis * position, Rotation.Identity);
        Rotation turn = Rotation.FromAxisAngle(Axis, position);
        return new(Origin - (turn * Origin), turn);
    }
}
