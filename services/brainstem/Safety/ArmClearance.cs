namespace Robotics.Brainstem.Safety;

/// <summary>How far the parts of the arm are from each other, from its base, from what is fixed around it and from forbidden boxes, beyond what they must keep.</summary>
/// <remarks>Belongs to the servo loop; no allocation but in <see cref="Place"/>. All in the base frame B.</remarks>
internal sealed class ArmClearance
{
    private readonly SafetyDescription _cell;
    private readonly ShapeRelations _relations;
    private readonly ImmutableArray<PlacedShape> _forbidden;
    private readonly PlacedShape[] _shapes;
    private readonly double[] _radii;
    private ImmutableArray<PlacedShape> _scene = [];
    private ShapePair? _nearest;

    public ArmClearance(IRobotModel model, BodyDescription body, SafetyDescription cell)
    {
        (_cell, _relations) = (cell, model.Relations);
        _shapes = new PlacedShape[ArmLevers.Room(model)];
        model.Shapes([.. body.HomePositions], body.Gripper.MaxWidth, _shapes);
        _radii = [.. _shapes.Select(s => ArmLevers.Radius(s.Shape))];
        _forbidden =
        [
            .. cell.ForbiddenBoxes.Select(b => new PlacedShape(ConvexShape.Box(b.Region.Size / 2), new Pose(b.Region.Centre, Rotation.Identity))),
        ];
    }

    /// <summary>What is fixed around the arm from now on. An own base that stands on it is no part of it.</summary>
    public void Place(ImmutableArray<PlacedShape> scene) => _scene = scene;

    /// <summary>Brings the shapes to a posture.</summary>
    public void Move(IRobotModel model, ReadOnlySpan<double> q, double width) => model.Shapes(q, width, _shapes);

    /// <summary>The least distance of one kind beyond what must be kept, m, negative when too near; no more than <paramref name="ceiling"/>.</summary>
    public double Least(CollisionKind kind, double ceiling) => kind switch
    {
        CollisionKind.Self => Self(ceiling),
        CollisionKind.Scene => Around(_scene, ceiling, _cell.Clearance, -_cell.ContactDepth),
        _ => Around(_forbidden, ceiling, 0, 0),
    };

    private double Self(double best)
    {
        if (_nearest is { } last) best = Math.Min(best, Distance(last) - _cell.Clearance);
        foreach (ShapePair pair in _relations.Pairs)
        {
            ref readonly PlacedShape a = ref _shapes[pair.First];
            ref readonly PlacedShape b = ref _shapes[pair.Second];
            double apart = (a.Pose.Position - b.Pose.Position).Norm - _radii[pair.First] - _radii[pair.Second];
            if (apart - _cell.Clearance >= best) continue;
            double distance = Distance(pair) - _cell.Clearance;
            if (distance < best) (best, _nearest) = (distance, pair);
        }

        foreach (ShapePair pair in _relations.BasePairs)
        {
            PlacedShape fixedShape = _relations.Base[pair.Second];
            if (FromBounds(fixedShape, _shapes[pair.First].Pose.Position) - _radii[pair.First] - _cell.Clearance < best)
                best = Math.Min(best, ConvexDistance.Between(_shapes[pair.First], fixedShape).Distance - _cell.Clearance);
        }

        return best;
    }

    private double Distance(ShapePair pair) => ConvexDistance.Between(_shapes[pair.First], _shapes[pair.Second]).Distance;

    private double Around(ImmutableArray<PlacedShape> things, double best, double linksKeep, double handKeeps)
    {
        for (int i = 0; i < _shapes.Length; i++)
        {
            double keep = _relations.OfHand[i] ? handKeeps : linksKeep;
            foreach (PlacedShape thing in things)
            {
                if (FromBounds(thing, _shapes[i].Pose.Position) - _radii[i] - keep >= best) continue;
                best = Math.Min(best, ConvexDistance.Between(_shapes[i], thing).Distance - keep);
            }
        }

        return best;
    }

    /// <summary>Distance of a point from the box around the thing in its own frame.</summary>
    private static double FromBounds(in PlacedShape thing, Vec3 point)
    {
        Vec3 p = (thing.Pose.Rotation.Inverse() * (point - thing.Pose.Position)).Abs() - HalfExtents(thing.Shape);
        return Vec3.Max(p, Vec3.Zero).Norm;
    }

    private static Vec3 HalfExtents(ConvexShape shape) => shape.Kind switch
    {
        ShapeKind.Sphere => new(shape.Size.X, shape.Size.X, shape.Size.X),
        ShapeKind.Capsule => new(shape.Size.X, shape.Size.X, shape.Size.X + shape.Size.Z),
        ShapeKind.Cylinder => new(shape.Size.X, shape.Size.X, shape.Size.Z),
        _ => shape.Size,
    };
}
