using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;

namespace Robotics.Brainstem.Ros2.Moves;

/// <summary>
/// Plans a move by playing it in thought through the one gate that every command passes: the robot's limits, its workspace, and collisions with itself and with what
/// is around it. Straight in joint space, all joints at once, by a polynomial of minimum jerk (Flash and Hogan, 1985).
/// </summary>
internal sealed class MoveRehearsal
{
    /// <summary>A joint counts as arrived when it is this near, rad.</summary>
    public const double Tolerance = 0.01;

    /// <summary>A start may lie this far beyond a joint's limit, rad: a controller may hold an arm a little past it. Farther off it is no state of this robot.</summary>
    private const double MostBeyond = 0.1;

    /// <summary>Slower than this share of the joints' limits a move would last for minutes.</summary>
    private const double LeastShare = 0.01;

    /// <summary>Control steps that the arm may take to arrive after the goal itself has: the safety filter may slow it.</summary>
    private const int MostSettleSteps = 100;

    /// <summary>Of a minimum-jerk move over distance 1 in time 1: the largest velocity and acceleration.</summary>
    private const double PeakVelocity = 1.875, PeakAcceleration = 5.7735;

    private readonly BodyDescription _body;
    private readonly ActionSpace _space;
    private readonly double _share;

    /// <param name="body">Takes joint positions.</param>
    /// <param name="share">Of each joint's greatest velocity and acceleration.</param>
    /// <exception cref="RoboticsException">InvalidArgument: the share. Unsupported: the robot has no actions in joint positions.</exception>
    public MoveRehearsal(BodyDescription body, double share)
    {
        if (!(share is >= LeastShare and <= 1)) throw RoboticsException.Invalid("The speed of a move", share, FormattableString.Invariant($"{LeastShare} to 1 of the joints' limits"));
        (_body, _share) = (body, share);
        _space = body.ActionSpaces.FirstOrDefault(s => s.Kind == ActionKind.JointPosition)
            ?? throw new RoboticsException(ErrorCode.Unsupported, $"Robot {body.RobotName} has no action space {ActionKind.JointPosition}: it makes no planned moves.");
    }

    /// <summary>The way from where the arm is.</summary>
    /// <param name="model">The robot's kinematics and geometry; the caller keeps it.</param>
    /// <param name="start">Where the arm is, at rest.</param>
    /// <param name="tracks">What is around it.</param>
    /// <param name="goal">Joint positions, rad.</param>
    /// <param name="ct">Gives up between two control steps.</param>
    /// <returns>One point a control period; empty when the arm is there already.</returns>
    /// <exception cref="RoboticsException">InvalidArgument: the goal, or a start that this robot cannot have. CommandRejected: the safety filter does not let the arm go there; the message says by which rules.</exception>
    public async Task<ImmutableArray<JointTrajectoryPoint>> PlanAsync(IRobotModel model, BodyState start, ImmutableArray<Track> tracks, ImmutableArray<double> goal, CancellationToken ct)
    {
        Check("start", start.Position, MostBeyond);
        Check("goal", goal.AsSpan(), 0);
        if (Farthest(start.Position, goal) < Tolerance) return [];
        IRobotModel own = model.Fork(), gate = model.Fork();
        using IDisposable? ownEnd = own as IDisposable, gateEnd = gate as IDisposable;
        RehearsedArm arm = new(_body, own, start, tracks);
        using ServoBody body = new(arm, gate);
        CommandLease lease = await body.AcquireAsync(new LeaseRequest("planned move"), ct);
        double seconds = Duration(start.Position, goal);
        int steps = (int)Math.Ceiling(seconds / _body.ControlPeriod.TotalSeconds);
        for (int step = 1; step <= steps + MostSettleSteps; step++)
        {
            ct.ThrowIfCancellationRequested();
            ChunkOutcome outcome = await body.ExecuteAsync(lease, Row(lease, step, start.Position, goal, Math.Min(1, step / (double)steps)), CancellationToken.None);
            if (outcome.End != ChunkEnd.Played) throw NotFree(outcome.Reason ?? outcome.End.ToString(), body);
            if (step >= steps && Farthest(arm.Position, goal) < Tolerance) return AtRest(arm.Way);
        }

        throw NotFree(FormattableString.Invariant($"a joint stays {Farthest(arm.Position, goal):F3} rad from the goal"), body);
    }

    /// <summary>How far the joint that is farthest from its goal has to go, rad.</summary>
    public static double Farthest(ReadOnlySpan<double> position, ImmutableArray<double> goal)
    {
        double most = 0;
        for (int i = 0; i < goal.Length; i++) most = Math.Max(most, Math.Abs(goal[i] - position[i]));
        return most;
    }

    /// <summary>The last point is where the arm stays.</summary>
    private static ImmutableArray<JointTrajectoryPoint> AtRest(ImmutableArray<JointTrajectoryPoint> way)
    {
        Array.Clear(way[^1].Velocities);
        return way;
    }

    private void Check(string what, ReadOnlySpan<double> positions, double beyond)
    {
        if (positions.Length != _body.Joints.Length) throw RoboticsException.Invalid($"The number of joints of a {what}", positions.Length, $"{_body.Joints.Length}");
        for (int i = 0; i < positions.Length; i++)
        {
            JointDescription joint = _body.Joints[i];
            if (!(positions[i] >= joint.MinPosition - beyond && positions[i] <= joint.MaxPosition + beyond))
                throw RoboticsException.Invalid($"The {what} of {joint.Name}", positions[i], FormattableString.Invariant($"{joint.MinPosition} to {joint.MaxPosition} rad"));
        }
    }

    private double Duration(ReadOnlySpan<double> start, ImmutableArray<double> goal)
    {
        double seconds = 0;
        for (int i = 0; i < goal.Length; i++)
        {
            (double way, JointDescription joint) = (Math.Abs(goal[i] - start[i]), _body.Joints[i]);
            double byVelocity = PeakVelocity * way / (_share * joint.MaxVelocity);
            double byAcceleration = Math.Sqrt(PeakAcceleration * way / (_share * joint.MaxAcceleration));
            seconds = Math.Max(seconds, Math.Max(byVelocity, byAcceleration));
        }

        return seconds;
    }

    private ActionChunk Row(CommandLease lease, int step, double[] start, ImmutableArray<double> goal, double t)
    {
        double s = t * t * t * (10 + (t * ((6 * t) - 15)));
        return new()
        {
            Space = _space,
            TaskId = "planned move",
            SubgoalId = "planned move",
            Epoch = lease.Epoch,
            Sequence = step,
            ComputedFrom = (step - 1) * _body.ControlPeriod,
            FirstStep = step - 1,
            Values = [.. goal.Select((q, i) => start[i] + (s * (q - start[i]))), 0],
        };
    }

    private static RoboticsException NotFree(string why, ServoBody body)
    {
        string rules = body.RuleCounts.IsEmpty ? "no rule acted" : string.Join(", ", body.RuleCounts.Select(r => FormattableString.Invariant($"{r.Rule} {r.Steps} times")));
        return new(ErrorCode.CommandRejected, $"The way is not free: {why}. Rules of the safety filter on the way: {rules}. Nothing was moved.");
    }
}
