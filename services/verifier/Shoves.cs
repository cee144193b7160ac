namespace Robotics.Verifier;

/// <summary>How far each object was moved while the hand, or what it holds, was at it: what the arm is to blame for.</summary>
internal sealed class Shoves
{
    private readonly SortedDictionary<string, double> _metres = new(StringComparer.Ordinal);

    /// <summary>Metres that the object was shoved so far.</summary>
    public double Of(string id) => _metres.GetValueOrDefault(id);

    /// <summary>Takes in what moved from one scene to the next.</summary>
    public void See(SceneGraph before, SceneGraph now)
    {
        SceneObject? held = now.Robot.Holding is { } id ? before.Find(id) : null;
        foreach (SceneObject thing in now.Objects)
        {
            if (thing.Description.Mobility == Mobility.Fixed || thing.Id == held?.Id || before.Find(thing.Id) is not { } then) continue;
            double moved = (thing.Pose.Position - then.Pose.Position).Norm;
            if (moved < Thresholds.Shove + (3 * (thing.Uncertainty.Position + then.Uncertainty.Position))) continue;
            bool near = Observed.HandDistance(before, then) < Thresholds.HandAt || (held is not null && held.Bounds().DistanceTo(then.Bounds()) < Thresholds.HeldAt);
            if (near) _metres[thing.Id] = _metres.GetValueOrDefault(thing.Id) + moved;
        }
    }
}
