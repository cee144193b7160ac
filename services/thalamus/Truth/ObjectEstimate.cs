namespace Robotics.Thalamus.Truth;

/// <summary>What is believed of where one object is: in the world, if it stays there, and in the hand, if it goes with it.</summary>
internal sealed class ObjectEstimate(ObjectDescription description)
{
    private TimeSpan _seen = TimeSpan.MinValue;

    public ObjectDescription Description { get; } = description;

    /// <summary>All parts are nearer than this to the object's origin, with its articulations at 0, metres.</summary>
    public double Radius { get; } = description.Parts.Select(p => p.Shape.BoundsAt(p.PoseInObject)).Select(b => Vec3.Max(b.Min.Abs(), b.Max.Abs()).Norm).DefaultIfEmpty(0).Max();

    public SteadyPose InWorld { get; } = new();

    /// <summary>X_TO.</summary>
    public SteadyPose InHand { get; } = new();

    public Track Track { get; private set; } = null!;

    /// <summary>Whether the last track was a new measurement.</summary>
    public bool IsFresh { get; private set; }

    /// <param name="track">The object's newest track; one that was taken in before says nothing new.</param>
    /// <param name="then">The hand when it was measured.</param>
    public void Take(Track track, HandMoment then)
    {
        IsFresh = track.Time > _seen;
        if (!IsFresh) return;
        (Track, _seen) = (track, track.Time);
        InWorld.Add(track.Pose, track.Uncertainty);
        if (Description.Mobility == Mobility.Movable) InHand.Add(then.Tcp.Inverse() * track.Pose, track.Uncertainty);
    }
}
