using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>Kinematics, dynamics and geometry of a robot, computed by MuJoCo from the robot's own model: for simulated and real bodies alike.</summary>
/// <remarks>
/// The compiled model and its shapes are shared by all instances of a robot; each instance has a simulation of its own, in native memory, until it is disposed.
/// <see cref="Shapes"/> are ordered from the first link to the fingertips; the fixed base is left out.
/// </remarks>
public sealed class MujocoRobotModel : IRobotModel, IDisposable
{
    private readonly RobotDefinition robot;
    private readonly ImmutableArray<JointDescription> joints;
    private readonly RobotGeometry geometry;
    private readonly MujocoModel model;
    private readonly RobotAddresses at;
    private readonly DampedLeastSquares inverse;
    private readonly double[] translation;
    private readonly double[] rotation;
    private readonly double[] forces;
    private readonly double[] armature;
    private MujocoData? simulation;

    /// <param name="robot">The robot.</param>
    /// <param name="joints">Of a body whose joints have another <see cref="JointDescription.Armature"/> than the robot's model; null for the robot's own.</param>
    /// <exception cref="RoboticsException">MalformedFile: MuJoCo refuses the model; UnknownName: it lacks a name of the definition.</exception>
    public MujocoRobotModel(RobotDefinition robot, ImmutableArray<JointDescription>? joints = null)
    {
        ArgumentNullException.ThrowIfNull(robot);
        this.joints = joints ?? robot.Body.Joints;
        this.robot = robot;
        geometry = RobotGeometry.Of(robot);
        (model, at) = (geometry.Model, geometry.At);
        simulation = geometry.Take();
        inverse = new DampedLeastSquares(this, robot.Body);
        translation = new double[3 * model.Nv];
        rotation = new double[3 * model.Nv];
        forces = new double[model.Nv];
        armature = [.. this.joints.Zip(at.Dofs, (joint, dof) => joint.Armature is { } own ? own - model.DofArmature[dof] : 0)];
    }

    public int Joints => at.Qpos.Length;

    public ShapeRelations Relations => geometry.Relations;

    public Pose Forward(ReadOnlySpan<double> q, Span<double> jacobian)
    {
        Place(q);
        Data.Kinematics();
        if (!jacobian.IsEmpty)
        {
            Require(jacobian.Length, 6 * Joints, "the Jacobian");
            Data.CenterOfMass();
            Data.SiteJacobian(at.Tcp, translation, rotation);
            for (int row = 0; row < 3; row++)
            {
                for (int j = 0; j < Joints; j++)
                {
                    jacobian[(row * Joints) + j] = translation[(row * model.Nv) + at.Dofs[j]];
                    jacobian[((row + 3) * Joints) + j] = rotation[(row * model.Nv) + at.Dofs[j]];
                }
            }
        }

        return Data.SitePose(at.Tcp);
    }

    public void Dynamics(ReadOnlySpan<double> q, ReadOnlySpan<double> qd, Span<double> mass, Span<double> bias)
    {
        Require(qd.Length, Joints, "the joint velocities");
        Require(mass.Length, Joints * Joints, "the mass matrix");
        Require(bias.Length, Joints, "the bias torques");
        Place(q);
        Span<double> qvel = Data.Qvel;
        for (int j = 0; j < Joints; j++) qvel[at.Dofs[j]] = qd[j];
        Data.Kinematics();
        Data.CenterOfMass();
        Data.CompositeInertia();
        Data.BodyVelocities();
        Data.InverseDynamics(false, forces);
        Data.MassMatrix(at.Dofs, mass);
        for (int j = 0; j < Joints; j++) mass[(j * Joints) + j] += armature[j];
        for (int j = 0; j < Joints; j++) bias[j] = forces[at.Dofs[j]];
    }

    public bool Inverse(Pose X_BT, Span<double> q)
    {
        Require(q.Length, Joints, "the joint positions");
        return inverse.Solve(X_BT, q);
    }

    public int Shapes(ReadOnlySpan<double> q, double width, Span<PlacedShape> shapes)
    {
        int[] geoms = geometry.ShapeGeoms;
        if (shapes.Length < geoms.Length)
            throw RoboticsException.Invalid("The room for the robot's shapes", shapes.Length, FormattableString.Invariant($"{geoms.Length} or more"));
        Place(q);
        double opening = Math.Clamp(width, 0, robot.Body.Gripper.MaxWidth) / at.FingerQpos.Length;
        Span<double> qpos = Data.Qpos;
        foreach (int finger in at.FingerQpos) qpos[finger] = opening;
        Data.Kinematics();
        for (int i = 0; i < geoms.Length; i++) shapes[i] = new PlacedShape(geometry.Shapes[i], Data.GeomPose(geoms[i]));
        return geoms.Length;
    }

    public IRobotModel Fork() => new MujocoRobotModel(robot, joints);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref simulation, null) is { } given) geometry.GiveBack(given);
    }

    private MujocoData Data => simulation ?? throw new ObjectDisposedException(nameof(MujocoRobotModel));

    private void Place(ReadOnlySpan<double> q)
    {
        Require(q.Length, Joints, "the joint positions");
        Span<double> qpos = Data.Qpos;
        for (int j = 0; j < q.Length; j++) qpos[at.Qpos[j]] = q[j];
    }

    private static void Require(int length, int allowed, string what)
    {
        if (length != allowed) throw RoboticsException.Invalid($"The length of {what}", length, FormattableString.Invariant($"{allowed}"));
    }
}
