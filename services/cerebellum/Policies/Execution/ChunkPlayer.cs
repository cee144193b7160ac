namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>Decides which row is played at each control step: keeps the chunks that still have rows, joins them, drops what is stale, and never lets a command jump.</summary>
/// <remarks>Pure: no body, no policy, no clock. Steps are the caller's own count. Not thread-safe; no allocation once its buffers have grown.</remarks>
public sealed class ChunkPlayer
{
    private readonly PolicyDescription _policy;
    private readonly PolicyExecutionOptions _options;
    private readonly CommandSlew _slew;
    private readonly int _dimension;
    private readonly List<Taken> _chunks = [];
    private readonly Stack<double[]> _spare = new();
    private readonly double[] _last;
    private bool _moved;

    /// <param name="policy">For its horizon and action space.</param>
    /// <param name="options">Checked against the policy.</param>
    /// <param name="gripper">The gripper's command before the first row.</param>
    public ChunkPlayer(PolicyDescription policy, PolicyExecutionOptions options, double gripper)
    {
        options.Check(policy);
        (_policy, _options, _slew) = (policy, options, options.Slew ?? CommandSlew.Of(policy.Space));
        _dimension = policy.Space.Dimension;
        _last = new double[_dimension];
        _last[^1] = gripper;
    }

    private int ExecutionHorizon => _options.ExecutionHorizon ?? _policy.ExecutionHorizon;

    /// <summary>The step of the observation that the newest chunk was computed from; null before the first.</summary>
    public long? NewestFrom => _chunks.Count == 0 ? null : _chunks[^1].From;

    /// <summary>Whether the policy has to be asked now, so that its answer is there when the rows to be played end.</summary>
    public bool AsksAt(long step) => _chunks.Count == 0 || step >= _chunks[^1].Start + ExecutionHorizon - _options.LatencySteps;

    /// <summary>Writes what is planned from a step on, for the policy to see: how many rows.</summary>
    public int Upcoming(long step, Span<double> to)
    {
        int rows = 0;
        for (; (rows + 1) * _dimension <= to.Length; rows++)
        {
            if (!Plan(step + rows, to.Slice(rows * _dimension, _dimension))) break;
        }

        return rows;
    }

    /// <summary>A new answer: rows from step <paramref name="from"/> on, of which those before <paramref name="now"/> are stale and dropped.</summary>
    /// <returns>False when all of it is stale, or newer rows are there already: then it is dropped.</returns>
    public bool Take(ReadOnlySpan<double> rows, long from, long now)
    {
        if (now - from >= _policy.Horizon || NewestFrom >= from) return false;
        double[] kept = _spare.Count > 0 ? _spare.Pop() : new double[_policy.Horizon * _dimension];
        rows.CopyTo(kept);
        if (_options.Blending is Blending.Overlap or Blending.RealTime) Fade(kept, from, now);
        if (_options.Blending != Blending.Ensemble) Forget(long.MaxValue);
        Forget(now);
        _chunks.Add(new Taken(from, now, kept));
        return true;
    }

    /// <summary>Writes the command for a step; false when no row is left for it: then it is a hold.</summary>
    public bool Next(long step, Span<double> command)
    {
        bool planned = Plan(step, command);
        if (!planned) Hold(command);
        if (_moved || !Absolute) _slew.Limit(_policy.Space, _last, command);
        command.CopyTo(_last);
        _moved = true;
        return planned;
    }

    private bool Absolute => _policy.Space.Kind is ActionKind.TcpPose or ActionKind.JointPosition;

    private bool Plan(long step, Span<double> row)
    {
        if (_options.Blending != Blending.Ensemble) return _chunks.Count > 0 && Row(_chunks[^1], step, row);
        double sum = 0;
        row.Clear();
        int rank = 0;
        foreach (Taken chunk in _chunks)
        {
            if (step < chunk.From || step - chunk.From >= _policy.Horizon) continue;
            double weight = Math.Exp(-_options.EnsembleDecay * rank++);
            ReadOnlySpan<double> values = chunk.Rows.AsSpan((int)(step - chunk.From) * _dimension, _dimension);
            for (int i = 0; i < _dimension - 1; i++) row[i] += weight * values[i];
            row[^1] = values[^1];
            sum += weight;
        }

        if (sum == 0) return false;
        for (int i = 0; i < _dimension - 1; i++) row[i] /= sum;
        return true;
    }

    private bool Row(Taken chunk, long step, Span<double> row)
    {
        long index = step - chunk.From;
        if (index < 0 || index >= _policy.Horizon) return false;
        chunk.Rows.AsSpan((int)index * _dimension, _dimension).CopyTo(row);
        return true;
    }

    /// <summary>Replaces the first rows by a mixture with those that were planned before.</summary>
    private void Fade(Span<double> rows, long from, long now)
    {
        if (_chunks.Count == 0) return;
        Taken old = _chunks[^1];
        long shared = old.From + _policy.Horizon - now;
        Span<double> before = stackalloc double[_dimension];
        for (long k = 0; k < shared && now + k - from < _policy.Horizon; k++)
        {
            if (!Row(old, now + k, before)) break;
            double share = Share(k, shared);
            Span<double> row = rows.Slice((int)(now + k - from) * _dimension, _dimension);
            for (int i = 0; i < _dimension - 1; i++) row[i] += share * (before[i] - row[i]);
        }
    }

    /// <summary>What the old rows still count, k rows on: in equal parts, or as real-time chunking weighs what is not frozen any more.</summary>
    private double Share(long k, long shared)
    {
        double left = 1 - ((k + 1.0) / (shared + 1));
        return _options.Blending == Blending.Overlap ? left : left * (Math.Exp(left) - 1) / (Math.E - 1);
    }

    /// <summary>Nothing moves: no displacement or velocity, or the last pose again; the gripper stays as it is.</summary>
    private void Hold(Span<double> command)
    {
        _last.CopyTo(command);
        if (!Absolute) command[..^1].Clear();
    }

    private void Forget(long now)
    {
        for (int i = _chunks.Count - 1; i >= 0; i--)
        {
            if (now != long.MaxValue && now - _chunks[i].From < _policy.Horizon) continue;
            _spare.Push(_chunks[i].Rows);
            _chunks.RemoveAt(i);
        }
    }

    /// <summary>A chunk: the step of its observation, the step from which it counts, its rows.</summary>
    private readonly record struct Taken(long From, long Start, double[] Rows);
}
