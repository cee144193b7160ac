namespace Robotics.Verifier;

/// <summary>Where objects lay when a subgoal began: as first measured since then, or, of what was still falling or rolling, where it came to rest.</summary>
internal sealed class Beginning
{
    /// <summary>Motion from one measurement to the next that goes on from before, metres.</summary>
    private const double GoesOn = 0.001;

    private readonly SortedDictionary<string, (SceneObject Lay, bool Moves)> _things = new(StringComparer.Ordinal);
    private TimeSpan _began = TimeSpan.MinValue;

    /// <summary>Null while it has not been measured since.</summary>
    public SceneObject? Of(string id) => _things.TryGetValue(id, out (SceneObject Lay, bool Moves) thing) ? thing.Lay : null;

    /// <summary>Takes in a scene; the first says when it began.</summary>
    public void See(string id, SceneGraph scene)
    {
        if (_began == TimeSpan.MinValue) _began = scene.At.Time;
        if (scene.Find(id) is not { } now || now.LastSeen < _began) return;
        if (!_things.TryGetValue(id, out (SceneObject Lay, bool Moves) known)) _things[id] = (now, true);
        else if (known.Moves && now.LastSeen > known.Lay.LastSeen) _things[id] = Moved(known.Lay, now) ? (now, true) : (known.Lay, false);
    }

    private static bool Moved(SceneObject then, SceneObject now) => (now.Pose.Position - then.Pose.Position).Norm > GoesOn + Observed.Error(then, now);
}
