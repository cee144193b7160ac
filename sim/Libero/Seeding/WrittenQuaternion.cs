namespace Robotics.Sim.Libero.Seeding;

/// <summary>
/// Four numbers as the original writes them into MuJoCo's w, x, y, z. For movable objects it puts x, y, z, w there, so that the number need not mean
/// the rotation that was drawn.
/// </summary>
internal readonly record struct WrittenQuaternion(double Q0, double Q1, double Q2, double Q3)
{
    public void CopyTo(Span<double> to) => (to[0], to[1], to[2], to[3]) = (Q0, Q1, Q2, Q3);

    /// <summary>The rotation that MuJoCo makes of it.</summary>
    public Rotation AsRotation() => new Rotation(Q1, Q2, Q3, Q0).Normalized();
}
