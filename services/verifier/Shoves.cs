namespace Robotics.Verifier;

/// <summary>How far each object was moved while the hand, or what it holds, was at it: what the arm is to blame for.</summary>
internal sealed class Shoves
{
    private readonly SortedDictionary<string, Shove> _shoves = new(StringComparer.Ordinal);

    /// <summary>Metres that the object was shoved so far.</summary>
    public double Of(string id) => _shoves.TryGetValue(id, out Shove? shove) ? shove.Metres : 0;

    /// <summary>Takes in what moved from one scene to the next.</summary>
    public void See(SceneGraph before, SceneGraph now)
    {
        double reach = Thresholds.ShoveMore + (Thresholds.ShoveRatio * HandMotion(before.Robot.TcpInWorld, now.Robot.TcpInWorld));
        SceneObject? held = now.Robot.Holding is { } id ? before.Find(id) : null;
        foreach (SceneObject thing in now.Objects)
        {
            if (thing.Description.Mobility == Mobility.Fixed || before.Find(thing.Id) is not { } then) continue;
            bool near = thing.Id != held?.Id
                && (Observed.HandDistance(before, then) < Thresholds.HandAt || (held is not null && held.Bounds().DistanceTo(then.Bounds()) < Thresholds.HeldAt));
            if (!_shoves.TryGetValue(thing.Id, out Shove? shove))
            {
                if (!near) continue;
                _shoves[thing.Id] = shove = new Shove();
            }

            shove.See(then, thing, near, reach);
        }
    }

    private static double HandMotion(Pose before, Pose now) =>
        (now.Position - before.Position).Norm + (Thresholds.HandLever * now.Rotation.AngleTo(before.Rotation));

    /// <summary>One object's. Small and uncertain motions only count together, from when the hand came to it until it leaves.</summary>
    private sealed class Shove
    {
        private Vec3 _earlier;
        private Vec3 _now;
        private SceneObject? _from;

        public double Metres => (_earlier + _now).Norm;

        public void See(SceneObject then, SceneObject thing, bool near, double reach)
        {
            if (!near)
            {
                (_earlier, _now, _from) = (_earlier + _now, Vec3.Zero, null);
                return;
            }

            _from ??= then;
            Vec3 step = thing.Pose.Position - then.Pose.Position;

            // Nothing that is pushed leaps: somebody put it elsewhere.
            if (step.Norm > reach + Observed.Error(then, thing)) _from = _from with { Pose = _from.Pose with { Position = _from.Pose.Position + step } };
            Vec3 moved = thing.Pose.Position - _from.Pose.Position;
            _now = moved.Norm > Thresholds.Shove + Observed.Error(_from, thing) ? moved : Vec3.Zero;
        }
    }
}
