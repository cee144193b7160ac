namespace Robotics.Cerebellum.Placement;

/// <summary>Where the held object would come to rest as wanted, found without regard to the hand.</summary>
/// <param name="Rest">X_WO at rest.</param>
/// <param name="Room">How far it can be raised straight up from there, metres.</param>
/// <param name="Open">Whether it can come straight down from above all that is near.</param>
/// <param name="Prior">What no spot that is found later can cost less than.</param>
/// <param name="Cost">Lower is better; no unit.</param>
/// <param name="Entries">The other straight ways in, found when asked for.</param>
internal sealed record Spot(Pose Rest, double Room, bool Open, double Prior, double Cost, Lazy<ImmutableArray<Entry>> Entries)
{
    private const double UsualLift = 0.01;

    /// <summary>How far above its rest the object comes in when it comes in from a side, metres.</summary>
    public double Lift => Math.Min(UsualLift, Room / 2);

    public Pose Raised(double by) => Rest with { Position = Rest.Position + (Vec3.UnitZ * by) };
}
