namespace Robotics.Core.Bodies;

/// <summary>A sensor's value beyond a threshold → an action. A reading that is missing, too old or impossible counts as beyond it.</summary>
/// <param name="Name">Lower case with underscores.</param>
/// <param name="Sensor">Name of a described sensor.</param>
/// <param name="Action">What is done.</param>
/// <param name="Above">The sensor's unit; null: no upper threshold.</param>
/// <param name="Below">The sensor's unit; null: no lower threshold.</param>
/// <param name="SpeedShare">What is left of the speed limits by <see cref="ReflexAction.SlowDown"/>, more than 0 to 1.</param>
public sealed record ReflexRule(string Name, string Sensor, ReflexAction Action, double? Above = null, double? Below = null, double SpeedShare = 0.2);
