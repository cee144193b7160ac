using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Moves;

/// <summary>
/// A planned move of a robot over ROS 2, from wherever it is to given joint positions: rehearsed through the safety filter, then carried out by the robot's own
/// controller (control_msgs/FollowJointTrajectory) while this program watches. Not for a robot that is led by somebody else at the time: its controller then ends the move.
/// </summary>
public static class PlannedMove
{
    /// <summary>A joint may be this far from where its way begins, rad: more than an encoder's noise or the sag of a held arm. Farther off it is another way than the one that was checked.</summary>
    private const double MostMoved = 0.02;

    /// <summary>An arm whose joints are slower than this is at rest, rad/s: more than the noise of a measured velocity, and the controller can take it up without a jerk.</summary>
    private const double MostSpeed = 0.02;

    /// <param name="options">The robot; the connection is this call's own.</param>
    /// <param name="goal">Joint positions, rad, in the description's order; null for the robot's home.</param>
    /// <param name="speed">Share of each joint's greatest velocity and acceleration: more than 0, at most 1.</param>
    /// <param name="ct">Tells the robot to end the move where it is.</param>
    /// <returns>How far the joint went that went farthest (rad), and the time that was planned for it.</returns>
    /// <exception cref="RoboticsException">
    /// Unavailable: the robot or its controller was not found, or fell silent. InvalidArgument: goal or speed. CommandRejected: the way is not free, or the arm moved
    /// while it was planned (then nothing was sent), or the robot did not carry the move out. Unsupported: the robot makes no planned moves.
    /// </exception>
    public static async Task<(double Farthest, TimeSpan Duration)> RunAsync(RosRobotOptions options, ImmutableArray<double>? goal, double speed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        using RosRobot robot = await RosRobot.ConnectAsync(options, ct);
        BodyDescription body = robot.Describe();
        ImmutableArray<double> target = goal ?? body.HomePositions;
        MoveRehearsal rehearsal = new(body, speed);
        BodyState start = new(body.Joints.Length);
        robot.Read(ref start);
        ImmutableArray<JointTrajectoryPoint> way = await rehearsal.PlanAsync(options.Model, start, robot.ReadTracks(), target, ct);
        if (way.IsEmpty) return (0, TimeSpan.Zero);
        using TrajectoryGoal sent = new(robot.Connection, options);
        await sent.ReadyAsync(ct);
        RequireStill(robot, start);
        await sent.FollowAsync(way, ct);
        return (MoveRehearsal.Farthest(start.Position, target), way[^1].TimeFromStart.ToTimeSpan());
    }

    /// <summary>Planning and finding the controller take time: a way from where the arm is no more is not the way that was checked.</summary>
    private static void RequireStill(RosRobot robot, in BodyState start)
    {
        BodyState now = new(start.Position.Length);
        robot.Read(ref now);
        if (MoveRehearsal.Farthest(now.Position, [.. start.Position]) > MostMoved || now.Velocity.Any(v => Math.Abs(v) > MostSpeed))
            throw new RoboticsException(ErrorCode.CommandRejected, "The arm moved while the move was planned; nothing was sent.");
    }
}
