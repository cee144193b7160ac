using System.Collections.Frozen;

namespace Robotics.Sim.Libero.Measurement;

/// <summary>
/// What the original costs: control steps a second without cameras in one process of Python 3.11 with MuJoCo 2.2.2, measured once on two quiet cores of another
/// machine.
/// </summary>
internal static class OriginalSpeed
{
    private static readonly FrozenDictionary<string, double> StepsPerSecond = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["libero_spatial/0"] = 37, ["libero_object/0"] = 77, ["libero_goal/0"] = 45, ["libero_10/0"] = 62, ["libero_10/3"] = 56,
        ["libero_10/5"] = 82, ["libero_90/20"] = 82,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A hard reset, which compiles the model again, s.</summary>
    public const double ResetSeconds = 0.9;

    /// <summary>Null where it was not measured.</summary>
    public static double? Of(string task) => StepsPerSecond.TryGetValue(task, out double speed) ? speed : null;
}
