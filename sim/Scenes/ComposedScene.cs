using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Xml.Linq;
using Robotics.Sim.Bodies;
using Robotics.Sim.Engine;

namespace Robotics.Sim.Scenes;

/// <summary>A scene with a robot in it, compiled. Shared by all episodes of the scene: nobody writes to the model.</summary>
internal sealed class ComposedScene
{
    /// <exception cref="RoboticsException">MalformedFile: the model does not compile, or lacks a body or free joint that the scene names.</exception>
    public ComposedScene(SceneDefinition scene, RobotDefinition robot)
    {
        (Scene, Robot) = (scene, robot);
        string xml = Compose(scene, robot);
        Model = CompiledModels.Of(xml);
        Key = $"{scene.Name}/{robot.Body.RobotName}/{XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(xml)):x16}";
        Addresses = new RobotAddresses(Model, robot);
        Objects = [.. scene.Objects.Select(spec => (spec.Body, Describe(spec)))];
    }

    public SceneDefinition Scene { get; }

    public RobotDefinition Robot { get; }

    public MujocoModel Model { get; }

    /// <summary>Names the model in saved states.</summary>
    public string Key { get; }

    public RobotAddresses Addresses { get; }

    /// <summary>In the scene's order, with parts, without ids.</summary>
    public ImmutableArray<(string Body, ObjectDescription Description)> Objects { get; }

    /// <summary>What a brain is told; ids are given by <paramref name="order"/>, so that they say nothing.</summary>
    public (BodyDescription Body, ImmutableArray<int> Bodies) Describe(ImmutableArray<int> order)
    {
        (ObjectDescription Description, int Body)[] named =
        [
            .. Objects.Select((o, i) => (o.Description with { Id = string.Create(CultureInfo.InvariantCulture, $"o{order[i] + 1}") }, Model.BodyId(o.Body)))
                .OrderBy(o => o.Item1.Id, StringComparer.Ordinal),
        ];
        BodyDescription body = Robot.Body with
        {
            BaseInWorld = Scene.RobotBase,
            Workspace = Scene.Workspace,
            Cameras = [.. Scene.Cameras, .. Robot.Body.Cameras],
            Objects = [.. named.Select(o => o.Description)],
            Viewpoint = Viewpoint.Base,
            Privileged = true,
        };
        return (body, [.. named.Select(o => o.Body)]);
    }

    /// <summary>Where things are in the model, for faults and oracles; nothing of an embedded scene is articulated.</summary>
    public SimulationParts Parts(ImmutableArray<int> objects, bool ownModel) =>
        new(objects, [.. objects.Select(_ => ImmutableArray<int>.Empty)], Addresses.FirstMovedBody, Addresses.Fingers, ownModel);

    /// <summary>The height of a body's origin above what it stands on, metres, when it stands upright.</summary>
    public double RestHeight(string body)
    {
        Box bounds = Box.Empty;
        foreach (ConvexPart part in Objects.Single(o => o.Body == body).Description.Parts) bounds = bounds.Join(part.Shape.BoundsAt(part.PoseInObject));
        return -bounds.Min.Z;
    }

    private static string Compose(SceneDefinition scene, RobotDefinition robot)
    {
        XElement root = XElement.Parse(scene.ModelXml), arm = XElement.Parse(robot.ModelXml);
        XElement armBase = arm.Element("worldbody")!.Elements("body").Single(b => b.Attribute("name")?.Value == robot.BaseBody);
        Vec3 p = scene.RobotBase.Position;
        Rotation r = scene.RobotBase.Rotation;
        armBase.SetAttributeValue("pos", string.Create(CultureInfo.InvariantCulture, $"{p.X:R} {p.Y:R} {p.Z:R}"));
        armBase.SetAttributeValue("quat", string.Create(CultureInfo.InvariantCulture, $"{r.W:R} {r.X:R} {r.Y:R} {r.Z:R}"));

        // The scene decides how time and contacts are computed; everything else of the robot comes along.
        foreach (XElement section in arm.Elements().Where(e => e.Name.LocalName is not ("compiler" or "option" or "size" or "visual" or "statistic")))
        {
            XElement? target = root.Element(section.Name);
            if (target is null) root.Add(new XElement(section));
            else if (section.Name == "worldbody") target.AddFirst(section.Elements());
            else target.Add(section.Elements());
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private ObjectDescription Describe(SceneObjectSpec spec)
    {
        int body = Model.BodyId(spec.Body);
        ImmutableArray<ConvexPart>.Builder parts = ImmutableArray.CreateBuilder<ConvexPart>();
        for (int geom = 0; geom < Model.GeomCount; geom++)
        {
            if (Model.GeomBody[geom] != body || !GeomShapes.Collides(Model, geom)) continue;
            string name = Model.Name(ModelObject.Geom, geom) ?? "";
            parts.Add(new ConvexPart(GeomShapes.Of(Model, geom), Model.GeomPoseInBody(geom), spec.RoleOf(name)));
        }

        return spec.Description with { Parts = parts.ToImmutable() };
    }
}
