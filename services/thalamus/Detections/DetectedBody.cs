namespace Robotics.Thalamus.Detections;

/// <summary>A body whose objects are those that its detector sees: each detection is the nearest object of its class seen before, or a new one. Ids are given in the order of sight.</summary>
/// <remarks>What is no longer seen stays where it was last, with the time of that. Not thread-safe.</remarks>
internal sealed class DetectedBody(IBody inner) : IBody
{
    /// <summary>An object moves no further than this between two sights, metres.</summary>
    private const double Reach = 0.2;

    /// <summary>A class that the detector is less sure of is not believed.</summary>
    private const double LeastScore = 0.3;

    private readonly List<SeenThing> _things = [];

    public BodyDescription Description => inner.Description with
    {
        Objects = [.. _things.Select(t => t.Description).OrderBy(d => d.Id, StringComparer.Ordinal)],
        Privileged = false,
    };

    public async ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(what);
        Observation seen = await inner.ObserveAsync(what, ct);
        if (!what.Tracks) return seen;
        foreach (IGrouping<string, Detection> sameClass in seen.Detections.Where(d => d.Score >= LeastScore).GroupBy(Class, StringComparer.Ordinal)) Match(sameClass);
        return seen with { Tracks = [.. _things.Select(t => t.ToTrack()).OrderBy(t => t.Id, StringComparer.Ordinal)] };
    }

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => inner.ExecuteAsync(lease, chunk, ct);

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => inner.StopAsync(request, ct);

    private static string Class(Detection detection) => ObjectCatalog.ClassOf(detection.Object);

    /// <summary>Nearest pairs first.</summary>
    private void Match(IGrouping<string, Detection> detections)
    {
        List<Detection> left = [.. detections];
        List<SeenThing> known = [.. _things.Where(t => t.Class == detections.Key)];
        while (left.Count > 0 && known.Count > 0)
        {
            (Detection detection, SeenThing thing) = left.SelectMany(_ => known, (d, t) => (d, t)).MinBy(p => p.t.DistanceTo(p.d));
            if (thing.DistanceTo(detection) > Reach) break;
            thing.Last = detection;
            left.Remove(detection);
            known.Remove(thing);
        }

        foreach (Detection detection in left) _things.Add(new SeenThing(detections.Key, FormattableString.Invariant($"d{_things.Count + 1:D3}"), detection));
    }

    private sealed class SeenThing(string objectClass, string id, Detection first)
    {
        public string Class { get; } = objectClass;

        public ObjectDescription Description { get; } = first.Object with { Id = id };

        public Detection Last { get; set; } = first;

        public double DistanceTo(Detection detection) => (detection.Pose.Position - Last.Pose.Position).Norm;

        public Track ToTrack() => new(Description.Id, Last.Pose, [.. Description.Articulations.Select(a => Math.Clamp(0, a.Min, a.Max))], Last.Time, "detector")
        {
            Uncertainty = Last.Uncertainty,
        };
    }
}
