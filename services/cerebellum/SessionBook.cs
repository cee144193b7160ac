namespace Robotics.Cerebellum;

/// <summary>What an executor has begun, by session. Of what has ended only the last is kept, which may be ended again: an executor may live for days.</summary>
/// <typeparam name="T">What is kept of a session.</typeparam>
/// <param name="kind">What a session is called in errors.</param>
internal sealed class SessionBook<T>(string kind)
{
    private readonly SortedDictionary<string, T> _begun = new(StringComparer.Ordinal);
    private string? _last;

    public void Begin(SkillSession session, T run) => _begun[session.Id] = run;

    /// <exception cref="RoboticsException">UnknownName: it was never begun, or ended before another.</exception>
    public T Find(SkillSession session) => _begun.TryGetValue(session.Id, out T? run) ? run : throw RoboticsException.Unknown(kind, session.Id, _begun.Keys);

    /// <summary>Forgets the one that ended before.</summary>
    public void End(SkillSession session)
    {
        if (_last is { } before && before != session.Id) _begun.Remove(before);
        _last = session.Id;
    }
}
