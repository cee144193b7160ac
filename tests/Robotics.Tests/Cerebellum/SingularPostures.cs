using Robotics.Cerebellum.Motion;
using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Tests.Cerebellum;

/// <summary>An arm that is stretched out is not pushed through the posture in which its elbow is straight.</summary>
public sealed class SingularPostures : IDisposable
{
    private static readonly RobotDefinition Panda = RobotCatalog.Load("panda");

    /// <summary>The hand points down, far out: a centimetre more and the elbow is straight.</summary>
    private static readonly ImmutableArray<double> Stretched = [0, 1.2, 0, -0.7, 0, 1.9, 0.785];

    /// <summary>The elbow bends the other way.</summary>
    private static readonly ImmutableArray<double> Overstretched = [0, 1.4, 0, -0.2, 0, 1.6, 0.785];

    private static readonly Vec3 Outwards = new(0.03, 0, 0), Inwards = new(-0.03, 0, 0);

    private readonly MujocoRobotModel _model = new(Panda);
    private readonly SingularityGuard _guard;

    public SingularPostures() => _guard = new(Panda.Body, _model);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_motion_at_home_is_left_as_it_is() => Assert.Equal((Outwards, Vec3.Zero), _guard.Filter(Panda.Body.HomePositions, Outwards, Vec3.Zero));

    [Fact]
    public void A_stretched_arm_goes_back_in_but_not_further_out()
    {
        double outwards = Filtered(Stretched, Outwards).X, inwards = Filtered(Stretched, Inwards).X;
        Assert.True(outwards < 0.3 * Outwards.X, $"{outwards}");
        Assert.True(inwards < 0.7 * Inwards.X, $"{inwards}");
    }

    [Fact]
    public void An_elbow_that_bends_the_wrong_way_is_led_back_through_the_stretch() => Assert.True(Filtered(Overstretched, Inwards).X > 0);

    [Fact]
    public void A_way_that_ends_stretched_out_is_refused()
    {
        Pose home = Panda.Body.BaseInWorld * _model.Forward([.. Panda.Body.HomePositions], []), far = Panda.Body.BaseInWorld * _model.Forward([.. Stretched], []);
        ArmSweep sweep = new(Panda.Body, _model);
        Assert.Null(sweep.Follow(Panda.Body.HomePositions, [home, far], new([])));
        Assert.NotNull(sweep.Follow(Panda.Body.HomePositions, [home, far with { Position = far.Position - new Vec3(0.1, 0, 0) }], new([])));
    }

    private Vec3 Filtered(ImmutableArray<double> q, Vec3 displacement) => _guard.Filter(q, displacement, Vec3.Zero).Displacement;
}
