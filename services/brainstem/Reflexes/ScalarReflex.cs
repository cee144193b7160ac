using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Reflexes;

/// <summary>A scalar sensor beyond a threshold, or one that says nothing that can be true.</summary>
internal sealed class ScalarReflex(ReflexRule rule, SensorBoard board) : IReflex
{
    private readonly int _sensor = board.IndexOf(rule.Sensor);

    public string Name => rule.Name;

    public ReflexAction Action => rule.Action;

    public string? Trigger(Arm arm)
    {
        double value = board.Read(_sensor, arm.Measured.Time);
        if (!IsBeyond(rule, value)) return null;
        SensorDescription sensor = board[_sensor];
        string allowed = (rule.Below, rule.Above) switch
        {
            ({ } below, { } above) => FormattableString.Invariant($"{below} to {above}"),
            ({ } below, null) => FormattableString.Invariant($"{below} or more"),
            (null, { } above) => FormattableString.Invariant($"up to {above}"),
            _ => "any value",
        };
        return double.IsNaN(value)
            ? FormattableString.Invariant($"Sensor {sensor.Name} gives nothing that can be true ({sensor.Min} to {sensor.Max} {sensor.Unit}).")
            : FormattableString.Invariant($"Sensor {sensor.Name} is at {value} {sensor.Unit}; allowed: {allowed}.");
    }

    /// <summary>True for NaN too.</summary>
    public static bool IsBeyond(ReflexRule rule, double value) =>
        double.IsNaN(value) || (rule.Above is { } above && value > above) || (rule.Below is { } below && value < below);
}
