using System.Diagnostics;

namespace Robotics.Sim.Evaluation.Cost;

/// <summary>Divides an episode's wall time into the body's, motion planning's, deliberation's and the loop's own.</summary>
/// <remarks>
/// One thread at a time. Motion planning is what runs in an <see cref="Activity"/> named <see cref="PlanningActivity"/>: an executor that starts
/// one is measured, and pays nothing when nobody listens.
/// </remarks>
internal sealed class LoopClock(TimeProvider time)
{
    /// <summary>Name of the source and of the activity in which an executor plans motions.</summary>
    public const string PlanningActivity = "Robotics.MotionPlanning";

    private static readonly AsyncLocal<LoopClock?> Current = new();
    private static readonly ActivityListener Listener = Listen();

    private readonly List<double> _stepsMs = [];
    private readonly List<double> _planningMs = [];
    private TimeSpan _own;
    private TimeSpan _body;
    private TimeSpan _deliberation;
    private TimeSpan _planning;
    private long? _since;

    /// <summary>The brain works from now on.</summary>
    public void Resume()
    {
        _ = Listener;
        if (Current.Value != this) Current.Value = this;
        _since = time.GetTimestamp();
    }

    /// <summary>The brain waits from now on: for the body, or for an observer.</summary>
    /// <returns>Whether it was working.</returns>
    public bool Pause()
    {
        if (_since is not { } since) return false;
        _own += time.GetElapsedTime(since);
        _since = null;
        return true;
    }

    /// <summary>The work since the last step was understanding and planning, not the loop's.</summary>
    public void Deliberated()
    {
        _deliberation += _own;
        (_own, _planning) = (TimeSpan.Zero, TimeSpan.Zero);
    }

    /// <summary>The body has played steps, for which the work since the last ones was done.</summary>
    public void Played(int steps, TimeSpan took)
    {
        _body += took;
        if (steps == 0) return;
        double ms = Math.Max(0, (_own - _planning).TotalMilliseconds) / steps;
        for (int i = 0; i < steps; i++) _stepsMs.Add(ms);
        (_own, _planning) = (TimeSpan.Zero, TimeSpan.Zero);
    }

    public long Timestamp() => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    public EpisodeCost Cost()
    {
        _stepsMs.Sort();
        return new EpisodeCost(
            Round(Percentile(0.50)), Round(Percentile(0.99)), Round(_body.TotalSeconds), Round(_deliberation.TotalSeconds), [.. _planningMs.Select(Round)])
        {
            LoopSteps = LoopHistogram.Of(_stepsMs),
        };
    }

    private double Percentile(double share) => _stepsMs.Count == 0 ? 0 : _stepsMs[(int)Math.Ceiling(share * _stepsMs.Count) - 1];

    private static double Round(double value) => Math.Round(value, 4);

    private static ActivityListener Listen()
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == PlanningActivity,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = static activity => Current.Value?.Planned(activity),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    // A part of a longer planning is in the longer one's time already.
    private void Planned(Activity activity)
    {
        if (activity.Parent?.OperationName == PlanningActivity) return;
        _planning += activity.Duration;
        _planningMs.Add(activity.Duration.TotalMilliseconds);
    }
}
