using System.Runtime.InteropServices;

namespace Robotics.Core.Scenes;

/// <summary>An object's convex parts placed in the world, with their boxes. Immutable, thread-safe.</summary>
public sealed class ObjectGeometry
{
    public ObjectGeometry(SceneObject placed)
    {
        ImmutableArray<ConvexPart> parts = placed.Description.Parts;
        PlacedShape[] shapes = new PlacedShape[parts.Length];
        Box[] boxes = new Box[parts.Length];
        Box all = parts.IsEmpty ? new(placed.Pose.Position, placed.Pose.Position) : Box.Empty;
        for (int i = 0; i < parts.Length; i++)
        {
            shapes[i] = new(parts[i].Shape, placed.PartPose(parts[i]));
            boxes[i] = shapes[i].Shape.BoundsAt(shapes[i].Pose);
            all = all.Join(boxes[i]);
        }

        Parts = ImmutableCollectionsMarshal.AsImmutableArray(shapes);
        PartBounds = ImmutableCollectionsMarshal.AsImmutableArray(boxes);
        Bounds = all;
    }

    /// <summary>World frame, in the description's order.</summary>
    public ImmutableArray<PlacedShape> Parts { get; }

    /// <summary>The smallest axis-aligned box around each part, world frame.</summary>
    public ImmutableArray<Box> PartBounds { get; }

    /// <summary>The smallest axis-aligned box around all parts; the origin for an object without parts.</summary>
    public Box Bounds { get; }

    /// <summary>Metres from the middle of the box to its corner: how far an error of orientation moves the surface, per radian.</summary>
    public double Radius => Bounds.Size.Norm / 2;

    /// <summary>The separation of the nearest parts of two objects; null when they are more than <paramref name="within"/> metres apart.</summary>
    public Separation? NearestTo(ObjectGeometry other, double within)
    {
        Separation? nearest = null;
        foreach (Separation contact in ContactsWith(other, within))
        {
            if (nearest is null || contact.Distance < nearest.Value.Distance) nearest = contact;
        }

        return nearest;
    }

    /// <summary>One separation, from the other object towards this one, a pair of parts that are at most <paramref name="within"/> metres apart.</summary>
    public ContactEnumerator ContactsWith(ObjectGeometry other, double within) => new(this, other, within);
}
