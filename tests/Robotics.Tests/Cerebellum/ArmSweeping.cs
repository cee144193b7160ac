using Robotics.Cerebellum.Motion;
using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Tests.Cerebellum;

public sealed class ArmSweeping : IDisposable
{
    private static readonly RobotDefinition Panda = RobotCatalog.Load("panda");
    private readonly MujocoRobotModel _model = new(Panda);
    private readonly ArmSweep _sweep;
    private readonly Pose _start;

    public ArmSweeping()
    {
        _sweep = new(Panda.Body, _model);
        _start = Panda.Body.BaseInWorld * _model.Forward([.. Panda.Body.HomePositions], []);
    }

    public void Dispose() => _model.Dispose();

    [Fact]
    public void The_joints_end_where_the_hand_is_at_the_goal()
    {
        Pose goal = new(_start.Position + new Vec3(0.1, 0.25, -0.15), _start.Rotation * Rotation.FromYaw(0.8));
        ImmutableArray<double>? q = Follow(goal);
        Assert.NotNull(q);
        Pose reached = Panda.Body.BaseInWorld * _model.Forward([.. q.Value], []);
        Assert.True((reached.Position - goal.Position).Norm < 0.002 && reached.Rotation.AngleTo(goal.Rotation) < 0.02);
    }

    [Fact]
    public void A_way_beyond_the_arm_is_refused() => Assert.Null(Follow(_start with { Position = _start.Position + new Vec3(0.6, 0, 0) }));

    [Fact]
    public void A_turn_past_a_joint_limit_is_refused()
    {
        Pose quarter = _start with { Rotation = _start.Rotation * Rotation.FromYaw(1.9) };
        Pose half = quarter with { Rotation = quarter.Rotation * Rotation.FromYaw(1.9) };
        Assert.NotNull(Follow(quarter));
        Assert.Null(Follow(quarter, half));
    }

    [Fact]
    public void A_way_that_brings_a_link_against_an_obstacle_is_refused()
    {
        Pose goal = _start with { Position = _start.Position + new Vec3(0, 0.35, -0.1) };
        Assert.NotNull(Follow(goal));
        Vec3 besideTheElbow = Panda.Body.BaseInWorld * new Vec3(0.1, 0.25, 0.55);
        Obstacles pole = new([Obstacle.Of("pole", new(ConvexShape.Box(new(0.03, 0.03, 0.3)), Pose.At(besideTheElbow.X, besideTheElbow.Y, besideTheElbow.Z)))]);
        Assert.Null(_sweep.Follow(Panda.Body.HomePositions, [_start, goal], pole));
    }

    [Fact]
    public void The_way_home_begins_where_the_hand_is_and_ends_at_the_home_posture()
    {
        ImmutableArray<double> twisted = [0.5, 0.4, -0.7, -1.9, -2.6, 3.7, 1.8];
        ImmutableArray<Pose> way = _sweep.WayHome(twisted);
        Pose begin = Panda.Body.BaseInWorld * _model.Forward([.. twisted], []);
        Assert.True((way[0].Position - begin.Position).Norm < 1e-9);
        Assert.True((way[^1].Position - _start.Position).Norm < 1e-9 && way[^1].Rotation.AngleTo(_start.Rotation) < 1e-6);
        Assert.NotNull(_sweep.Follow(twisted, way, new([])));
    }

    private ImmutableArray<double>? Follow(params ReadOnlySpan<Pose> goals) => _sweep.Follow(Panda.Body.HomePositions, [_start, .. goals], new([]));
}
