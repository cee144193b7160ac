namespace Robotics.Thalamus.Truth;

/// <summary>The mean of noisy measurements of a pose that mostly stays; it begins anew when the latest no longer agree with it. Exact measurements are taken as they are.</summary>
internal sealed class SteadyPose
{
    /// <summary>Measurements that the mean is over, at most: one second of them.</summary>
    private const int Most = 20;

    /// <summary>Measurements whose mean is compared with the long one.</summary>
    private const int Recent = 4;

    /// <summary>More motion than this between two exact measurements is not steady, metres.</summary>
    private const double Slip = 0.004;

    /// <summary>Standard deviations along an axis at which the recent mean no longer agrees: two in ten thousand of a pose that stays.</summary>
    private const double Surprising = 4.5;

    private readonly Queue<Pose> _recent = new();
    private PoseUncertainty _noise;
    private double _moved = double.PositiveInfinity;

    public Pose Mean { get; private set; } = Pose.Identity;

    /// <summary>Measurements behind the mean; 0 before the first.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the pose has been staying.</summary>
    public bool IsSteady => _noise == PoseUncertainty.Exact ? _moved < Slip : Count > Recent + 2;

    /// <summary>Standard deviation of the mean.</summary>
    public PoseUncertainty Uncertainty => Count == 0 ? _noise : new(_noise.Position / Math.Sqrt(Count), _noise.Orientation / Math.Sqrt(Count));

    public void Add(Pose measured, PoseUncertainty noise)
    {
        _noise = noise;
        _moved = Count == 0 ? double.PositiveInfinity : (measured.Position - Mean.Position).Norm;
        _recent.Enqueue(measured);
        if (_recent.Count > Recent) _recent.Dequeue();
        if (noise == PoseUncertainty.Exact || Count == 0)
        {
            (Mean, Count) = (measured, 1);
            return;
        }

        Pose recent = RecentMean();
        double expected = noise.Position * Math.Sqrt((1.0 / _recent.Count) + (1.0 / Count));
        bool overlaps = Count <= _recent.Count;
        if (!overlaps && (recent.Position - Mean.Position).Norm > Surprising * expected)
        {
            ForgetBeforeLeap();
            (Mean, Count) = (RecentMean(), _recent.Count);
            return;
        }

        Count = Math.Min(Count + 1, Most);
        Mean = Pose.Interpolate(Mean, measured, 1.0 / Count);
    }

    /// <summary>Of what moved at once, the recent measurements from before say nothing any more: those that the newest ones, each surely elsewhere, follow on.</summary>
    private void ForgetBeforeLeap()
    {
        double surely = Surprising * _noise.Position * Math.Sqrt(1 + (1.0 / Count));
        int elsewhere = _recent.Reverse().TakeWhile(p => (p.Position - Mean.Position).Norm > surely).Count();
        while (elsewhere > 0 && _recent.Count > elsewhere) _recent.Dequeue();
    }

    private Pose RecentMean()
    {
        int n = 0;
        Pose mean = Pose.Identity;
        foreach (Pose pose in _recent) mean = ++n == 1 ? pose : Pose.Interpolate(mean, pose, 1.0 / n);
        return mean;
    }
}
