namespace Robotics.Verifier;

/// <summary>How far each object was moved while the hand, or what it holds or pushes, was at it: what the arm is to blame for.</summary>
internal sealed class Shoves
{
    private readonly SortedDictionary<string, Shove> _shoves = new(StringComparer.Ordinal);

    /// <summary>Metres that the object was shoved so far.</summary>
    public double Of(string id) => _shoves.TryGetValue(id, out Shove? shove) ? shove.Metres : 0;

    /// <summary>Takes in what moved from one scene to the next.</summary>
    /// <param name="subject">What the hand is to act on.</param>
    /// <param name="before">The scene before.</param>
    /// <param name="now">The scene now.</param>
    public void See(string subject, SceneGraph before, SceneGraph now)
    {
        double reach = Thresholds.ShoveMore + (Thresholds.ShoveRatio * HandMotion(before.Robot.TcpInWorld, now.Robot.TcpInWorld));
        SceneObject? along = Along(subject, before, now.Robot.Holding);
        foreach (SceneObject thing in now.Objects)
        {
            if (thing.Description.Mobility == Mobility.Fixed || before.Find(thing.Id) is not { } then) continue;
            bool near = thing.Id != along?.Id
                && (Observed.HandDistance(before, then) < Thresholds.HandAt || (along is not null && along.Bounds().DistanceTo(then.Bounds()) < Thresholds.HeldAt));
            if (!_shoves.TryGetValue(thing.Id, out Shove? shove))
            {
                if (!near) continue;
                _shoves[thing.Id] = shove = new Shove();
            }

            shove.See(then, thing, near, reach);
        }
    }

    /// <summary>What goes with the hand: what it holds, or else the subject that it is at.</summary>
    private static SceneObject? Along(string subject, SceneGraph before, string? held)
    {
        if (held is not null) return before.Find(held);
        SceneObject? thing = before.Find(subject);
        return thing?.Description.Mobility == Mobility.Movable && Observed.HandDistance(before, thing) < Thresholds.AtPart ? thing : null;
    }

    private static double HandMotion(Pose before, Pose now) =>
        (now.Position - before.Position).Norm + (Thresholds.HandLever * now.Rotation.AngleTo(before.Rotation));

    /// <summary>One object's. Small and uncertain motions only count together, from when the hand came to it until it leaves.</summary>
    private sealed class Shove
    {
        private Vec3 _earlier;
        private Vec3 _now;
        private SceneObject? _from;
        private Vec3? _leap;
        private bool _stood = true;

        public double Metres => (_earlier + _now).Norm;

        public void See(SceneObject then, SceneObject thing, bool near, double reach)
        {
            Vec3 step = thing.Pose.Position - then.Pose.Position;
            SeeLeap(step, Observed.Error(then, thing));
            if (!near)
            {
                (_earlier, _now, _from) = (_earlier + _now, Vec3.Zero, null);
                return;
            }

            _from ??= then;

            // Nothing that is pushed outruns the hand by far: somebody put it elsewhere.
            if (step.Norm > reach + Observed.Error(then, thing)) (_leap, _from) = (null, Without(step));
            Vec3 moved = thing.Pose.Position - _from.Pose.Position;
            _now = moved.Norm > Thresholds.Shove + Observed.Error(_from, thing) ? moved : Vec3.Zero;
        }

        /// <summary>What stands, leaps and stands again at once was not pushed: that takes time to come to rest.</summary>
        private void SeeLeap(Vec3 step, double error)
        {
            bool stands = step.Norm < Thresholds.Standing + error;
            if (stands && _leap is { } leap && _from is not null) (_from, _now) = (Without(leap), _now - leap);

            _leap = _stood && step.Norm > Thresholds.Leap + error ? step : null;
            _stood = stands;
        }

        /// <summary>Where it was when the hand came to it, had it been put elsewhere before.</summary>
        private SceneObject Without(Vec3 step) => _from! with { Pose = _from!.Pose with { Position = _from.Pose.Position + step } };
    }
}
