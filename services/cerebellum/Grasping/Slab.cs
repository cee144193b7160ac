namespace Robotics.Cerebellum.Grasping;

/// <summary>A stretch of solid material along a closing line, metres along it, and how squarely the pads meet it.</summary>
/// <param name="Low">Where the material begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Squareness">Cosine of the worse angle between a face's normal and the closing line, [−1, 1].</param>
internal readonly record struct Slab(double Low, double High, double Squareness)
{
    public double Width => High - Low;

    public double Middle => (Low + High) / 2;
}
