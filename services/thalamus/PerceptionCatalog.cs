using Robotics.Thalamus.Truth;

namespace Robotics.Thalamus;

/// <summary>The perceptions by name.</summary>
public static class PerceptionCatalog
{
    private static readonly SortedDictionary<string, Func<IBody, IPerception>> Known = new(StringComparer.Ordinal)
    {
        ["truth"] = body => new TruthPerception(body),
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <exception cref="RoboticsException">UnknownName: the message lists the known ones.</exception>
    public static IPerception Create(string name, IBody body) =>
        Known.TryGetValue(name, out Func<IBody, IPerception>? make) ? make(body) : throw RoboticsException.Unknown("perception", name, Known.Keys);
}
