using Robotics.Brainstem.Safety;

namespace Robotics.Brainstem.Servo;

/// <summary>The control steps of one chunk as they were played, in buffers that are there before it begins: playing allocates nothing.</summary>
/// <param name="filter">Who knows the names of the rules that acted.</param>
/// <param name="width">Most numbers of a row.</param>
internal sealed class StepLog(SafetyFilter filter, int width)
{
    private double[] _applied = [];
    private long[] _steps = [];
    private long[] _times = [];
    private ulong[] _acted = [];
    private int _count;
    private int _rows;

    /// <summary>Makes room; what was logged before is gone.</summary>
    public void Begin(int capacity)
    {
        (_count, _rows) = (0, 0);
        if (_steps.Length >= capacity) return;
        (_applied, _steps, _times, _acted) = (new double[capacity * width], new long[capacity], new long[capacity], new ulong[capacity]);
    }

    /// <param name="step">The step's number.</param>
    /// <param name="time">Body time at its end.</param>
    /// <param name="applied">The row after the filter.</param>
    /// <param name="isRow">False for a step in which the arm was brought to rest.</param>
    public void Add(long step, TimeSpan time, ReadOnlySpan<double> applied, bool isRow)
    {
        if (_count == _steps.Length) return;
        applied.CopyTo(_applied.AsSpan(_count * width));
        (_steps[_count], _times[_count], _acted[_count]) = (step, time.Ticks, filter.Acted);
        _count++;
        if (isRow) _rows++;
    }

    public ImmutableArray<AppliedStep> ToSteps(ActionChunk chunk)
    {
        var steps = ImmutableArray.CreateBuilder<AppliedStep>(_count);
        for (int i = 0; i < _count; i++)
        {
            ImmutableArray<double> applied = [.. _applied.AsSpan(i * width, chunk.Space.Dimension)];
            steps.Add(new(_steps[i], new TimeSpan(_times[i]), i < _rows ? [.. chunk.Row(i)] : applied, applied, filter.NamesOf(_acted[i])));
        }

        return steps.MoveToImmutable();
    }
}
