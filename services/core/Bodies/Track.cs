namespace Robotics.Core.Bodies;

/// <summary>An object's pose as the body itself reports it: simulator, marker, motion capture.</summary>
/// <param name="Id">The object's id in <see cref="BodyDescription.Objects"/>.</param>
/// <param name="Pose">X_WO.</param>
/// <param name="ArticulationPositions">m or rad, in the description's order.</param>
/// <param name="Time">When it was measured (body time).</param>
/// <param name="Source">"simulator", "marker", …</param>
public sealed record Track(string Id, Pose Pose, ImmutableArray<double> ArticulationPositions, TimeSpan Time, string Source)
{
    public PoseUncertainty Uncertainty { get; init; } = PoseUncertainty.Exact;
}
