namespace Robotics.Sim.Libero.Description;

/// <summary>Finds out from geometry what the parts of a thing are for.</summary>
internal static class PartRoles
{
    /// <summary>A part whose largest face has less than this share of the largest face of what it is fixed to sticks out; it is no panel.</summary>
    private const double SmallFace = 0.15;

    /// <summary>A knob's grip is at least this share as tall as all of the knob; the rest is the disc that it stands on.</summary>
    private const double GripHeight = 0.5;

    /// <summary>The same parts with their roles: knobs turn switches, handles stand before drawers and doors, rims and handles of vessels.</summary>
    public static ImmutableArray<ConvexPart> Assign(
        ImmutableArray<ConvexPart> parts, ImmutableArray<ArticulationDescription> articulations, CategoryWords words)
    {
        PartRole[] roles = [.. parts.Select(part => part.Role)];
        for (int i = 0; i < articulations.Length; i++)
        {
            ArticulationDescription articulation = articulations[i];
            int[] carried = [.. Enumerable.Range(0, parts.Length).Where(p => parts[p].Articulation == i)];
            if (carried.Length == 0) continue;
            bool isSwitch = articulation.Use == ArticulationUse.Switch;
            foreach (int p in isSwitch ? GripsOf(articulation, carried, parts) : HandlesOf(articulation, carried, parts))
                roles[p] = isSwitch ? PartRole.Knob : PartRole.Handle;
        }

        if (articulations.IsEmpty && (words.HasHandle || words.HasRim)) VesselRoles.Assign(parts, words, roles);
        return [.. parts.Select((part, i) => part with { Role = roles[i] })];
    }

    /// <summary>How far a part reaches along a direction (unit, object's frame), metres from the object's origin.</summary>
    public static double Furthest(ConvexPart part, Vec3 direction)
    {
        Vec3 inPart = part.PoseInObject.Rotation.Inverse() * direction;
        return (part.PoseInObject * part.Shape.Support(inPart)).Dot(direction);
    }

    /// <summary>A part's size along a direction, metres.</summary>
    public static double Extent(ConvexPart part, Vec3 direction) => Furthest(part, direction) + Furthest(part, -direction);

    private static IEnumerable<int> GripsOf(ArticulationDescription articulation, int[] carried, ImmutableArray<ConvexPart> parts)
    {
        double tallest = carried.Max(p => Extent(parts[p], articulation.Axis));
        return carried.Where(p => Extent(parts[p], articulation.Axis) >= GripHeight * tallest);
    }

    /// <summary>The small parts that stand out beyond all panels in the direction in which the articulation opens.</summary>
    private static IEnumerable<int> HandlesOf(ArticulationDescription articulation, int[] carried, ImmutableArray<ConvexPart> parts)
    {
        double largest = carried.Max(p => Face(parts[p]));
        int[] panels = [.. carried.Where(p => Face(parts[p]) >= SmallFace * largest)];
        Vec3 outward = OpeningAt(articulation, Centre(panels, parts));
        double front = panels.Max(p => Furthest(parts[p], outward));
        return carried.Where(p => !panels.Contains(p) && parts[p].PoseInObject.Position.Dot(outward) > front);
    }

    /// <summary>The direction in which a point that the articulation carries starts to move when it opens, in the object's frame.</summary>
    private static Vec3 OpeningAt(ArticulationDescription articulation, Vec3 point)
    {
        Vec3 forward = articulation.Kind == ArticulationKind.Slide ? articulation.Axis : articulation.Axis.Cross(point - articulation.Origin);
        return forward.Normalized() * (articulation.ActiveAt > articulation.InactiveAt ? 1 : -1);
    }

    private static Vec3 Centre(int[] some, ImmutableArray<ConvexPart> parts)
    {
        Vec3 sum = Vec3.Zero;
        foreach (int p in some) sum += parts[p].PoseInObject.Position;
        return sum / some.Length;
    }

    /// <summary>Product of the two largest extents of the part's own box, m².</summary>
    private static double Face(ConvexPart part)
    {
        Vec3 size = part.Shape.BoundsAt(Pose.Identity).Size;
        double smallest = Math.Min(size.X, Math.Min(size.Y, size.Z));
        return size.X * size.Y * size.Z / Math.Max(smallest, 1e-9);
    }
}
