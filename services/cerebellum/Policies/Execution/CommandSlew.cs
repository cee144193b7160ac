namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>How far a command may move from one control step to the next, in the units of its action space. Neither arm nor gripper jumps, whatever a policy answers.</summary>
/// <param name="Translation">Of each number of a translation or joint.</param>
/// <param name="Turn">Of each number of a rotation vector; of a quaternion, the angle in radians.</param>
/// <param name="Grip">Of the gripper's command, which spans 2.</param>
public sealed record CommandSlew(double Translation, double Turn, double Grip)
{
    /// <summary>What is allowed by default: for displacements a full reversal takes two steps; for poses 5 cm and 0.5 rad; for joints 0.2 rad or 1 rad/s.</summary>
    public static CommandSlew Of(ActionSpace space) => space.Kind switch
    {
        ActionKind.OscPoseDelta => new(1, 1, 1),
        ActionKind.TcpPose => new(0.05, 0.5, 1),
        ActionKind.JointPosition => new(0.2, 0.2, 1),
        _ => new(1, 1, 1),
    };

    /// <summary>Moves <paramref name="row"/> back to within reach of the command before it.</summary>
    /// <param name="space">What the numbers mean.</param>
    /// <param name="last">The command before; the same length.</param>
    /// <param name="row">Changed in place.</param>
    public void Limit(ActionSpace space, ReadOnlySpan<double> last, Span<double> row)
    {
        int gripper = row.Length - 1;
        bool pose = space.Kind is ActionKind.OscPoseDelta or ActionKind.TcpPose;
        int translation = pose ? 3 : gripper;
        for (int i = 0; i < translation; i++) row[i] = Near(last[i], row[i], Translation);
        if (pose && space.RotationForm == RotationForm.QuaternionXyzw) LimitTurn(last, row);
        else for (int i = translation; i < gripper; i++) row[i] = Near(last[i], row[i], Turn);
        row[gripper] = Near(last[gripper], row[gripper], Grip);
    }

    private static double Near(double last, double value, double most) => Math.Clamp(value, last - most, last + most);

    private void LimitTurn(ReadOnlySpan<double> last, Span<double> row)
    {
        Rotation from = new Rotation(last[3], last[4], last[5], last[6]).Normalized(), to = new Rotation(row[3], row[4], row[5], row[6]).Normalized();
        double angle = from.AngleTo(to);
        Rotation turned = angle > Turn ? Rotation.Slerp(from, to, Turn / angle) : to;
        (row[3], row[4], row[5], row[6]) = (turned.X, turned.Y, turned.Z, turned.W);
    }
}
