namespace Robotics.Verifier;

/// <summary>Where an object last lay: at rest, on something, by measurements and not by what the hand has made of them.</summary>
internal sealed class Lay
{
    /// <summary>Motion from one measurement to the next that is none, metres.</summary>
    private const double Still = 0.001;

    private SceneObject? _before;

    /// <summary>Null while it has only been seen in the air by the hand, which may have it.</summary>
    public SceneObject? Of { get; private set; }

    /// <summary>Takes in a new measurement of the object while the hand does not hold it, as far as is known.</summary>
    public void See(SceneObject now, SceneGraph scene)
    {
        SceneObject? before = _before;
        _before = now;
        if (Of is null) Of = Observed.HandDistance(scene, now) > Thresholds.HandGone || Support.Of(now, scene) is not null ? now : null;
        else if (!Moved(Of, now)) Of = now.Uncertainty.Position < Of.Uncertainty.Position ? now : Of;
        else if (before is not null && !Moved(before, now) && Support.Of(now, scene) is not null) Of = now;
    }

    private static bool Moved(SceneObject then, SceneObject now) => (now.Pose.Position - then.Pose.Position).Norm > Still + Observed.Error(then, now);
}
