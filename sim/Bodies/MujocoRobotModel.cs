using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>Kinematics, dynamics and geometry of a robot, computed by MuJoCo from the robot's own model: for simulated and real bodies alike.</summary>
/// <remarks>
/// The compiled model is shared by all instances of a robot; each instance has a simulation of its own, in native memory, until it is disposed.
/// <see cref="Shapes"/> are ordered from the first link to the fingertips; the fixed base is left out.
/// </remarks>
public sealed class MujocoRobotModel : IRobotModel, IDisposable
{
    private readonly RobotDefinition robot;
    private readonly ImmutableArray<JointDescription> joints;
    private readonly MujocoModel model;
    private readonly MujocoData data;
    private readonly RobotAddresses at;
    private readonly DampedLeastSquares inverse;
    private readonly int[] shapeGeoms;
    private readonly ConvexShape[] shapes;
    private readonly double[] translation;
    private readonly double[] rotation;
    private readonly double[] forces;
    private readonly double[] armature;

    /// <param name="robot">The robot.</param>
    /// <param name="joints">Of a body whose joints have another <see cref="JointDescription.Armature"/> than the robot's model; null for the robot's own.</param>
    /// <exception cref="RoboticsException">MalformedFile: MuJoCo refuses the model; UnknownName: it lacks a name of the definition.</exception>
    public MujocoRobotModel(RobotDefinition robot, ImmutableArray<JointDescription>? joints = null)
        : this(robot, CompiledModels.Of(robot.ModelXml), joints ?? robot.Body.Joints)
    {
    }

    private MujocoRobotModel(RobotDefinition robot, MujocoModel model, ImmutableArray<JointDescription> joints)
    {
        this.joints = joints;
        this.robot = robot;
        this.model = model;
        data = new MujocoData(model);
        at = new RobotAddresses(model, robot);
        inverse = new DampedLeastSquares(this, robot.Body);
        shapeGeoms = [.. Enumerable.Range(0, model.GeomCount).Where(g => GeomShapes.Collides(model, g) && at.IsMoved(model, model.GeomBody[g]))];
        shapes = [.. shapeGeoms.Select(g => GeomShapes.Of(model, g))];
        Relations = GeomRelations.Of(model, at, shapeGeoms);
        translation = new double[3 * model.Nv];
        rotation = new double[3 * model.Nv];
        forces = new double[model.Nv];
        armature = [.. joints.Zip(at.Dofs, (joint, dof) => joint.Armature is { } own ? own - model.DofArmature[dof] : 0)];
    }

    public int Joints => at.Qpos.Length;

    public ShapeRelations Relations { get; }

    public Pose Forward(ReadOnlySpan<double> q, Span<double> jacobian)
    {
        Place(q);
        data.Kinematics();
        if (!jacobian.IsEmpty)
        {
            Require(jacobian.Length, 6 * Joints, "the Jacobian");
            data.CenterOfMass();
            data.SiteJacobian(at.Tcp, translation, rotation);
            for (int row = 0; row < 3; row++)
            {
                for (int j = 0; j < Joints; j++)
                {
                    jacobian[(row * Joints) + j] = translation[(row * model.Nv) + at.Dofs[j]];
                    jacobian[((row + 3) * Joints) + j] = rotation[(row * model.Nv) + at.Dofs[j]];
                }
            }
        }

        return data.SitePose(at.Tcp);
    }

    public void Dynamics(ReadOnlySpan<double> q, ReadOnlySpan<double> qd, Span<double> mass, Span<double> bias)
    {
        Require(qd.Length, Joints, "the joint velocities");
        Require(mass.Length, Joints * Joints, "the mass matrix");
        Require(bias.Length, Joints, "the bias torques");
        Place(q);
        Span<double> qvel = data.Qvel;
        for (int j = 0; j < Joints; j++) qvel[at.Dofs[j]] = qd[j];
        data.Kinematics();
        data.CenterOfMass();
        data.CompositeInertia();
        data.BodyVelocities();
        data.InverseDynamics(false, forces);
        data.MassMatrix(at.Dofs, mass);
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
        if (shapes.Length < shapeGeoms.Length)
            throw RoboticsException.Invalid("The room for the robot's shapes", shapes.Length, FormattableString.Invariant($"{shapeGeoms.Length} or more"));
        Place(q);
        double opening = Math.Clamp(width, 0, robot.Body.Gripper.MaxWidth) / at.FingerQpos.Length;
        Span<double> qpos = data.Qpos;
        foreach (int finger in at.FingerQpos) qpos[finger] = opening;
        data.Kinematics();
        for (int i = 0; i < shapeGeoms.Length; i++) shapes[i] = new PlacedShape(this.shapes[i], data.GeomPose(shapeGeoms[i]));
        return shapeGeoms.Length;
    }

    public IRobotModel Fork() => new MujocoRobotModel(robot, model, joints);

    public void Dispose() => data.Dispose();

    private void Place(ReadOnlySpan<double> q)
    {
        Require(q.Length, Joints, "the joint positions");
        Span<double> qpos = data.Qpos;
        for (int j = 0; j < q.Length; j++) qpos[at.Qpos[j]] = q[j];
    }

    private static void Require(int length, int allowed, string what)
    {
        if (length != allowed) throw RoboticsException.Invalid($"The length of {what}", length, FormattableString.Invariant($"{allowed}"));
    }
}
