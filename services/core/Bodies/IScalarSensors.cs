namespace Robotics.Core.Bodies;

/// <summary>A driver that has the scalar sensors which its description names. Asked at servo rate: no allocation, no waiting.</summary>
public interface IScalarSensors
{
    /// <summary>The last raw reading of a sensor; false when none has come.</summary>
    /// <param name="sensor">Index in <see cref="SafetyDescription.Sensors"/>.</param>
    /// <param name="raw">As the sensor gives it, not calibrated.</param>
    /// <param name="time">Body time of the reading.</param>
    bool TryRead(int sensor, out double raw, out TimeSpan time);
}
