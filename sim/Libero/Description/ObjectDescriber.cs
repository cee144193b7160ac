using Robotics.Sim.Bodies;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Description;

/// <summary>Describes one thing of a compiled scene: its parts, what moves, and where things can be put. All in the frame of its root body.</summary>
internal sealed class ObjectDescriber
{
    /// <summary>A region thinner than this, metres, is a surface; else things are put into it.</summary>
    private const double Thin = 0.01;

    private readonly MujocoModel _model;
    private readonly List<(int Body, Pose InObject, int? Articulation)> _bodies = [];
    private readonly ImmutableArray<ArticulationDescription>.Builder _articulations = ImmutableArray.CreateBuilder<ArticulationDescription>();
    private readonly ImmutableArray<int>.Builder _positions = ImmutableArray.CreateBuilder<int>();

    private ObjectDescriber(MujocoModel model, int root, string prefix, JointThresholds? thresholds)
    {
        _model = model;
        Visit(root, Pose.Identity, null, prefix, thresholds);
    }

    /// <summary>An object or fixture. Its id is empty.</summary>
    public static DescribedObject Of(ObjectModel thing, MujocoModel model)
    {
        string prefix = thing.Name + "_";
        int root = model.BodyId(thing.RootBody);
        ObjectDescriber describer = new(model, root, prefix, thing.Category.Joints);
        CategoryWords words = CategoryWords.Of(thing.Category.Name);
        ImmutableArray<ArticulationDescription> articulations = describer._articulations.ToImmutable();
        ObjectDescription described = new()
        {
            Id = "",
            Category = thing.Category.Name,
            Names = words.Names,
            Attributes = words.Attributes,
            Mobility = thing.IsFixture ? Mobility.Fixed : Mobility.Movable,
            Parts = PartRoles.Assign(describer.Parts(), articulations, words),
            Articulations = articulations,
            Regions = [.. thing.Sites.SelectMany(site => describer.Region(site.Site, prefix, thing.Category.Name))],
        };
        return new(thing.Name, root, describer._positions.ToImmutable(), described);
    }

    /// <summary>The table, desk or floor that everything stands on. Its id is empty.</summary>
    public static DescribedObject Workspace(SceneClass scene, MujocoModel model)
    {
        int root = model.BodyId(scene.RegionBody);
        ObjectDescriber describer = new(model, root, "", null);
        CategoryWords words = CategoryWords.Of(scene.WorkspaceCategory);
        return new(scene.Workspace, root, [], new ObjectDescription
        {
            Id = "",
            Category = scene.WorkspaceCategory,
            Names = words.Names,
            Attributes = words.Attributes,
            Mobility = Mobility.Fixed,
            Parts = describer.Parts(),
        });
    }

    private void Visit(int body, Pose X_OB, int? articulation, string prefix, JointThresholds? thresholds)
    {
        for (int i = 0; i < _model.BodyJointCount[body]; i++)
        {
            int joint = _model.BodyFirstJoint[body] + i;
            if ((JointType)_model.JointTypes[joint] == JointType.Free || thresholds is null) continue;
            articulation = _articulations.Count;
            string label = (_model.Name(ModelObject.Joint, joint) ?? "")[prefix.Length..];
            _articulations.Add(ArticulationDescriber.Of(joint, label, thresholds, X_OB, _model));
            _positions.Add(_model.JointQposAddress[joint]);
        }

        _bodies.Add((body, X_OB, articulation));
        for (int child = body + 1; child < _model.BodyCount; child++)
        {
            if (_model.BodyParent[child] == body) Visit(child, X_OB * _model.BodyPoseInParent(child), articulation, prefix, thresholds);
        }
    }

    /// <summary>What collides, once: some files draw the same shape twice.</summary>
    private ImmutableArray<ConvexPart> Parts()
    {
        List<ConvexPart> parts = [];
        foreach ((int body, Pose X_OB, int? articulation) in _bodies)
        {
            for (int geom = 0; geom < _model.GeomCount; geom++)
            {
                if (_model.GeomBody[geom] != body || !GeomShapes.Collides(_model, geom)) continue;
                (ConvexShape shape, Pose X_GS) = Shape(geom);
                ConvexPart part = new(shape, X_OB * _model.GeomPoseInBody(geom) * X_GS, PartRole.Body, articulation);
                if (!parts.Contains(part)) parts.Add(part);
            }
        }

        return [.. parts];
    }

    private (ConvexShape Shape, Pose InGeom) Shape(int geom)
    {
        if ((GeomType)_model.GeomTypes[geom] != GeomType.Plane) return (GeomShapes.Of(_model, geom), Pose.Identity);

        // A floor without end is a slab as large as it is drawn.
        ReadOnlySpan<double> size = _model.GeomSize.Slice(3 * geom, 3);
        return (ConvexShape.Box(new Vec3(size[0], size[1], size[2])), Pose.At(0, 0, -size[2]));
    }

    private IEnumerable<RegionDescription> Region(string site, string prefix, string category)
    {
        int id = _model.SiteId(site);
        if ((GeomType)_model.SiteTypes[id] != GeomType.Box) yield break;
        int carrier = _model.SiteBody[id];
        (int _, Pose X_OB, int? articulation) = _bodies.First(b => b.Body == carrier);
        ReadOnlySpan<double> half = _model.SiteSize.Slice(3 * id, 3);
        Pose X_OR = X_OB * _model.SitePoseInBody(id);
        string label = site[prefix.Length..];
        Vec3 size = new(half[0], half[1], half[2]);
        RegionKind kind = Math.Min(size.X, Math.Min(size.Y, size.Z)) < Thin ? RegionKind.Surface : RegionKind.Inside;
        yield return new RegionDescription
        {
            Label = label,
            Pose = X_OR,
            HalfExtents = size,
            Kind = kind,
            Articulation = articulation,
            Access = articulation ?? (kind == RegionKind.Inside ? Door() : null),
            Names = RegionWords.Of(category, label),
        };
    }

    /// <summary>The door that bars what is inside of a thing, or null: drawers bar their own insides only.</summary>
    private int? Door()
    {
        for (int i = 0; i < _articulations.Count; i++)
        {
            if (_articulations[i] is { Use: ArticulationUse.Access, Kind: ArticulationKind.Hinge }) return i;
        }

        return null;
    }
}
