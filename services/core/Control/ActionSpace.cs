namespace Robotics.Core.Control;

/// <summary>What the numbers of an action mean, as a value that chunks, policies, robots, datasets and the wire carry.</summary>
/// <remarks>The gripper is always the last number: −1 open … +1 closed.</remarks>
public sealed record ActionSpace
{
    public required ActionKind Kind { get; init; }

    public required ActionFrame Frame { get; init; }

    /// <summary>Name of the point that moves, e.g. <c>gripper0_grip_site</c>.</summary>
    public required string TcpSite { get; init; }

    /// <summary>Metres or radians per unit for each number but the gripper's.</summary>
    public required ImmutableArray<double> Scale { get; init; }

    public required RotationForm RotationForm { get; init; }

    /// <summary>Time of one action.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Joint names in order, for the joint kinds.</summary>
    public ImmutableArray<string> JointNames { get; init; } = [];

    /// <summary>How many numbers one action has.</summary>
    public int Dimension => 1 + Kind switch
    {
        ActionKind.JointPosition or ActionKind.JointVelocity => JointNames.Length,
        _ => RotationForm == RotationForm.AxisAngle ? 6 : 7,
    };

    /// <summary>LIBERO's: OSC pose delta in the world frame, 0.05 m and 0.5 rad a unit, 20 Hz.</summary>
    public static ActionSpace OscPoseDelta(string tcpSite) => new()
    {
        Kind = ActionKind.OscPoseDelta,
        Frame = ActionFrame.World,
        TcpSite = tcpSite,
        Scale = [0.05, 0.05, 0.05, 0.5, 0.5, 0.5],
        RotationForm = RotationForm.AxisAngle,
        Period = TimeSpan.FromMilliseconds(50),
    };

    public bool Equals(ActionSpace? other) =>
        other is not null && Kind == other.Kind && Frame == other.Frame && TcpSite == other.TcpSite && RotationForm == other.RotationForm
        && Period == other.Period && Scale.AsSpan().SequenceEqual(other.Scale.AsSpan()) && JointNames.AsSpan().SequenceEqual(other.JointNames.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Kind, Frame, RotationForm, Period, Scale.Length, JointNames.Length);
}
