namespace Robotics.Training.Data;

/// <summary>The heading of a cube that may lie on any side.</summary>
internal static class Headings
{
    /// <summary>Cosine and sine of four times the heading of the axis that is most level.</summary>
    public static (float Cos, float Sin) Of(Rotation rotation)
    {
        Vec3 level = rotation.AxisX;
        if (rotation.AxisY.HorizontalNorm > level.HorizontalNorm) level = rotation.AxisY;
        double four = 4 * Math.Atan2(level.Y, level.X);
        return ((float)Math.Cos(four), (float)Math.Sin(four));
    }
}
