namespace Robotics.Brainstem.Reflexes;

/// <summary>What is left of the speed limits: the least share that a drive or a slowing reflex leaves now.</summary>
internal sealed class Drives
{
    private readonly SensorBoard _board;
    private readonly ImmutableArray<(DriveRule Rule, int Sensor)> _drives;
    private readonly ImmutableArray<(ReflexRule Rule, int Sensor)> _slowing;

    /// <exception cref="RoboticsException">UnknownName: a rule names a sensor that is not described.</exception>
    public Drives(SafetyDescription cell, SensorBoard board)
    {
        _board = board;
        _drives = [.. cell.Drives.Select(d => (d, board.IndexOf(d.Sensor)))];
        _slowing = [.. cell.Reflexes.Where(r => r.Action == ReflexAction.SlowDown).Select(r => (r, board.IndexOf(r.Sensor)))];
    }

    /// <summary>More than 0, up to 1.</summary>
    public double SpeedShare(TimeSpan now)
    {
        double share = 1;
        foreach (var (rule, sensor) in _drives) share = Math.Min(share, ShareOf(rule, _board.Read(sensor, now)));
        foreach (var (rule, sensor) in _slowing)
        {
            if (ScalarReflex.IsBeyond(rule, _board.Read(sensor, now))) share = Math.Min(share, rule.SpeedShare);
        }

        return share;
    }

    /// <summary>A reading that is missing counts as bad.</summary>
    private static double ShareOf(DriveRule rule, double value)
    {
        if (double.IsNaN(value)) return rule.LeastShare;
        double badness = Math.Clamp((value - rule.From) / (rule.To - rule.From), 0, 1);
        return 1 - (badness * (1 - rule.LeastShare));
    }
}
