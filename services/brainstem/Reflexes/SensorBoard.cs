namespace Robotics.Brainstem.Reflexes;

/// <summary>The last reading of each scalar sensor, calibrated. Written by the driver at servo rate and by anybody else at any time.</summary>
/// <remarks>Thread-safe and without locks: a value and its time are two words, of which the time is written last.</remarks>
internal sealed class SensorBoard
{
    private readonly ImmutableArray<SensorDescription> _sensors;
    private readonly IScalarSensors? _driver;
    private readonly double[] _values;
    private readonly long[] _times;

    public SensorBoard(ImmutableArray<SensorDescription> sensors, IScalarSensors? driver)
    {
        (_sensors, _driver) = (sensors, driver);
        _values = new double[sensors.Length];
        _times = new long[sensors.Length];
        Array.Fill(_times, -1);
    }

    /// <exception cref="RoboticsException">UnknownName: no such sensor is described.</exception>
    public int IndexOf(string sensor)
    {
        for (int i = 0; i < _sensors.Length; i++)
        {
            if (_sensors[i].Name == sensor) return i;
        }

        throw RoboticsException.Unknown("sensor", sensor, _sensors.Select(s => s.Name));
    }

    public bool Has(string sensor) => _sensors.Any(s => s.Name == sensor);

    public SensorDescription this[int sensor] => _sensors[sensor];

    public void Report(int sensor, double raw, TimeSpan time)
    {
        Volatile.Write(ref _values[sensor], (raw * _sensors[sensor].Scale) + _sensors[sensor].Offset);
        Volatile.Write(ref _times[sensor], time.Ticks);
    }

    /// <summary>Takes what the driver has; no allocation.</summary>
    public void Refresh()
    {
        if (_driver is null) return;
        for (int i = 0; i < _sensors.Length; i++)
        {
            if (_driver.TryRead(i, out double raw, out TimeSpan time)) Report(i, raw, time);
        }
    }

    /// <summary>The calibrated value; NaN when there is none, it is too old, or it is one that the sensor cannot truly give.</summary>
    public double Read(int sensor, TimeSpan now)
    {
        SensorDescription described = _sensors[sensor];
        long time = Volatile.Read(ref _times[sensor]);
        double value = Volatile.Read(ref _values[sensor]);
        bool fresh = time >= 0 && (described.MaxAgeSeconds is not { } most || (now.Ticks - time) / (double)TimeSpan.TicksPerSecond <= most);
        return fresh && value >= described.Min && value <= described.Max ? value : double.NaN;
    }
}
