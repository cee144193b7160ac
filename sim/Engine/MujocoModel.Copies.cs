namespace Robotics.Sim.Engine;

/// <content>Independent copies, for simulations that change their model, and the room that a simulation has for contacts.</content>
public sealed unsafe partial class MujocoModel
{
    /// <summary>An independent copy, which the caller disposes.</summary>
    public MujocoModel Copy()
    {
        byte* copy = Native.mj_copyModel(null, Address);
        if (copy == null) throw new RoboticsException(ErrorCode.Engine, "MuJoCo has no memory for a copy of the model.");
        return new MujocoModel(copy, Layout, LoadWarning);
    }

    /// <summary>
    /// How many contacts and scalar constraints simulations made from now on have room for. MuJoCo before 2.3.0 reserves memory for the square of the constraints;
    /// later versions take what they need, and nothing changes there. Only before the first simulation of the model.
    /// </summary>
    public void SetCapacity(int contacts, int constraints)
    {
        if (!HasFixedCapacity) return;
        Struct.Field<int>("nconmax") = contacts;
        Struct.Field<int>("njmax") = constraints;
    }

    /// <summary>Contacts and scalar constraints that a simulation has room for; null when there is no fixed limit.</summary>
    public (int Contacts, int Constraints)? Capacity => HasFixedCapacity ? (Struct.Field<int>("nconmax"), Struct.Field<int>("njmax")) : null;

    private bool HasFixedCapacity => Layout.HasArray("mjData.efc_AR");
}
