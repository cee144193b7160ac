namespace Robotics.Robots;

/// <summary>What the safety section of a robot.json must satisfy.</summary>
internal sealed class SafetyEntryRules(RobotRules rules)
{
    public void Check(RobotFile.SafetyEntry safety)
    {
        ImmutableArray<RobotFile.PlaceEntry> boxes = safety.ForbiddenBoxes ?? [];
        ImmutableArray<RobotFile.PlaceEntry> zones = safety.SpeedZones ?? [];
        rules.Unique("safety.forbiddenBoxes", boxes.Select(b => b.Name));
        rules.Unique("safety.speedZones", zones.Select(z => z.Name));
        foreach (RobotFile.PlaceEntry box in boxes)
        {
            rules.CheckBox($"safety.forbiddenBoxes {box.Name}", box.Min, box.Max);
            rules.Require(box.MaxSpeed is null, $"maxSpeed of forbidden box {box.Name}", box.MaxSpeed ?? 0, "none: nothing may be in it at any speed");
        }

        foreach (RobotFile.PlaceEntry zone in zones)
        {
            rules.CheckBox($"safety.speedZones {zone.Name}", zone.Min, zone.Max);
            rules.Positive($"maxSpeed of speed zone {zone.Name}", zone.MaxSpeed ?? 0);
        }

        NotNegative("safety.clearance", safety.Clearance);
        NotNegative("safety.contactDepth", safety.ContactDepth);
        NotNegative("safety.leastManipulability", safety.LeastManipulability);
        if (safety.MaxContactForce is { } force) rules.Positive("safety.maxContactForce", force);
        CheckSensors(safety.Sensors ?? []);
        HashSet<string> sensors = (safety.Sensors ?? []).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        CheckReflexes(safety.Reflexes ?? [], sensors);
        CheckDrives(safety.Drives ?? [], sensors);
    }

    private void CheckSensors(ImmutableArray<SensorDescription> sensors)
    {
        rules.Unique("safety.sensors", sensors.Select(s => s.Name));
        foreach (SensorDescription sensor in sensors)
        {
            rules.Require(sensor.Unit.Length > 0, $"unit of sensor {sensor.Name}", "''", "a unit, e.g. N, °C, ppm");
            rules.Require(sensor.Min < sensor.Max, $"max of sensor {sensor.Name}", sensor.Max, FormattableString.Invariant($"more than its min, {sensor.Min}"));
            rules.Require(double.IsFinite(sensor.Scale) && sensor.Scale != 0, $"scale of sensor {sensor.Name}", sensor.Scale, "a number, not 0");
            rules.Require(double.IsFinite(sensor.Offset), $"offset of sensor {sensor.Name}", sensor.Offset, "a finite number");
            if (sensor.MaxAgeSeconds is { } age) rules.Positive($"maxAgeSeconds of sensor {sensor.Name}", age);
        }
    }

    private void CheckReflexes(ImmutableArray<ReflexRule> reflexes, HashSet<string> sensors)
    {
        rules.Unique("safety.reflexes", reflexes.Select(r => r.Name));
        foreach (ReflexRule reflex in reflexes)
        {
            Known(reflex.Sensor, $"reflex {reflex.Name}", sensors);
            rules.Require(reflex.Above is not null || reflex.Below is not null, $"the threshold of reflex {reflex.Name}", "missing", "above, below or both");
            Share($"speedShare of reflex {reflex.Name}", reflex.SpeedShare);
        }
    }

    private void CheckDrives(ImmutableArray<DriveRule> drives, HashSet<string> sensors)
    {
        rules.Unique("safety.drives", drives.Select(d => d.Name));
        foreach (DriveRule drive in drives)
        {
            Known(drive.Sensor, $"drive {drive.Name}", sensors);
            rules.Require(Math.Abs(drive.To - drive.From) > 0, $"to of drive {drive.Name}", drive.To, FormattableString.Invariant($"another value than from, {drive.From}"));
            Share($"leastShare of drive {drive.Name}", drive.LeastShare);
        }
    }

    private void Known(string sensor, string of, HashSet<string> sensors)
    {
        string known = sensors.Count > 0 ? string.Join(", ", sensors.Order(StringComparer.Ordinal)) : "none is described";
        rules.Require(sensors.Contains(sensor), $"the sensor of {of}", $"'{sensor}'", known);
    }

    private void Share(string what, double value) => rules.Require(value is > 0 and <= 1, what, value, "more than 0, up to 1");

    private void NotNegative(string what, double? value)
    {
        if (value is { } number) rules.Require(number >= 0 && double.IsFinite(number), what, number, "0 or more");
    }
}
