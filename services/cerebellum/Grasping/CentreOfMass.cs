namespace Robotics.Cerebellum.Grasping;

/// <summary>Where an object of even density balances. Overlapping parts count twice, which is how simulators weigh them too.</summary>
internal static class CentreOfMass
{
    /// <summary>In the frame that the parts are placed in; the origin when there are none.</summary>
    public static Vec3 Of(ImmutableArray<PlacedShape> parts)
    {
        double volume = 0;
        Vec3 moment = Vec3.Zero;
        foreach (PlacedShape part in parts)
        {
            double v = Volume(part.Shape);
            volume += v;
            moment += part.Pose.Position * v;
        }

        return volume > 0 ? moment / volume : Vec3.Zero;
    }

    /// <summary>Cubic metres; of a hull, that of its bounding box.</summary>
    private static double Volume(ConvexShape shape)
    {
        Vec3 s = shape.Size;
        return shape.Kind switch
        {
            ShapeKind.Sphere => 4 * Math.PI / 3 * s.X * s.X * s.X,
            ShapeKind.Ellipsoid => 4 * Math.PI / 3 * s.X * s.Y * s.Z,
            ShapeKind.Cylinder => 2 * Math.PI * s.X * s.X * s.Z,
            ShapeKind.Capsule => (2 * Math.PI * s.X * s.X * s.Z) + (4 * Math.PI / 3 * s.X * s.X * s.X),
            _ => 8 * s.X * s.Y * s.Z,
        };
    }
}
