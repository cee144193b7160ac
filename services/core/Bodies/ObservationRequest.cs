namespace Robotics.Core.Bodies;

/// <summary>What an observation should hold. Proprioception always comes.</summary>
/// <param name="Tracks">Whether object tracks are wanted.</param>
/// <param name="Cameras">The pictures that are wanted.</param>
public sealed record ObservationRequest(bool Tracks, ImmutableArray<CameraRequest> Cameras)
{
    /// <summary>Proprioception and tracks, no pictures.</summary>
    public static ObservationRequest TracksOnly { get; } = new(true, []);

    public static ObservationRequest Proprioception { get; } = new(false, []);
}
