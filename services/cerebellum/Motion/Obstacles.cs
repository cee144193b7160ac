namespace Robotics.Cerebellum.Motion;

/// <summary>The convex parts of a scene that a motion must keep clear of. Immutable; thread-safe.</summary>
internal sealed class Obstacles(ImmutableArray<Obstacle> items)
{
    public ImmutableArray<Obstacle> Items { get; } = items;

    /// <summary>Every part of the scene but those of the objects that <paramref name="except"/> names.</summary>
    public static Obstacles Of(SceneGraph scene, params ReadOnlySpan<string?> except)
    {
        var items = ImmutableArray.CreateBuilder<Obstacle>();
        foreach (SceneObject o in scene.Objects)
        {
            if (!Names(except, o.Id)) items.AddRange(PartsOf(o));
        }

        return new(items.ToImmutable());
    }

    /// <summary>What is in the way of a held object: every part of the scene but its own and those of what lies in it and goes with it.</summary>
    public static Obstacles Around(SceneGraph scene, SceneObject held)
    {
        Box inside = held.Bounds();
        string?[] carried = [held.Id, .. scene.Objects
            .Where(o => o.Description.Mobility == Mobility.Movable && inside.Contains(o.Bounds().Centre)).Select(o => o.Id)];
        return Of(scene, carried);
    }

    public static ImmutableArray<Obstacle> PartsOf(SceneObject o) =>
        [.. o.Description.Parts.Select(p => Obstacle.Of(o.Id, new PlacedShape(p.Shape, o.PartPose(p))))];

    /// <summary>Those whose boxes come within <paramref name="margin"/> of <paramref name="zone"/>.</summary>
    public Obstacles Near(Box zone, double margin)
    {
        Box grown = zone.Grown(margin);
        return new(Items.RemoveAll(o => !o.Bounds.Overlaps(grown)));
    }

    /// <summary>Whether anything comes closer to the shape than <paramref name="margin"/> metres (negative: overlaps deeper than that).</summary>
    public bool Hit(in PlacedShape shape, double margin)
    {
        Box bounds = shape.Shape.BoundsAt(shape.Pose).Grown(margin);
        foreach (ref readonly Obstacle o in Items.AsSpan())
        {
            if (o.Bounds.Overlaps(bounds) && ConvexDistance.IsNearer(shape, o.Placed, margin)) return true;
        }

        return false;
    }

    public bool Hit(ImmutableArray<PlacedShape> shapes, double margin)
    {
        foreach (PlacedShape shape in shapes)
        {
            if (Hit(shape, margin)) return true;
        }

        return false;
    }

    /// <summary>The smallest distance to any of the shapes, at most <paramref name="most"/>; metres, negative when they overlap.</summary>
    public double Clearance(ImmutableArray<PlacedShape> shapes, double most)
    {
        double least = most;
        foreach (PlacedShape shape in shapes)
        {
            Box bounds = shape.Shape.BoundsAt(shape.Pose).Grown(Math.Max(least, 0));
            foreach (Obstacle o in Items)
            {
                if (o.Bounds.Overlaps(bounds)) least = Math.Min(least, ConvexDistance.Between(shape, o.Placed).Distance);
            }
        }

        return least;
    }

    private static bool Names(ReadOnlySpan<string?> names, string id)
    {
        foreach (string? name in names)
        {
            if (string.Equals(name, id, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
