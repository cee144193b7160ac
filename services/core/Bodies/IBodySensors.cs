namespace Robotics.Core.Bodies;

/// <summary>The slow senses of a body: cameras and object tracks. A driver that has them implements it too. No time passes in a call.</summary>
public interface IBodySensors
{
    /// <summary>One track an object of the description, in its order.</summary>
    ImmutableArray<Track> ReadTracks();

    /// <summary>What a detector sees now; nothing where there is none.</summary>
    ImmutableArray<Detection> ReadDetections() => [];

    /// <exception cref="RoboticsException">UnknownName: no such camera. MissingDependency: nothing here can render.</exception>
    CameraFrame Capture(CameraRequest request);
}
