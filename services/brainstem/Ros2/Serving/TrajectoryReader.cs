using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>trajectory_msgs/JointTrajectory → points in the robot's joint order.</summary>
internal sealed class TrajectoryReader(ImmutableArray<JointDescription> joints)
{
    private const int MaxPoints = 10_000;

    /// <summary>A position so far beyond its limit is refused, rad; nearer ones are clipped.</summary>
    private const double Tolerance = 0.05;

    /// <returns>The points with their times from the start, s.</returns>
    /// <exception cref="RoboticsException">CommandRejected: other joints, times that do not grow, numbers that are not finite, or positions beyond the limits.</exception>
    public ImmutableArray<SetpointGoal> Read(JointTrajectory message)
    {
        int[] order = Order(message.JointNames);
        if (message.Points.Length is 0 or > MaxPoints) throw Refused("the number of points", message.Points.Length, $"1 to {MaxPoints}");
        ImmutableArray<SetpointGoal>.Builder goals = ImmutableArray.CreateBuilder<SetpointGoal>(message.Points.Length);
        double last = 0;
        foreach (JointTrajectoryPoint point in message.Points)
        {
            double time = point.TimeFromStart.ToTimeSpan().TotalSeconds;
            if (time <= last) throw Refused("the time of a point", time, $"more than {last} s");
            goals.Add(new(last = time, Positions(point.Positions, order), Velocities(point.Velocities, order)));
        }

        return goals.MoveToImmutable();
    }

    /// <summary>Positions in the robot's own order, to be reached within the time.</summary>
    /// <exception cref="RoboticsException">CommandRejected: as above.</exception>
    public SetpointGoal Read(double[] positions, double seconds) => new(seconds, Positions(positions, [.. Enumerable.Range(0, joints.Length)]), new double[joints.Length]);

    private int[] Order(string[] names)
    {
        int[] order = [.. joints.Select(j => Array.IndexOf(names, j.Name))];
        if (names.Length != joints.Length || order.Contains(-1)) throw Refused("the joints", string.Join(", ", names), string.Join(", ", joints.Select(j => j.Name)));
        return order;
    }

    private double[] Positions(double[] values, int[] order)
    {
        if (values.Length != joints.Length) throw Refused("the number of positions", values.Length, $"{joints.Length}");
        double[] positions = new double[joints.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            double q = values[order[i]];
            if (!(q >= joints[i].MinPosition - Tolerance && q <= joints[i].MaxPosition + Tolerance))
                throw Refused($"the position of {joints[i].Name}", q, $"{joints[i].MinPosition} to {joints[i].MaxPosition}");
            positions[i] = q;
        }

        return positions;
    }

    private double[] Velocities(double[] values, int[] order)
    {
        if (values.Length == 0) return new double[joints.Length];
        if (values.Length != joints.Length) throw Refused("the number of velocities", values.Length, $"{joints.Length}, or none");
        double[] velocities = new double[joints.Length];
        for (int i = 0; i < velocities.Length; i++)
        {
            double v = values[order[i]];
            if (!double.IsFinite(v)) throw Refused($"the velocity of {joints[i].Name}", v, "a finite number");
            velocities[i] = Math.Clamp(v, -joints[i].MaxVelocity, joints[i].MaxVelocity);
        }

        return velocities;
    }

    private static RoboticsException Refused(string what, object value, string allowed) =>
        new(ErrorCode.CommandRejected, FormattableString.Invariant($"A trajectory was refused: {what} is {value}; allowed: {allowed}."));
}
