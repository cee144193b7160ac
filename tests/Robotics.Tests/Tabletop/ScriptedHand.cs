using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation;

namespace Robotics.Tests.Tabletop;

/// <summary>Moves a simulated arm straight to poses by the operational-space law, without any brain: for tests of the physics.</summary>
internal sealed class ScriptedHand(ISimulatedDriver driver) : IDisposable
{
    private const double Speed = 0.35;

    private readonly MujocoRobotModel arm = new(Tabletop.Panda);
    private readonly double[] jacobian = new double[42];
    private readonly double[] mass = new double[49];
    private readonly double[] bias = new double[7];
    private readonly double[] torques = new double[7];
    private readonly double[] home = [.. Tabletop.Panda.Body.HomePositions];
    private BodyState state = new(7);

    public ScriptedHand(IEpisode episode)
        : this(episode.Driver)
    {
    }

    /// <summary>X_WT that it heads for; null before it has moved.</summary>
    public Pose? Goal { get; set; }

    /// <summary>−1 open … +1 closed.</summary>
    public double Gripper { get; set; } = -1;

    public BodyState State
    {
        get
        {
            driver.Read(ref state);
            return state;
        }
    }

    /// <summary>A TCP pose over a point of the world that approaches from above, the fingers opening along the heading.</summary>
    public static Pose FromAbove(Vec3 point, double yaw) => new(point, Rotation.FromYaw(yaw) * Rotation.FromAxisAngle(Vec3.UnitX, Math.PI));

    public void MoveTo(Pose target, double settleSeconds = 0.3)
    {
        driver.Read(ref state);
        Pose start = Goal ?? state.TcpInWorld;
        double seconds = Math.Max((target.Position - start.Position).Norm / Speed, start.Rotation.AngleTo(target.Rotation) / 1.2);
        int periods = (int)(seconds / 0.002) + 1;
        for (int i = 1; i <= periods; i++) Period(Pose.Interpolate(start, target, (double)i / periods));
        Wait(settleSeconds);
    }

    public void Wait(double seconds)
    {
        driver.Read(ref state);
        Pose held = Goal ?? state.TcpInWorld;
        for (int i = 0; i < seconds / 0.002; i++) Period(held);
    }

    public void Grip(double command)
    {
        Gripper = command;
        Wait(0.6);
    }

    public StepResult Period(Pose X_WT)
    {
        Goal = X_WT;
        driver.Read(ref state);
        arm.Dynamics(state.Position, state.Velocity, mass, bias);
        arm.Forward(state.Position, jacobian);
        Pose X_BW = driver.Describe().BaseInWorld.Inverse();
        Pose tcp = X_BW * state.TcpInWorld;
        OscState now = new()
        {
            Position = tcp.Position,
            Orientation = Axes.Of(tcp.Rotation),
            Velocity = state.TcpVelocity,
            Jacobian = jacobian,
            Mass = mass,
            JointPositions = state.Position,
            JointVelocities = state.Velocity,
            Bias = bias,
        };
        Pose wanted = X_BW * X_WT;
        OscLaw.Torque(now, new OscGoal(wanted.Position, Axes.Of(wanted.Rotation)), home, new OscGains(400, 400, 10, 1e-4), torques);
        driver.Write(new ServoCommand(CommandType.JointTorque, torques, Gripper));
        return driver.WaitNextPeriod();
    }

    public void Dispose() => arm.Dispose();
}
