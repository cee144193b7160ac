using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>The one gate that every command passes. Five lists of rules: chunks (refused), rows and goals (clipped), joint motion (limited), braking ways (kept free), states (counted).</summary>
/// <remarks>Belongs to the servo loop; no allocation but in <see cref="NamesOf"/> and in refusals.</remarks>
internal sealed class SafetyFilter
{
    private readonly SafetyRules _rules;
    private readonly ImmutableArray<Tally> _rows;
    private readonly ImmutableArray<Tally> _goals;
    private readonly ImmutableArray<Tally> _joints;
    private readonly ImmutableArray<Tally> _paths;
    private readonly ImmutableArray<Tally> _states;
    private readonly ImmutableArray<Tally> _all;
    private readonly Tally _torque = new("joint_torque");
    private readonly Tally _finite = new("finite_torque");
    private readonly double _periodSeconds;
    private readonly double[] _maxTorque;
    private readonly double[] _acceleration;
    private readonly double[] _nextVelocity;
    private readonly double[] _braking;
    private readonly StopPath? _way;

    public SafetyFilter(SafetyRules rules, SafetyLimits limits, TimeSpan servoPeriod)
    {
        _rules = rules;
        _periodSeconds = servoPeriod.TotalSeconds;
        _rows = Tallies(rules.Rows);
        _goals = Tallies(rules.Goals);
        _joints = Tallies(rules.Joints);
        _paths = Tallies(rules.Paths);
        _states = Tallies(rules.States);
        _all = [.. _rows.Concat(_goals).Concat(_joints).Concat(_paths).Concat(_states).Append(_torque).Append(_finite).OrderBy(t => t.Name, StringComparer.Ordinal)];
        _maxTorque = [.. limits.Joints.Select(j => j.MaxEffort)];
        _acceleration = new double[_maxTorque.Length];
        _nextVelocity = new double[_maxTorque.Length];
        _braking = new double[_maxTorque.Length];
        _way = rules.Levers is null ? null : new StopPath(limits.Joints, rules.Levers, _periodSeconds);
    }

    /// <summary>Rules that acted at least once, in ordinal order of name.</summary>
    public ImmutableArray<RuleCount> Counts => [.. _all.Where(t => t.Steps > 0).Select(t => new RuleCount(t.Name, t.Steps))];

    /// <exception cref="RoboticsException">CommandRejected: a rule refuses the chunk; the message names the rule, the value and what is allowed.</exception>
    public void Admit(ActionChunk chunk, in ChunkContext now)
    {
        foreach (IChunkRule rule in _rules.Chunks)
        {
            if (rule.Refusal(chunk, now) is { } refusal) throw new RoboticsException(ErrorCode.CommandRejected, $"{refusal} (rule {rule.Name})");
        }
    }

    public void BeginStep()
    {
        foreach (Tally tally in _all) tally.BeginStep();
    }

