namespace Robotics.Training.Networks;

/// <summary>Where a picture's features look: constants of a calibrated camera.</summary>
/// <param name="Picture">The picture, in captured pixels.</param>
/// <param name="FocalLength">Captured pixels.</param>
/// <param name="Mount">X_WC of a camera fixed in the world, or X_TC of one on the hand.</param>
/// <param name="OnHand">Which of both.</param>
internal sealed record CameraGeometry(PolicyPicture Picture, double FocalLength, Pose Mount, bool OnHand)
{
    /// <summary>Pixels of the picture that one feature steps over.</summary>
    public const int Stride = 2;

    public int Columns => Picture.Width / Stride;

    public int Rows => Picture.Height / Stride;

    /// <summary>Captured pixels between two features.</summary>
    private int Step => Stride * Picture.Shrink;

    /// <summary>Slope of the ray through the middle of a feature's column and row: x / z and y / z in the optical frame.</summary>
    public (double X, double Y) Slope(double column, double row) => (
        (Picture.Left + (Step / 2.0) + (column * Step) - (Picture.CaptureWidth / 2.0)) / FocalLength,
        (Picture.Top + (Step / 2.0) + (row * Step) - (Picture.CaptureHeight / 2.0)) / FocalLength);

    /// <summary>Column and row of a point, as real numbers; null behind the camera.</summary>
    public (double Column, double Row)? Project(Vec3 pointInCamera)
    {
        if (pointInCamera.Z < 0.01) return null;
        double u = (FocalLength * pointInCamera.X / pointInCamera.Z) + (Picture.CaptureWidth / 2.0);
        double v = (FocalLength * pointInCamera.Y / pointInCamera.Z) + (Picture.CaptureHeight / 2.0);
        return ((u - Picture.Left - (Step / 2.0)) / Step, (v - Picture.Top - (Step / 2.0)) / Step);
    }
}
