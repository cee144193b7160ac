namespace Robotics.Cerebellum.Placement;

/// <summary>An orientation in which an object may be put down.</summary>
/// <param name="Rotation">R_WO.</param>
/// <param name="Cost">What it costs not to put it down just as it is held; no unit.</param>
internal readonly record struct Stance(Rotation Rotation, double Cost)
{
    private const double TurnCost = 0.1;

    /// <summary>Turning it onto another of its sides is for when it does not fit as it stood.</summary>
    private const double TippedCost = 2;

    private static readonly ImmutableArray<double> Turns =
        [0, 0.39, -0.39, 0.785, -0.785, 1.18, -1.18, Math.PI / 2, -Math.PI / 2, 2.36, -2.36, Math.PI];

    /// <summary>Upright with turns about the vertical: some all around, and those that bring its sides in line with the axis, if any.</summary>
    /// <param name="now">R_WO as it is held.</param>
    /// <param name="upright">R_WO as it stood, up to a turn about the vertical.</param>
    /// <param name="along">A level direction of where it goes; null when that has none.</param>
    public static IEnumerable<Stance> Upright(Rotation now, Rotation upright, Vec3? along)
    {
        Rotation level = Levelled(now, upright);
        IEnumerable<double> turns = along is { } axis ? Turns.Concat(Aligning(level, axis)) : Turns;
        return turns.Select(turn => new Stance(Rotation.FromYaw(turn) * level, TurnCost * Math.Abs(turn)));
    }

    /// <summary>Lying on one of its sides, in line with the axis.</summary>
    /// <inheritdoc cref="Upright"/>
    public static IEnumerable<Stance> Tipped(Rotation now, Rotation upright, Vec3 along)
    {
        Rotation level = Levelled(now, upright);
        ReadOnlySpan<Vec3> axes = [level.AxisX, level.AxisY, level.AxisZ];
        List<Stance> found = [];
        foreach (Vec3 axis in axes)
        {
            if (Math.Abs(axis.Z) > 0.5) continue;
            foreach (double quarter in (ReadOnlySpan<double>)[Math.PI / 2, -Math.PI / 2])
            {
                Rotation lying = Rotation.FromAxisAngle(axis.WithZ(0), quarter) * level;
                foreach (double turn in Aligning(lying, along)) found.Add(new(Rotation.FromYaw(turn) * lying, TippedCost + (TurnCost * Math.Abs(turn))));
            }
        }

        return found;
    }

    /// <summary>The orientation nearest to the present one that is upright: the upright one after some turn about the vertical.</summary>
    public static Rotation Levelled(Rotation now, Rotation upright)
    {
        Rotation d = now * upright.Inverse();
        return Rotation.FromYaw(2 * Math.Atan2(d.Z, d.W)) * upright;
    }

    /// <summary>The four turns about the vertical, radians in (−π, π], after which the most level axis of the object lies along the given one or across it.</summary>
    private static double[] Aligning(Rotation rotation, Vec3 along)
    {
        Vec3 level = rotation.AxisX;
        foreach (Vec3 axis in (ReadOnlySpan<Vec3>)[rotation.AxisY, rotation.AxisZ])
        {
            if (Math.Abs(axis.Z) < Math.Abs(level.Z) - 1e-6) level = axis;
        }

        double off = Math.Atan2(along.Y, along.X) - Math.Atan2(level.Y, level.X);
        return Enumerable.Range(0, 4).Select(k => Math.IEEERemainder(off + (k * Math.PI / 2), 2 * Math.PI)).OrderBy(Math.Abs).ToArray();
    }
}
