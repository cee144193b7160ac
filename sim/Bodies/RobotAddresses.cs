using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>Where a robot's joints, site and actuators are in a compiled model.</summary>
internal sealed class RobotAddresses
{
    /// <exception cref="RoboticsException">UnknownName: the model lacks a name of the definition; the message lists those it has.</exception>
    public RobotAddresses(MujocoModel model, RobotDefinition robot)
    {
        int[] joints = [.. robot.Body.Joints.Select(j => model.JointId(j.Name))];
        int[] fingers = [.. robot.FingerJoints.Select(model.JointId)];
        Qpos = [.. joints.Select(j => model.JointQposAddress[j])];
        Dofs = [.. joints.Select(j => model.JointDofAddress[j])];
        Fingers = [.. fingers.Select(j => model.JointBody[j])];
        FingerQpos = [.. fingers.Select(j => model.JointQposAddress[j])];
        Motors = [.. robot.Body.Joints.Select(j => model.ActuatorId(j.Name))];
        GripperActuator = model.ActuatorId(robot.GripperActuator);
        Tcp = model.SiteId(robot.TcpSite);
        Base = model.BodyId(robot.BaseBody);
        FirstMovedBody = model.JointBody[joints[0]];
    }

    /// <summary>In the definition's joint order.</summary>
    public int[] Qpos { get; }

    public int[] Dofs { get; }

    public int[] FingerQpos { get; }

    /// <summary>The fingers' bodies.</summary>
    public ImmutableArray<int> Fingers { get; }

    public int[] Motors { get; }

    public int GripperActuator { get; }

    public int Tcp { get; }

    public int Base { get; }

    /// <summary>The body that the first joint moves: it and what hangs on it is the arm that can collide.</summary>
    public int FirstMovedBody { get; }

    /// <summary>Whether the body is the arm's or the hand's, the fixed base left out.</summary>
    public bool IsMoved(MujocoModel model, int body)
    {
        for (int at = body; at != 0; at = model.BodyParent[at])
        {
            if (at == FirstMovedBody) return true;
        }

        return false;
    }
}
