namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Shows tracks as they were some steps ago: for observations that come late, or not at all for a while.</summary>
internal abstract class HeldTracks : FaultyDriver
{
    private readonly Queue<ImmutableArray<Track>> _past = new();

    protected HeldTracks(FaultSetup setup, string name)
        : base(setup, name) => _past.Enqueue(base.ReadTracks());

    /// <summary>The oldest that is kept.</summary>
    public sealed override ImmutableArray<Track> ReadTracks() => _past.Peek();

    /// <summary>How many control steps back the tracks are from now, given how many there are: 0 shows the present.</summary>
    protected abstract int Age(int kept);

    protected sealed override void StepEnded()
    {
        _past.Enqueue(base.ReadTracks());
        for (int age = Age(_past.Count - 1); _past.Count > age + 1;) _past.Dequeue();
    }

    protected sealed override void Keep(BinaryWriter writer)
    {
        writer.Write(_past.Count);
        foreach (ImmutableArray<Track> tracks in _past)
        {
            foreach (Track track in tracks) Write(writer, track);
        }
    }

    protected sealed override void Recall(BinaryReader reader)
    {
        _past.Clear();
        for (int left = reader.ReadInt32(); left > 0; left--) _past.Enqueue([.. Body.Objects.Select(o => Read(reader, o.Id))]);
    }

    private static void Write(BinaryWriter writer, Track track)
    {
        (Vec3 p, Rotation r) = track.Pose;
        foreach (double value in (ReadOnlySpan<double>)[p.X, p.Y, p.Z, r.X, r.Y, r.Z, r.W, track.Uncertainty.Position, track.Uncertainty.Orientation])
            writer.Write(value);
        writer.Write(track.Time.Ticks);
        writer.Write(track.Source);
        writer.Write(track.ArticulationPositions.Length);
        foreach (double value in track.ArticulationPositions) writer.Write(value);
    }

    private static Track Read(BinaryReader reader, string id)
    {
        double[] v = [.. Enumerable.Range(0, 9).Select(_ => reader.ReadDouble())];
        TimeSpan time = new(reader.ReadInt64());
        string source = reader.ReadString();
        double[] articulations = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadDouble())];
        Pose pose = new(new Vec3(v[0], v[1], v[2]), new Rotation(v[3], v[4], v[5], v[6]));
        return new Track(id, pose, [.. articulations], time, source) { Uncertainty = new PoseUncertainty(v[7], v[8]) };
    }
}
