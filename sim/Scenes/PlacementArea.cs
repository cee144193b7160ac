namespace Robotics.Sim.Scenes;

/// <summary>The part of a table on which objects begin: a rectangle, cut to what the robot reaches.</summary>
/// <param name="Min">Corner with the least x and y, world frame; z is the height of the surface.</param>
/// <param name="Max">The opposite corner.</param>
/// <param name="Centre">The robot's base: distances are measured from here, horizontally.</param>
/// <param name="Nearest">Least distance of an object's centre from it, metres.</param>
/// <param name="Farthest">Largest distance, metres.</param>
/// <param name="Gap">Least distance between the circles of two objects, metres: room for a finger.</param>
public sealed record PlacementArea(Vec3 Min, Vec3 Max, Vec3 Centre, double Nearest, double Farthest, double Gap)
{
    private const int TriesPerObject = 200;
    private const int Restarts = 200;

    /// <summary>Positions on the surface for circles of these radii, and a heading each; drawn anew until they do not overlap.</summary>
    /// <exception cref="RoboticsException">Internal: the area is too small for the objects.</exception>
    public ImmutableArray<(Vec3 Position, double Yaw)> Draw(ReadOnlySpan<double> radii, RandomStream random)
    {
        (Vec3 Position, double Yaw)[] placed = new (Vec3, double)[radii.Length];
        for (int restart = 0; restart < Restarts; restart++)
        {
            int count = 0;
            for (int attempt = 0; count < radii.Length && attempt < TriesPerObject * radii.Length; attempt++)
            {
                Vec3 at = new(random.NextBetween(Min.X, Max.X), random.NextBetween(Min.Y, Max.Y), Min.Z);
                double yaw = random.NextBetween(-Math.PI, Math.PI);
                if (IsFree(at, count, placed, radii)) placed[count++] = (at, yaw);
            }

            if (count == radii.Length) return [.. placed];
        }

        throw new RoboticsException(ErrorCode.Internal, "The scene's objects do not fit into its placement area.");
    }

    private bool IsFree(Vec3 at, int count, (Vec3 Position, double Yaw)[] placed, ReadOnlySpan<double> radii)
    {
        double distance = (at - Centre).HorizontalNorm;
        if (distance < Nearest || distance > Farthest) return false;
        for (int i = 0; i < count; i++)
        {
            if ((at - placed[i].Position).HorizontalNorm < radii[i] + radii[count] + Gap) return false;
        }

        return true;
    }
}
