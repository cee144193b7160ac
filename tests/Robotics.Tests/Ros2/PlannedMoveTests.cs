using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;
using Robotics.Brainstem.Ros2.Moves;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Host.Ros2;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Tests.Evaluation;

namespace Robotics.Tests.Ros2;

[Collection(RosDomain.Robots)]
public sealed class PlannedMoveTests
{
    private const double Share = 0.5;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("panda")]
    [InlineData("ur5e")]
    public async Task A_planned_way_keeps_the_limits_and_ends_at_rest_at_its_goal(string name)
    {
        RobotDefinition robot = RobotCatalog.Load(name);
        using MujocoRobotModel model = new(robot);
        BodyDescription body = OverRos(robot);
        BodyState start = At(body, 0.4);
        ImmutableArray<JointTrajectoryPoint> way = await new MoveRehearsal(body, Share).PlanAsync(model, start, [], body.HomePositions, Ct);
        TimeSpan before = TimeSpan.Zero;
        foreach (JointTrajectoryPoint point in way)
        {
            TimeSpan time = point.TimeFromStart.ToTimeSpan();
            Assert.Equal(body.ControlPeriod, time - before);
            before = time;
            for (int i = 0; i < body.Joints.Length; i++)
            {
                Assert.InRange(point.Positions[i], body.Joints[i].MinPosition, body.Joints[i].MaxPosition);
                Assert.InRange(Math.Abs(point.Velocities[i]), 0, 1.1 * Share * body.Joints[i].MaxVelocity);
            }
        }

        Assert.All(way[^1].Velocities, v => Assert.Equal(0, v));
        Assert.InRange(MoveRehearsal.Farthest(way[^1].Positions, body.HomePositions), 0, MoveRehearsal.Tolerance);
        Assert.Empty(await new MoveRehearsal(body, Share).PlanAsync(model, At(body, 0), [], body.HomePositions, Ct));
    }

    [Fact]
    public async Task A_way_through_what_is_forbidden_is_refused_with_the_rule_and_so_are_starts_goals_and_speeds_that_cannot_be()
    {
        RobotDefinition robot = RobotCatalog.Load("panda");
        using MujocoRobotModel model = new(robot);
        BodyDescription body = OverRos(robot);
        Vec3 tcp = (body.BaseInWorld * model.Forward([.. body.HomePositions], [])).Position;
        Vec3 half = new(0.1, 0.1, 0.1);
        BodyDescription walled = body with { Safety = body.Safety with { ForbiddenBoxes = [new("cabinet", new Box(tcp - half, tcp + half))] } };
        BodyState start = At(body, 0.6);
        RoboticsException refused = await Assert.ThrowsAsync<RoboticsException>(() => new MoveRehearsal(walled, Share).PlanAsync(model, start, [], body.HomePositions, Ct));
        Assert.Equal(ErrorCode.CommandRejected, refused.Code);
        Assert.Contains("The way is not free", refused.Message, StringComparison.Ordinal);
        Assert.Contains("forbidden", refused.Message, StringComparison.OrdinalIgnoreCase);

        RoboticsException beyond = await Assert.ThrowsAsync<RoboticsException>(() => new MoveRehearsal(body, Share).PlanAsync(model, start, [], body.HomePositions.SetItem(0, 9), Ct));
        Assert.Contains("The goal of joint1 is 9", beyond.Message, StringComparison.Ordinal);
        foreach (double impossible in new[] { 1e9, double.NaN })
        {
            BodyState odd = At(body, 0);
            odd.Position[1] = impossible;
            RoboticsException nowhere = await Assert.ThrowsAsync<RoboticsException>(() => new MoveRehearsal(body, Share).PlanAsync(model, odd, [], body.HomePositions, Ct));
            Assert.Contains("The start of joint2", nowhere.Message, StringComparison.Ordinal);
        }

        foreach (double share in new[] { 1.5, 0, 1e-9, double.NaN })
            Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => new MoveRehearsal(body, share)).Code);
    }

    [Fact]
    public async Task A_robot_makes_a_planned_move_goes_home_ends_one_where_it_is_when_told_to_and_is_missed_when_it_falls_silent_on_the_way()
    {
        using TemporaryFolder folder = new();
        using RoboticsProcess served = RoboticsProcess.Start("sim", "serve", "--ros2", "--ready-file", folder["ready"]);
        await Eventually.HoldsAsync(() => File.Exists(folder["ready"]), "the robot is served");
        RobotDefinition robot = RobotCatalog.Load("panda");
        using MujocoRobotModel model = new(robot);
        RosRobotOptions options = new()
        {
            Robot = robot,
            Model = model,
            Catalog = ObjectCatalog.Load(RosTargetArguments.DefaultCatalog),
            Log = NullLogger.Instance,
            Silence = TimeSpan.FromSeconds(1),
        };
        using RosConnection connection = new(RosDomain.Join(), options);
        BodyDescription body = await connection.DescribeAsync(Ct);
        ImmutableArray<double> home = body.HomePositions, away = home.SetItem(0, home[0] + 0.8);
        using TrajectoryGoal goal = new(connection, options);

        await goal.FollowAsync(await WayTo(away), Ct);
        Assert.InRange(MoveRehearsal.Farthest(Now().Position, away), 0, 0.03);
        using (RoboticsProcess command = RoboticsProcess.Start("robot", "home", "panda", "--silence", "1"))
        {
            (int status, string output) = await command.EndAsync(Ct);
            Assert.True(status == 0 && output.Contains("panda is home: 0.8", StringComparison.Ordinal), $"{status}: {output}");
        }

        Assert.InRange(MoveRehearsal.Farthest(Now().Position, home), 0, 0.03);
        using CancellationTokenSource told = new();
        Task interrupted = goal.FollowAsync(await WayTo(away), told.Token);
        await Moves();
        await told.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => interrupted);
        await Eventually.HoldsAsync(() => Speed() < 0.02, "the arm is at rest");
        Assert.InRange(Now().Position[0] - home[0], 0.01, 0.7);

        Task missed = goal.FollowAsync(await WayTo(away), Ct);
        await Moves();
        served.Kill();
        Assert.Equal(ErrorCode.Unavailable, (await Assert.ThrowsAsync<RoboticsException>(() => missed)).Code);

        Task<ImmutableArray<JointTrajectoryPoint>> WayTo(ImmutableArray<double> there) => new MoveRehearsal(body, Share).PlanAsync(model, Now(), connection.Tracks.Read(body.Objects, s => s), there, Ct);

        double Speed() => Now().Velocity.Max(Math.Abs);

        Task Moves() => Eventually.HoldsAsync(() => Speed() > 0.2, "the arm moves");

        BodyState Now()
        {
            BodyState state = new(body.Joints.Length);
            connection.Joints.CopyTo(ref state);
            return state;
        }
    }

    private static BodyDescription OverRos(RobotDefinition robot) =>
        robot.Body with { CommandType = CommandType.JointPosition, ServoPeriod = TimeSpan.FromSeconds(robot.Ros2.PeriodSeconds) };

    /// <summary>At rest, the first joint this far from home, rad.</summary>
    private static BodyState At(BodyDescription body, double offset)
    {
        BodyState state = new(body.Joints.Length) { GripperWidth = body.Gripper.MaxWidth };
        body.HomePositions.CopyTo(state.Position);
        state.Position[0] += offset;
        return state;
    }
}
