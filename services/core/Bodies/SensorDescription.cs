namespace Robotics.Core.Bodies;

/// <summary>One scalar that a body senses beside its joints: a force, a temperature, a gas. What the sensor gives, x, means x·Scale + Offset.</summary>
/// <param name="Name">Lower case with underscores, e.g. <c>flange_force</c>.</param>
/// <param name="Unit">Of the calibrated value, e.g. <c>N</c>, <c>°C</c>, <c>ppm</c>.</param>
/// <param name="Min">Least value that the sensor can truly give, calibrated; less is a fault of the sensor.</param>
/// <param name="Max">Greatest such value.</param>
/// <param name="Scale">Unit per count, volt or whatever the sensor gives.</param>
/// <param name="Offset">In the unit.</param>
/// <param name="MaxAgeSeconds">A reading older than this counts as none; null: a reading holds until the next.</param>
public sealed record SensorDescription(
    string Name, string Unit, double Min, double Max, double Scale = 1, double Offset = 0, double? MaxAgeSeconds = null)
{
    /// <summary>Age in seconds of the observation behind the chunk that is played: filled by the brainstem itself.</summary>
    public const string Latency = "latency";
}
