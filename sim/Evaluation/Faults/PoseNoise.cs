namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Tracks of movable objects have an error, independent from step to step and from object to object; they say how large it may be.</summary>
internal sealed class PoseNoise(FaultSetup setup) : FaultyDriver(setup, "pose-noise")
{
    private static readonly double PerAxis = Math.Sqrt(1 / 3.0);

    public override ImmutableArray<Track> ReadTracks() => [.. base.ReadTracks().Select(Noisy)];

    protected override FaultyDriver Over(FaultSetup setup) => new PoseNoise(setup);

    protected override void StepEnded()
    {
        if (!HasFired) Fire($"tracks are off by {Options.NoiseMetres * 100} cm and {Options.NoiseDegrees} degrees, root mean square");
    }

    private Track Noisy(Track track, int thing)
    {
        if (Body.Objects[thing].Mobility == Mobility.Fixed) return track;
        RandomStream random = Draw(FormattableString.Invariant($"{Step} {thing}"));
        double length = Options.NoiseMetres * PerAxis, angle = Options.NoiseDegrees * Math.PI / 180 * PerAxis;
        Vec3 offset = new Vec3(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()) * length;
        Vec3 turn = new Vec3(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()) * angle;
        return track with
        {
            Pose = new Pose(track.Pose.Position + offset, (Rotation.FromRotationVector(turn) * track.Pose.Rotation).Normalized()),
            Uncertainty = new PoseUncertainty(length, angle),
        };
    }
}
