namespace Robotics.Sim.Libero.Description;

/// <summary>Rims and handles of bowls, plates, mugs and pans, whose object frame has z up.</summary>
internal static class VesselRoles
{
    /// <summary>A part that reaches this share of the height, or more, is part of the rim.</summary>
    private const double RimHeight = 0.9;

    /// <summary>A handle's parts have their centres this far out, in radii of the vessel, or further.</summary>
    private const double HandleAt = 0.9;

    /// <summary>A handle's parts are narrower than this, in radii of the vessel.</summary>
    private const double HandleWidth = 0.6;

    public static void Assign(ImmutableArray<ConvexPart> parts, CategoryWords words, PartRole[] roles)
    {
        if (words.HasHandle)
        {
            foreach (int p in Handle(parts)) roles[p] = PartRole.Handle;
        }

        if (!words.HasRim) return;
        int[] vessel = [.. Enumerable.Range(0, parts.Length).Where(p => roles[p] != PartRole.Handle)];
        double top = vessel.Max(p => PartRoles.Furthest(parts[p], Vec3.UnitZ));
        double bottom = -vessel.Max(p => PartRoles.Furthest(parts[p], -Vec3.UnitZ));
        foreach (int p in vessel)
        {
            if (PartRoles.Furthest(parts[p], Vec3.UnitZ) >= bottom + (RimHeight * (top - bottom))) roles[p] = PartRole.Rim;
        }
    }

    /// <summary>The narrow parts outside of the circle that the vessel fills, on the side to which it reaches furthest.</summary>
    private static int[] Handle(ImmutableArray<ConvexPart> parts)
    {
        Vec3 mean = Vec3.Zero;
        foreach (ConvexPart part in parts) mean += part.PoseInObject.Position / parts.Length;
        Vec3 furthest = parts.Select(part => (part.PoseInObject.Position - mean).WithZ(0)).MaxBy(offset => offset.Norm);
        Vec3 outward = furthest.Normalized(), aside = Vec3.UnitZ.Cross(outward);
        double radius = (Reach(aside) + Reach(-aside)) / 2;
        double middle = radius - Reach(-outward);
        return
        [
            .. Enumerable.Range(0, parts.Length).Where(p =>
                parts[p].PoseInObject.Position.Dot(outward) - middle > HandleAt * radius && PartRoles.Extent(parts[p], aside) < HandleWidth * radius),
        ];

        double Reach(Vec3 direction) => parts.Max(part => PartRoles.Furthest(part, direction));
    }
}
