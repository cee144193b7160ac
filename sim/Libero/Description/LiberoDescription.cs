using System.Globalization;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Description;

/// <summary>What a brain is told of a LIBERO scene, and what only the environment and the scorer know: which body and instance each thing is.</summary>
internal sealed class LiberoDescription
{
    private const string TcpSite = "gripper0_grip_site";

    /// <summary>As robosuite's gripper collides: from the grip site to the fingertips and back to the palm, metres.</summary>
    private const double TipBeyondTcp = 0.009, PalmBehindTcp = 0.031;

    private readonly ImmutableArray<(string Key, RegionDescription Place)> _places;

    private LiberoDescription(BodyDescription body, ImmutableArray<DescribedObject> objects, ImmutableArray<(string Key, RegionDescription Place)> places) =>
        (Body, Objects, _places) = (body, objects, places);

    /// <summary>What the brain is told.</summary>
    public BodyDescription Body { get; }

    /// <summary>In the order of <see cref="BodyDescription.Objects"/>.</summary>
    public ImmutableArray<DescribedObject> Objects { get; }

    /// <summary>How many things a scene describes: what an order of ids is a permutation of.</summary>
    public static int CountOf(SceneModel scene) => scene.Objects.Length + scene.Fixtures.Length + 1;

    /// <summary>Describes a compiled scene.</summary>
    /// <param name="scene">The composed scene.</param>
    /// <param name="model">The scene compiled.</param>
    /// <param name="panda">The robot, away from any scene.</param>
    /// <param name="order">A permutation of 0 … <see cref="CountOf"/> − 1 that gives the ids, so that they say nothing.</param>
    /// <exception cref="RoboticsException">InvalidArgument: the order has another length; UnknownName: the model is of another scene.</exception>
    public static LiberoDescription Of(SceneModel scene, MujocoModel model, RobotDefinition panda, ImmutableArray<int> order)
    {
        DescribedObject[] things =
            [.. scene.Objects.Concat(scene.Fixtures).Select(thing => ObjectDescriber.Of(thing, model)), ObjectDescriber.Workspace(scene.Class, model)];
        if (order.Length != things.Length) throw RoboticsException.Invalid("The number of ids", order.Length, $"{things.Length}");
        ImmutableArray<DescribedObject> named =
        [
            .. things.Select((thing, i) => thing with { Description = thing.Description with { Id = string.Create(CultureInfo.InvariantCulture, $"o{order[i] + 1}") } })
                .OrderBy(thing => thing.Description.Id, StringComparer.Ordinal),
        ];
        ImmutableArray<(string Key, RegionDescription Place)> places = WorkspacePlaces.Of(scene, model);
        Pose X_WB = new(scene.Class.RobotBase, Rotation.Identity);
        Box reach = panda.Body.Workspace;
        BodyDescription body = panda.Body with
        {
            BaseInWorld = X_WB,
            Joints = [.. panda.Body.Joints.Select((joint, i) => joint with { Armature = PandaModel.Armature(i) })],
            Gripper = panda.Body.Gripper with { TipBeyondTcp = TipBeyondTcp, FingerLength = PalmBehindTcp + TipBeyondTcp, CommandIsDirection = true },
            HomePositions = PandaModel.ResetPositions,
            Cameras = [Camera("agentview", 45, onHand: false), Camera("robot0_eye_in_hand", 75, onHand: true)],
            ActionSpaces = [ActionSpace.OscPoseDelta(TcpSite)],
            CommandType = CommandType.OscPoseAction,
            ServoPeriod = panda.Body.ControlPeriod,
            Workspace = new Box(X_WB * reach.Min, X_WB * reach.Max),
            Objects = [.. named.Select(thing => thing.Description)],
            Places = [.. places.Select(place => place.Place)],
            Viewpoint = Viewpoint.FacingRobot,
            Privileged = true,
        };
        return new LiberoDescription(body, named, places);
    }

    /// <summary>How the BDDL file calls what an <see cref="EntityId"/> means: an instance, or a region's key. For scoring only.</summary>
    /// <exception cref="RoboticsException">UnknownName: no such object or place.</exception>
    public string KeyOf(string entity)
    {
        string id = EntityId.ObjectOf(entity);
        if (EntityId.IsPlace(id))
        {
            return _places.FirstOrDefault(p => EntityId.Place(p.Place.Label) == id).Key
                ?? throw RoboticsException.Unknown("place", id, _places.Select(p => EntityId.Place(p.Place.Label)));
        }

        DescribedObject thing = Objects.FirstOrDefault(o => o.Description.Id == id)
            ?? throw RoboticsException.Unknown("object", id, Objects.Select(o => o.Description.Id));
        string label = EntityId.LabelOf(entity);
        return label.Length == 0 ? thing.Instance : $"{thing.Instance}_{label}";
    }

    private static CameraDescription Camera(string name, double fovDegrees, bool onHand) => new(name, 256, 256, fovDegrees * Math.PI / 180, onHand);
}
