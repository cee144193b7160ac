using Robotics.Thalamus.Detections;
using Robotics.Thalamus.Truth;

namespace Robotics.Thalamus;

/// <summary>The perceptions by name.</summary>
public static class PerceptionCatalog
{
    private static readonly SortedDictionary<string, (string About, Func<IBody, IPerception> Make)> Known = new(StringComparer.Ordinal)
    {
        ["detections"] = ("reads what a detector of the body sees: classes and poses, with noise", body => new TruthPerception(new DetectedBody(body))),
        ["truth"] = ("reads the body's own tracks", body => new TruthPerception(body)),
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <exception cref="RoboticsException">UnknownName: the message lists the known ones.</exception>
    public static IPerception Create(string name, IBody body) => Find(name).Make(body);

    /// <summary>What a perception does, in a few words.</summary>
    /// <exception cref="RoboticsException">UnknownName: the message lists the known ones.</exception>
    public static string About(string name) => Find(name).About;

    private static (string About, Func<IBody, IPerception> Make) Find(string name) =>
        Known.TryGetValue(name, out (string About, Func<IBody, IPerception> Make) found) ? found : throw RoboticsException.Unknown("perception", name, Known.Keys);
}
