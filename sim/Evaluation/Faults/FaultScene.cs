using Robotics.Sim.Bodies;

namespace Robotics.Sim.Evaluation.Faults;

/// <summary>The true scene as faults see it: what the hand holds or comes for, and where there is room. Objects go by their index.</summary>
internal sealed class FaultScene
{
    /// <summary>An object further from the TCP than this is not in the hand, metres.</summary>
    private const double HandReach = 0.15;

    private const double Gap = 0.002;

    private readonly BodyDescription _body;
    private readonly ImmutableArray<SceneObject> _objects;
    private readonly ImmutableArray<ObjectGeometry> _geometry;
    private readonly SimulationHandle _simulation;

    public FaultScene(BodyDescription body, ImmutableArray<Track> tracks, Pose tcp, SimulationHandle simulation)
    {
        (_body, Tcp, _simulation) = (body, tcp, simulation);
        _objects = [.. body.Objects.Select((description, i) => Placed(description, tracks[i]))];
        _geometry = [.. _objects.Select(o => new ObjectGeometry(o))];
    }

    public Pose Tcp { get; }

    public Pose PoseOf(int thing) => _objects[thing].Pose;

    public string NameOf(int thing) => _body.Objects[thing].Names[0];

    /// <summary>What the hand alone carries; null when it carries nothing.</summary>
    public int? Carried()
    {
        for (int i = 0; i < _objects.Length; i++)
        {
            if (Movable(i) && Distance(i) < HandReach && _simulation.Touch(i, SimulationHandle.Robot) && !_simulation.TouchesScenery(i)) return i;
        }

        return null;
    }

    /// <summary>What the empty hand is nearest to, above it and at most <paramref name="within"/> metres away; null when it touches or nears nothing.</summary>
    public int? Approached(double within)
    {
        int? nearest = null;
        for (int i = 0; i < _objects.Length; i++)
        {
            if (!Movable(i)) continue;
            if (_simulation.Touch(i, SimulationHandle.Robot)) return null;
            if (Distance(i) < within && (nearest is null || Distance(i) < Distance(nearest.Value))) nearest = i;
        }

        return nearest is { } found && Tcp.Position.Z > _geometry[found].Bounds.Max.Z ? found : null;
    }

    /// <summary>Objects that can be moved, stand on something fixed, carry nothing and are not touched by the robot.</summary>
    public IEnumerable<int> Loose()
    {
        for (int i = 0; i < _objects.Length; i++)
        {
            if (!Movable(i) || _simulation.Touch(i, SimulationHandle.Robot)) continue;
            bool alone = true;
            for (int j = 0; j < _objects.Length && alone; j++) alone = j == i || !Movable(j) || !_simulation.Touch(i, j);
            if (alone && _simulation.TouchesScenery(i)) yield return i;
        }
    }

    /// <summary>Half the horizontal size of an object's box: a circle around it has this radius, metres.</summary>
    public double Radius(int thing) => _geometry[thing].Bounds.Size.WithZ(0).Norm / 2;

    /// <summary>The object standing at <paramref name="at"/> (x and y; its orientation stays) on whatever is there, at most <paramref name="drop"/> metres lower than now.</summary>
    /// <returns>Null when there is no room or nothing to stand on.</returns>
    public Pose? Standing(int thing, Vec3 at, double drop)
    {
        if (!_body.Workspace.Grown(-0.03).Contains(at.WithZ(_body.Workspace.Max.Z - 0.04))) return null;
        Pose pose = PoseOf(thing) with { Position = at.WithZ(PoseOf(thing).Position.Z + Gap) };
        double room = Room(thing, pose);
        if (room < Gap / 2) return null;
        double fallen = 0;
        while (fallen <= drop + Gap)
        {
            if (room <= Gap) return Rests(thing, pose) && ClearOfHand(pose) ? pose : null;
            double by = Math.Max(room - (Gap / 2), Gap / 2);
            fallen += by;
            pose = pose with { Position = pose.Position - (Vec3.UnitZ * by) };
            room = Room(thing, pose);
        }

        return null;
    }

    /// <summary>Whether what it touches is below it, rather than beside it.</summary>
    private bool Rests(int thing, Pose pose)
    {
        ObjectGeometry placed = new(_objects[thing] with { Pose = pose with { Position = pose.Position - (Vec3.UnitZ * Gap) } });
        for (int i = 0; i < _objects.Length; i++)
        {
            if (i == thing || placed.NearestTo(_geometry[i], 2 * Gap) is not { } nearest) continue;
            if (nearest.Normal.Z > 0.9) return true;
        }

        return false;
    }

    private bool ClearOfHand(Pose pose) => (pose.Position - Tcp.Position).Norm > 0.06;

    /// <summary>Metres to the nearest other object, at most 0.3.</summary>
    private double Room(int thing, Pose pose)
    {
        ObjectGeometry placed = new(_objects[thing] with { Pose = pose });
        double room = 0.3;
        for (int i = 0; i < _objects.Length; i++)
        {
            if (i != thing && placed.NearestTo(_geometry[i], room) is { } nearest) room = Math.Min(room, nearest.Distance);
        }

        return room;
    }

    private bool Movable(int thing) => _body.Objects[thing].Mobility == Mobility.Movable;

    private double Distance(int thing) => _geometry[thing].Bounds.DistanceTo(Box.Around(Tcp.Position, Vec3.Zero));

    private static SceneObject Placed(ObjectDescription description, Track track) => new()
    {
        Description = description,
        Pose = track.Pose,
        ArticulationPositions = track.ArticulationPositions,
        LastSeen = track.Time,
        Source = track.Source,
    };
}
