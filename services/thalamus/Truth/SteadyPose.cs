namespace Robotics.Thalamus.Truth;

/// <summary>The mean of noisy measurements of a pose that mostly stays; it begins anew when they no longer agree with it. Exact measurements are taken as they are.</summary>
internal sealed class SteadyPose
{
    /// <summary>Measurements that the mean is over, at most: one second of them.</summary>
    private const int Most = 20;

    /// <summary>More motion than this between two exact measurements is not steady, metres.</summary>
    private const double Slip = 0.004;

    /// <summary>The smoothed squared error, in parts of what the noise explains, from which on a measurement disagrees: three and a half standard deviations.</summary>
    private const double Surprising = 2.2;

    private const double Smoothing = 0.3;

    private PoseUncertainty _noise;
    private double _surprise = 1;
    private double _moved = double.PositiveInfinity;

    public Pose Mean { get; private set; } = Pose.Identity;

    /// <summary>Measurements behind the mean; 0 before the first.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the pose has been staying: at least one measurement agreed with those before.</summary>
    public bool IsSteady => _noise == PoseUncertainty.Exact ? _moved < Slip : Count > 3 && _surprise < Surprising;

    /// <summary>Standard deviation of the mean.</summary>
    public PoseUncertainty Uncertainty => Count == 0 ? _noise : new(_noise.Position / Math.Sqrt(Count), _noise.Orientation / Math.Sqrt(Count));

    public void Add(Pose measured, PoseUncertainty noise)
    {
        _noise = noise;
        _moved = Count == 0 ? double.PositiveInfinity : (measured.Position - Mean.Position).Norm;
        if (noise == PoseUncertainty.Exact || Count == 0)
        {
            Restart(measured);
            return;
        }

        double explained = 3 * noise.Position * noise.Position * (1 + (1.0 / Count));
        _surprise += Smoothing * ((_moved * _moved / explained) - _surprise);
        if (_surprise >= Surprising)
        {
            Restart(measured);
            return;
        }

        Count = Math.Min(Count + 1, Most);
        Mean = Pose.Interpolate(Mean, measured, 1.0 / Count);
    }

    private void Restart(Pose measured) => (Mean, Count, _surprise) = (measured, 1, 1);
}
