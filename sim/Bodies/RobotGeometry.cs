using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>What all <see cref="MujocoRobotModel"/>s of a robot have in common, worked out once, and simulations that earlier ones have given back.</summary>
/// <remarks>Thread-safe. Nobody writes to the arrays.</remarks>
internal sealed class RobotGeometry
{
    /// <summary>Simulations kept for the next model. Their memory is large, and new pages cost more than all that is computed at the start.</summary>
    private const int MostKept = 2;

    private static readonly ConditionalWeakTable<RobotDefinition, RobotGeometry> Known = [];

    private readonly ConcurrentQueue<MujocoData> _kept = new();

    private RobotGeometry(RobotDefinition robot)
    {
        Model = CompiledModels.Of(robot.ModelXml);
        At = new RobotAddresses(Model, robot);
        ShapeGeoms = [.. Enumerable.Range(0, Model.GeomCount).Where(g => GeomShapes.Collides(Model, g) && At.IsMoved(Model, Model.GeomBody[g]))];
        Shapes = [.. ShapeGeoms.Select(g => GeomShapes.Of(Model, g))];
        Relations = GeomRelations.Of(Model, At, ShapeGeoms);
    }

    public MujocoModel Model { get; }

    public RobotAddresses At { get; }

    /// <summary>The moved geoms that collide, from the first link to the fingertips.</summary>
    public int[] ShapeGeoms { get; }

    /// <summary>Of <see cref="ShapeGeoms"/>, in their frames.</summary>
    public ConvexShape[] Shapes { get; }

    public ShapeRelations Relations { get; }

    /// <exception cref="RoboticsException">MalformedFile: MuJoCo refuses the model; UnknownName: it lacks a name of the definition.</exception>
    public static RobotGeometry Of(RobotDefinition robot) => Known.GetValue(robot, static r => new RobotGeometry(r));

    /// <summary>A simulation in the model's initial state.</summary>
    public MujocoData Take()
    {
        if (!_kept.TryDequeue(out MujocoData? kept)) return new MujocoData(Model);
        kept.Reset();
        return kept;
    }

    public void GiveBack(MujocoData data)
    {
        if (_kept.Count < MostKept) _kept.Enqueue(data);
        else data.Dispose();
    }
}
