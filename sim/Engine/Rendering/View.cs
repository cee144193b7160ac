namespace Robotics.Sim.Engine.Rendering;

/// <summary>From where a picture is taken, and its size in pixels.</summary>
public sealed record View
{
    private View(int width, int height)
    {
        if (width is < 1 or > 8192 || height is < 1 or > 8192) throw RoboticsException.Invalid("The picture's size", $"{width} x {height}", "1 to 8192 each");
        (Width, Height) = (width, height);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The model's camera, or -1 for a free one.</summary>
    public int Camera { get; private init; } = -1;

    /// <summary>The point in the world that a free camera looks at, m.</summary>
    public Vec3 LookAt { get; private init; }

    /// <summary>Distance of a free camera from that point, m.</summary>
    public double Distance { get; private init; }

    /// <summary>Direction of view of a free camera: degrees about the vertical; 0 looks along +x, 90 along +y.</summary>
    public double AzimuthDegrees { get; private init; }

    /// <summary>Direction of view of a free camera: degrees above the horizontal; -90 looks straight down.</summary>
    public double ElevationDegrees { get; private init; }

    /// <summary>The view of one of the model's cameras.</summary>
    public static View Through(int camera, int width, int height) => new(width, height) { Camera = camera };

    /// <summary>The view of one of the model's cameras.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.UnknownName"/>, listing the cameras.</exception>
    public static View Through(MujocoModel model, string camera, int width, int height) => Through(model.CameraId(camera), width, height);

    /// <summary>The view of a camera that the model does not have, with the model's free field of view.</summary>
    public static View From(Vec3 lookAt, double distance, (double Azimuth, double Elevation) degrees, int width, int height) => new(width, height)
    {
        LookAt = lookAt,
        Distance = distance,
        AzimuthDegrees = degrees.Azimuth,
        ElevationDegrees = degrees.Elevation,
    };
}
