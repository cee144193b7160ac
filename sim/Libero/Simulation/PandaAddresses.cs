using System.Globalization;
using Robotics.Sim.Engine;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>Where the arm and its gripper are in a compiled LIBERO model.</summary>
internal sealed class PandaAddresses
{
    public const int Joints = 7;

    public PandaAddresses(MujocoModel model)
    {
        int[] joints = [.. Numbered("robot0_joint", Joints).Select(model.JointId)];
        int[] fingers = [.. Numbered("gripper0_finger_joint", 2).Select(model.JointId)];
        Qpos = [.. joints.Select(j => model.JointQposAddress[j])];
        Dofs = [.. joints.Select(j => model.JointDofAddress[j])];
        FingerQpos = [.. fingers.Select(j => model.JointQposAddress[j])];
        FirstMovedBody = model.JointBody[joints[0]];
        Fingers = [.. fingers.Select(j => model.JointBody[j])];
        Motors = [.. Numbered("robot0_torq_j", Joints).Select(model.ActuatorId)];
        FingerMotors = [.. Numbered("gripper0_gripper_finger_joint", 2).Select(model.ActuatorId)];
        GripSite = model.SiteId("gripper0_grip_site");
        Hand = model.BodyId("robot0_right_hand");
        MotorLimits = [.. Motors.Select(m => model.ActuatorControlRange[(2 * m) + 1])];
    }

    public int[] Qpos { get; }

    public int[] Dofs { get; }

    public int[] FingerQpos { get; }

    /// <summary>The body that the first joint moves: what hangs on it is the arm.</summary>
    public int FirstMovedBody { get; }

    public ImmutableArray<int> Fingers { get; }

    public int[] Motors { get; }

    public int[] FingerMotors { get; }

    /// <summary>Largest torque of each joint, N·m.</summary>
    public double[] MotorLimits { get; }

    public int GripSite { get; }

    public int Hand { get; }

    private static IEnumerable<string> Numbered(string name, int count) =>
        Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{name}{i}"));
}
