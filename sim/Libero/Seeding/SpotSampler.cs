using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Seeding;

/// <summary>Draws places for one thing until it overlaps nothing that was put down before, then its rotation: the original's order of draws.</summary>
internal sealed class SpotSampler
{
    private const int MostTries = 5000;

    public required ObjectModel Thing { get; init; }

    /// <summary>Ranges of x and y beyond the base, m. High may be below low.</summary>
    public required (double Low, double High) X { get; init; }

    /// <inheritdoc cref="X"/>
    public required (double Low, double High) Y { get; init; }

    /// <summary>Added to the base's height, m.</summary>
    public required double Height { get; init; }

    /// <summary>Whether a place is refused that overlaps something.</summary>
    public required bool Checked { get; init; }

    /// <summary>Range of the yaw of a fixture, rad; null for a movable object, which has rotations of its category.</summary>
    public (double Low, double High)? Yaw { get; init; }

    /// <summary>Draws a place.</summary>
    /// <param name="origin">What the ranges are relative to, m.</param>
    /// <param name="site">Added to the origin when the thing is put onto a site; zero otherwise.</param>
    /// <param name="placed">What was put down before.</param>
    /// <param name="random">The generator.</param>
    /// <exception cref="RoboticsException">InvalidArgument: nothing fits.</exception>
    public Placement Draw(Vec3 origin, Vec3 site, IReadOnlyList<Placement> placed, LegacyRandom random)
    {
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            double x = random.Uniform(X.Low, X.High) + origin.X + site.X;
            double y = random.Uniform(Y.Low, Y.High) + origin.Y + site.Y;
            Vec3 position = new(x, y, Height + origin.Z + site.Z - Thing.Bottom);
            if (Checked && placed.Any(other => Overlaps(position, other))) continue;
            return new Placement(Thing, position, Yaw is { } yaw ? Turned(random.Uniform(yaw.Low, yaw.High)) : Rotated(random));
        }

        throw new RoboticsException(ErrorCode.InvalidArgument, $"The seeded reset finds no place for {Thing.Name} in {MostTries} tries.");
    }

    private bool Overlaps(Vec3 position, Placement other)
    {
        Vec3 between = position - other.Position;
        return between.HorizontalNorm <= other.Thing.Radius + Thing.Radius && between.Z <= other.Thing.Top - Thing.Bottom;
    }

    private static WrittenQuaternion Turned(double yaw) => new(Math.Cos(yaw / 2), 0, 0, Math.Sin(yaw / 2));

    private WrittenQuaternion Rotated(LegacyRandom random)
    {
        ImmutableArray<StartRotation> rotations = Thing.Category.StartRotations;
        Rotation whole = Rotation.Identity;
        foreach (StartRotation rotation in rotations)
        {
            double angle = random.Uniform(rotation.Low, rotation.High);
            double s = Math.Sin(angle / 2);
            Rotation turn = new(rotation.Axis == 0 ? s : 0, rotation.Axis == 1 ? s : 0, rotation.Axis == 2 ? s : 0, Math.Cos(angle / 2));

            // The original multiplies in single precision, and not at all when there is one rotation only.
            whole = rotations.Length == 1 ? turn : Single(turn * whole);
        }

        return new WrittenQuaternion(whole.X, whole.Y, whole.Z, whole.W);
    }

    private static Rotation Single(Rotation r) => new((float)r.X, (float)r.Y, (float)r.Z, (float)r.W);
}
