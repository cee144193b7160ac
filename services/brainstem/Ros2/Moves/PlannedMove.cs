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
    /// <param name="options">The robot; the connection is this call's own.</param>
    /// <param name="goal">Joint positions, rad, in the description's order; null for the robot's home.</param>
    /// <param name="speed">Share of each joint's greatest velocity and acceleration: more than 0, at most 1.</param>
    /// <param name="ct">Tells the robot to end the move where it is.</param>
    /// <returns>How far the joint went that went farthest (rad), and the time that was planned for it.</returns>
    /// <exception cref="RoboticsException">
    /// Unavailable: the robot or its controller was not found, or fell silent. InvalidArgument: goal or speed. CommandRejected: the way is not free (then nothing was
    /// moved), or the robot did not carry the move out. Unsupported: the robot makes no planned moves.
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
        await sent.FollowAsync(way, ct);
        return (MoveRehearsal.Farthest(start.Position, target), way[^1].TimeFromStart.ToTimeSpan());
    }
}