    public void ClipRow(ActionSpace space, Span<double> row)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_rules.Rows[i].Clip(space, row)) _rows[i].Mark();
        }
    }

    /// <summary>True when a rule changed the goal.</summary>
    public bool ClipGoal(ref Pose X_WG)
    {
        bool changed = false;
        for (int i = 0; i < _goals.Length; i++)
        {
            if (!_rules.Goals[i].Clip(ref X_WG)) continue;
            _goals[i].Mark();
            changed = true;
        }

        return changed;
    }

    /// <summary>Limits joint torques (N·m, in place) so that the motion they cause within one period obeys the joint rules, then by their own limits.</summary>
    public void LimitTorques(Arm arm, Span<double> torques)
    {
        arm.Accelerations(torques, _acceleration);
        ReadOnlySpan<double> velocity = arm.State.Velocity;
        for (int i = 0; i < _nextVelocity.Length; i++) _nextVelocity[i] = velocity[i] + (_acceleration[i] * _periodSeconds);

        bool changed = IsNotFinite(_nextVelocity);
        if (changed)
        {
            _finite.Mark();
            velocity.CopyTo(_nextVelocity);
            _way?.Brake(arm, _nextVelocity);
        }

        for (int i = 0; i < _joints.Length; i++)
        {
            if (!_rules.Joints[i].Limit(arm, _nextVelocity)) continue;
            _joints[i].Mark();
            changed = true;
        }

        changed |= KeepWayFree(arm);
        if (changed) TorquesOf(arm, _nextVelocity, torques);
        LimitToMotors(arm, torques);
    }

    /// <summary>What is fixed around the arm, in its base frame, from now on.</summary>
    public void Place(ImmutableArray<PlacedShape> scene) => _rules.Outlook?.Place(scene);

    /// <summary>The arm may be elsewhere at once.</summary>
    public void Forget() => _rules.Outlook?.Forget();

    public void CountBreaches(in BodyState state)
    {
        for (int i = 0; i < _states.Length; i++)
        {
            if (_rules.States[i].IsBreached(state)) _states[i].Mark();
        }
    }

    /// <summary>Which rules acted in this control step, a bit a rule: names by <see cref="NamesOf"/>.</summary>
    public ulong Acted
    {
        get
        {
            ulong acted = 0;
            for (int i = 0; i < _all.Length; i++) acted |= _all[i].Acted ? 1UL << i : 0;
            return acted;
        }
    }

    /// <summary>In ordinal order.</summary>
    public ImmutableArray<string> NamesOf(ulong acted)
    {
        if (acted == 0) return [];
        var names = ImmutableArray.CreateBuilder<string>(System.Numerics.BitOperations.PopCount(acted));
        for (int i = 0; i < _all.Length; i++)
        {
            if ((acted & (1UL << i)) != 0) names.Add(_all[i].Name);
        }

        return names.MoveToImmutable();
    }

    public void Exchange(StateExchange state)
    {
        foreach (Tally tally in _all)
        {
            long steps = tally.Steps;
            state.Value(ref steps);
            tally.Steps = steps;
        }
    }

    private void TorquesOf(Arm arm, ReadOnlySpan<double> nextVelocity, Span<double> torques)
    {
        ReadOnlySpan<double> velocity = arm.State.Velocity;
        for (int i = 0; i < _acceleration.Length; i++) _acceleration[i] = (nextVelocity[i] - velocity[i]) / _periodSeconds;
        arm.Torques(_acceleration, torques);
    }

    /// <summary>
    /// What the motors cannot give is taken from the motion, not from single joints: the torques go as far from those that brake as all motors allow. Only where
    /// braking itself asks for too much is a motor's torque cut off.
    /// </summary>
    private void LimitToMotors(Arm arm, Span<double> torques)
    {
        if (IsWithin(torques)) return;
        _torque.Mark();
        if (_way is not null)
        {
            _way.Brake(arm, _nextVelocity);
            TorquesOf(arm, _nextVelocity, _braking);
            if (IsWithin(_braking))
            {
                double share = 1;
                for (int i = 0; i < torques.Length; i++)
                {
                    double step = torques[i] - _braking[i];
                    if (Math.Abs(torques[i]) > _maxTorque[i]) share = Math.Min(share, (double.CopySign(_maxTorque[i], torques[i]) - _braking[i]) / step);
                }

                for (int i = 0; i < torques.Length; i++) torques[i] = _braking[i] + ((torques[i] - _braking[i]) * share);
            }
        }

        for (int i = 0; i < _maxTorque.Length; i++) torques[i] = Math.Clamp(torques[i], -_maxTorque[i], _maxTorque[i]);
    }

    private bool IsWithin(ReadOnlySpan<double> torques)
    {
        for (int i = 0; i < torques.Length; i++)
        {
            if (!(Math.Abs(torques[i]) <= _maxTorque[i])) return false;
        }

        return true;
    }

    private static bool IsNotFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) return true;
        }

        return false;
    }

    /// <summary>True when the arm brakes instead, because its braking way would break a rule.</summary>
    private bool KeepWayFree(Arm arm)
    {
        if (_way is null) return false;
        _way.Begin(arm, _nextVelocity);
        for (int i = 0; i < _paths.Length; i++)
        {
            if (_rules.Paths[i].Allows(arm, _way)) continue;
            _paths[i].Mark();
            _way.Brake(arm, _nextVelocity);
            return true;
        }

        return false;
    }

    private static ImmutableArray<Tally> Tallies(IEnumerable<ISafetyRule> rules) => [.. rules.Select(r => new Tally(r.Name))];
}
