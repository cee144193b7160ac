using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>What a fault may do to a simulation and an oracle may read of it. Objects go by their index in the body's description.</summary>
/// <remarks>
/// Contacts are those of the last forward pass. What is changed of the model (friction, the gripper's speed) is no part of a saved state: who changed
/// it does so again after a restore, and on a fork. Not thread-safe.
/// </remarks>
internal sealed class SimulationHandle
{
    /// <summary>The arm and the hand, where an object is asked for.</summary>
    public const int Robot = -1;

    private const int Nothing = -2;

    private readonly Func<MujocoData> source;
    private readonly SimulationParts parts;
    private readonly Action<Action> change;
    private readonly int[] owner;
    private readonly bool[] finger;
    private readonly double[] friction;
    private readonly double[] jointFriction;
    private HashSet<(int First, int Second)>? notes;

    /// <param name="source">Gives the simulation, which may be replaced by one of an equal model.</param>
    /// <param name="parts">Where things are in it.</param>
    /// <param name="change">Runs a change of positions or of the model, and brings all that depends on it up to date, in a way that a restored state repeats.</param>
    public SimulationHandle(Func<MujocoData> source, SimulationParts parts, Action<Action> change)
    {
        (this.source, this.parts, this.change) = (source, parts, change);
        MujocoModel model = Data.Model;
        owner = new int[model.GeomCount];
        finger = new bool[model.GeomCount];
        for (int geom = 0; geom < owner.Length; geom++) (owner[geom], finger[geom]) = (Owner(model.GeomBody[geom]), OfFinger(model.GeomBody[geom]));
        friction = parts.OwnModel ? model.GeomFriction.ToArray() : [];
        jointFriction = parts.OwnModel ? model.DofFrictionLoss.ToArray() : [];
    }

    /// <summary>Whether friction may be changed: the episode was opened with a model of its own.</summary>
    public bool MayChangeModel => parts.OwnModel;

    /// <summary>The gripper's speed as a share of what the robot has, (0, 1]. The driver heeds it.</summary>
    public double GripperSpeed { get; set; } = 1;

    /// <summary>Whether a predicate of the benchmark's own holds; null where it has none of that name. For oracles.</summary>
    public Func<Predicate, bool?> Judge { get; init; } = _ => null;

    /// <summary>From now on it is noted which bodies touch in each physics step, however shortly.</summary>
    public void BeginNotes() => notes ??= [];

    /// <summary>The simulation calls it in each physics step, once contacts are known.</summary>
    public void Note()
    {
        if (notes is null) return;
        foreach (Contact contact in Data.Contacts)
        {
            int first = owner[contact.Geom1], second = owner[contact.Geom2];
            if (first != second && contact.IsActive) notes.Add((Math.Min(first, second), Math.Max(first, second)));
        }
    }

    /// <summary>Pairs that touched since the last call, in order; none before <see cref="BeginNotes"/>.</summary>
    public ImmutableArray<(int First, int Second)> TakeNotes()
    {
        ImmutableArray<(int First, int Second)> taken = [.. (notes ?? []).Order()];
        notes?.Clear();
        return taken;
    }

    /// <summary>All contacts that act, in the engine's order.</summary>
    public ImmutableArray<Touching> Contacts()
    {
        ImmutableArray<Touching>.Builder touching = ImmutableArray.CreateBuilder<Touching>();
        Span<double> force = stackalloc double[6];
        for (int i = 0; i < Data.Contacts.Count; i++)
        {
            Contact contact = Data.Contacts[i];
            int first = owner[contact.Geom1], second = owner[contact.Geom2];
            if (first == second || !contact.IsActive) continue;
            Data.ContactForce(i, force);
            ReadOnlySpan<double> axes = contact.Frame;
            Vec3 acting = Vec3.Zero;
            for (int axis = 0; axis < 3; axis++) acting += new Vec3(axes[3 * axis], axes[(3 * axis) + 1], axes[(3 * axis) + 2]) * force[axis];
            touching.Add(new Touching(first, second, acting));
        }

        return touching.ToImmutable();
    }

    /// <summary>Whether two objects touch; <see cref="Robot"/> stands for the arm and the hand.</summary>
    public bool Touch(int thing, int other)
    {
        foreach (Contact contact in Data.Contacts)
        {
            int first = owner[contact.Geom1], second = owner[contact.Geom2];
            if (((first == thing && second == other) || (first == other && second == thing)) && contact.IsActive) return true;
        }

        return false;
    }

    /// <summary>Whether an object touches anything but the robot.</summary>
    public bool TouchesScenery(int thing)
    {
        foreach (Contact contact in Data.Contacts)
        {
            int first = owner[contact.Geom1], second = owner[contact.Geom2];
            if ((first == thing) == (second == thing) || first == Robot || second == Robot) continue;
            if (contact.IsActive) return true;
        }

        return false;
    }

    /// <summary>Whether the hand or the arm touches anything but the object.</summary>
    public bool RobotTouchesOther(int thing)
    {
        foreach (Contact contact in Data.Contacts)
        {
            int first = owner[contact.Geom1], second = owner[contact.Geom2];
            if ((first == Robot) == (second == Robot) || first == thing || second == thing) continue;
            if (contact.IsActive) return true;
        }

        return false;
    }

    /// <summary>Puts a movable object somewhere else, at rest.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: the object cannot move freely.</exception>
    public void Move(int thing, Pose X_WO)
    {
        MujocoModel model = Data.Model;
        int joint = model.BodyFirstJoint[parts.Objects[thing]];
        if (joint < 0) throw RoboticsException.Invalid("The object to move", thing, "one that moves freely");
        change(() =>
        {
            Data.SetFreeJointPose(joint, X_WO);
            Data.Qvel.Slice(model.JointDofAddress[joint], 6).Clear();
        });
    }

    /// <summary>Multiplies the friction of the fingers and of an object by <paramref name="share"/> of what the model has; 1 is as it was.</summary>
    /// <exception cref="RoboticsException">Unsupported: the model is shared.</exception>
    public void SetGraspFriction(int thing, double share)
    {
        RequireOwnModel();
        MujocoModel model = Data.Model;
        change(() =>
        {
            for (int geom = 0; geom < owner.Length; geom++)
            {
                if (owner[geom] != thing && !finger[geom]) continue;
                for (int i = 3 * geom; i < 3 * (geom + 1); i++) model.GeomFriction[i] = friction[i] * share;
            }
        });
    }

    /// <summary>Gives an articulation so much more dry friction than the model has, N or N·m; 0 is as it was.</summary>
    /// <exception cref="RoboticsException">Unsupported: the model is shared.</exception>
    public void SetJointFriction(int thing, int articulation, double more)
    {
        RequireOwnModel();
        int dof = Data.Model.JointDofAddress[parts.Joints[thing][articulation]];
        change(() => Data.Model.DofFrictionLoss[dof] = jointFriction[dof] + more);
    }

    private MujocoData Data => source();

    private void RequireOwnModel()
    {
        if (!parts.OwnModel) throw new RoboticsException(ErrorCode.Unsupported, "The simulation shares its model: open the episode with a model of its own.");
    }

    private int Owner(int body)
    {
        MujocoModel model = Data.Model;
        for (int at = body; at != 0; at = model.BodyParent[at])
        {
            if (at == parts.Robot) return Robot;
            int thing = parts.Objects.IndexOf(at);
            if (thing >= 0) return thing;
        }

        return Nothing;
    }

    private bool OfFinger(int body)
    {
        for (int at = body; at != 0; at = Data.Model.BodyParent[at])
        {
            if (parts.Fingers.Contains(at)) return true;
        }

        return false;
    }
}
