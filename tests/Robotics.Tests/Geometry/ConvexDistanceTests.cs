namespace Robotics.Tests.Geometry;

public class ConvexDistanceTests
{
    private const double Micrometre = 1e-6;

    [Fact]
    public void Spheres_are_as_far_apart_as_their_centres_less_their_radii()
    {
        Separation found = ConvexDistance.Between(new(ConvexShape.Sphere(0.1), Pose.At(0.5, 0, 0)), new(ConvexShape.Sphere(0.2), Pose.Identity));
        Assert.Equal(0.2, found.Distance, Micrometre);
        Assert.Equal(0.4, found.OnA.X, Micrometre);
        Assert.Equal(0.2, found.OnB.X, Micrometre);
        Assert.Equal(1, found.Normal.X, Micrometre);
    }

    [Theory]
    [InlineData(0.25, 0.05)]
    [InlineData(0.20, 0.0)]
    [InlineData(0.17, -0.03)]
    public void Boxes_above_each_other_have_a_vertical_gap(double height, double gap)
    {
        PlacedShape upper = new(ConvexShape.Box(new(0.1, 0.1, 0.1)), Pose.At(0.03, 0.02, height));
        PlacedShape lower = new(ConvexShape.Box(new(0.3, 0.3, 0.1)), Pose.Identity);
        Separation found = ConvexDistance.Between(upper, lower);
        Assert.Equal(gap, found.Distance, Micrometre);
        Assert.Equal(1, found.Normal.Z, 1e-5);
    }

    [Fact]
    public void Crossing_capsules_overlap_by_both_radii()
    {
        PlacedShape upright = new(ConvexShape.Capsule(0.02, 0.1), Pose.Identity);
        PlacedShape lying = new(ConvexShape.Capsule(0.03, 0.1), new(Vec3.Zero, Rotation.FromAxisAngle(Vec3.UnitX, Math.PI / 2)));
        Assert.Equal(-0.05, ConvexDistance.Between(upright, lying).Distance, Micrometre);
    }

    [Fact]
    public void Concentric_spheres_overlap_by_both_radii() =>
        Assert.Equal(-0.3, ConvexDistance.Between(new(ConvexShape.Sphere(0.1), Pose.Identity), new(ConvexShape.Sphere(0.2), Pose.Identity)).Distance, Micrometre);

    [Fact]
    public void A_cylinder_touches_the_wall_with_its_side()
    {
        PlacedShape wall = new(ConvexShape.Box(new(0.1, 1, 1)), Pose.At(-0.1, 0, 0));
        PlacedShape can = new(ConvexShape.Cylinder(0.03, 0.05), new(new(0.05, 0.2, 0.1), Rotation.FromYaw(0.7)));
        Separation found = ConvexDistance.Between(can, wall);
        Assert.Equal(0.02, found.Distance, Micrometre);
        Assert.Equal(0.02, found.OnA.X, 1e-4);
    }

    [Fact]
    public void Bodies_further_apart_than_asked_are_not_measured()
    {
        PlacedShape a = new(ConvexShape.Sphere(0.1), Pose.At(1, 0, 0));
        PlacedShape b = new(ConvexShape.Sphere(0.1), Pose.Identity);
        Assert.Null(ConvexDistance.Within(a, b, 0.79));
        Assert.Equal(0.8, ConvexDistance.Within(a, b, 0.81)!.Value.Distance, Micrometre);
    }

    /// <summary>The signed distance is the largest gap between parallel planes that separate the bodies (duality), and the witnesses attain it.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.12)]
    [InlineData(0.02)]
    public void The_answer_carries_its_own_proof(double spread)
    {
        RandomStream random = new(7, 0, "convex distance");
        for (int trial = 0; trial < 1500; trial++)
        {
            PlacedShape a = Some.PlacedShape(random, spread);
            PlacedShape b = Some.PlacedShape(random, spread);
            Separation found = ConvexDistance.Between(a, b);
            double tolerance = Smooth(a) || Smooth(b) ? 2e-4 : 2e-6;
            string which = $"trial {trial}: {a.Shape.Kind} and {b.Shape.Kind}, {found}";
            Assert.True(Math.Abs(found.Normal.Norm - 1) < 1e-9, which);
            Assert.True(Math.Abs(Gap(a, b, found.Normal) - found.Distance) < tolerance, $"{which}, but planes are {Gap(a, b, found.Normal)} apart");
            Assert.True((found.OnA - found.OnB - (found.Normal * found.Distance)).Norm < tolerance, which);
            for (int i = 0; i < 40; i++)
            {
                Vec3 direction = Some.Direction(random);
                Assert.True(Gap(a, b, direction) <= found.Distance + tolerance, $"{which}, but along {direction} {Gap(a, b, direction)}");
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.12)]
    [InlineData(0.02)]
    public void Whether_bodies_are_nearer_than_asked_agrees_with_their_distance(double spread)
    {
        RandomStream random = new(11, 0, "nearer");
        for (int trial = 0; trial < 2000; trial++)
        {
            PlacedShape a = Some.PlacedShape(random, spread), b = Some.PlacedShape(random, spread);
            double distance = ConvexDistance.Between(a, b).Distance;
            foreach (double than in (ReadOnlySpan<double>)[-0.01, 0, 0.004, 0.02, 0.1])
            {
                if (Math.Abs(distance - than) < 1e-8) continue;
                Assert.True(ConvexDistance.IsNearer(a, b, than) == distance < than, $"trial {trial}: {a.Shape.Kind} and {b.Shape.Kind}, {distance} and {than}");
            }
        }
    }

    [Fact]
    public void The_order_of_the_bodies_does_not_matter()
    {
        RandomStream random = new(3, 0, "order");
        for (int trial = 0; trial < 500; trial++)
        {
            PlacedShape a = Some.PlacedShape(random, 0.2);
            PlacedShape b = Some.PlacedShape(random, 0.2);
            double tolerance = Smooth(a) || Smooth(b) ? 2e-4 : 2e-6;
            Assert.Equal(ConvexDistance.Between(a, b).Distance, ConvexDistance.Between(b, a).Swapped().Distance, tolerance);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        PlacedShape a = new(ConvexShape.Box(new(0.1, 0.1, 0.1)), Pose.Identity);
        PlacedShape apart = new(ConvexShape.Cylinder(0.1, 0.1), Pose.At(0.5, 0.1, 0));
        PlacedShape inside = new(ConvexShape.Ellipsoid(new(0.1, 0.2, 0.1)), Pose.At(0.05, 0.1, 0));
        double sum = ConvexDistance.Between(a, apart).Distance + ConvexDistance.Between(a, inside).Distance;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) sum += ConvexDistance.Between(a, apart).Distance + ConvexDistance.Between(a, inside).Distance;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(sum));
    }

    private static bool Smooth(PlacedShape placed) => placed.Shape.Kind is ShapeKind.Cylinder or ShapeKind.Ellipsoid;

    /// <summary>How far A is beyond B along a unit direction: negative when their shadows on it overlap.</summary>
    private static double Gap(PlacedShape a, PlacedShape b, Vec3 direction)
    {
        Vec3 lowest = a.Pose * a.Shape.Support(a.Pose.Rotation.Inverse() * -direction);
        Vec3 highest = b.Pose * b.Shape.Support(b.Pose.Rotation.Inverse() * direction);
        return (lowest - highest).Dot(direction);
    }
}
