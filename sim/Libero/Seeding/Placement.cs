using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Seeding;

/// <summary>Where a seeded reset puts an object or fixture.</summary>
/// <param name="Thing">What is put down.</param>
/// <param name="Position">Of its root body in the world, m.</param>
/// <param name="Quaternion">Its orientation as the original writes it.</param>
internal readonly record struct Placement(ObjectModel Thing, Vec3 Position, WrittenQuaternion Quaternion)
{
    /// <summary>Writes the pose as MuJoCo has it: three and four numbers.</summary>
    public void Write(Span<double> position, Span<double> quaternion)
    {
        (position[0], position[1], position[2]) = (Position.X, Position.Y, Position.Z);
        Quaternion.CopyTo(quaternion);
    }
}
