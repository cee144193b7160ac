namespace Robotics.Protos.Mapping;

/// <summary>What a robot is held to: words of the domain to messages of the wire, and back.</summary>
internal static class SafetyMapping
{
    public static V1.SafetyDescription ToWire(this SafetyDescription safety)
    {
        V1.SafetyDescription message = new()
        {
            ClearanceM = safety.Clearance, ContactDepthM = safety.ContactDepth, LeastManipulability = safety.LeastManipulability,
        };
        if (safety.MaxContactForce is { } force) message.MaxContactForceN = force;
        message.ForbiddenBoxes.AddRange(safety.ForbiddenBoxes.Select(b => new V1.ForbiddenBox { Name = b.Name, Region = b.Region.ToWire() }));
        message.SpeedZones.AddRange(safety.SpeedZones.Select(z => new V1.SpeedZone { Name = z.Name, Region = z.Region.ToWire(), MaxSpeedMS = z.MaxSpeed }));
        message.Sensors.AddRange(safety.Sensors.Select(ToWire));
        message.Reflexes.AddRange(safety.Reflexes.Select(ToWire));
        message.Drives.AddRange(safety.Drives.Select(d => new V1.DriveRule { Name = d.Name, Sensor = d.Sensor, From = d.From, To = d.To, LeastShare = d.LeastShare }));
        return message;
    }

    public static SafetyDescription FromWire(this V1.SafetyDescription? message)
    {
        V1.SafetyDescription safety = message.Present("a.safety_description");
        return new()
        {
            ForbiddenBoxes = [.. safety.ForbiddenBoxes.Select(b => new ForbiddenBox(b.Name, b.Region.FromWire()))],
            SpeedZones = [.. safety.SpeedZones.Select(z => new SpeedZone(z.Name, z.Region.FromWire(), z.MaxSpeedMS))],
            Clearance = safety.ClearanceM,
            ContactDepth = safety.ContactDepthM,
            LeastManipulability = safety.LeastManipulability,
            MaxContactForce = safety.HasMaxContactForceN ? safety.MaxContactForceN : null,
            Sensors = [.. safety.Sensors.Select(FromWire)],
            Reflexes = [.. safety.Reflexes.Select(FromWire)],
            Drives = [.. safety.Drives.Select(d => new DriveRule(d.Name, d.Sensor, d.From, d.To, d.LeastShare))],
        };
    }

    private static V1.SensorDescription ToWire(SensorDescription sensor)
    {
        V1.SensorDescription message = new()
        {
            Name = sensor.Name, Unit = sensor.Unit, Min = sensor.Min, Max = sensor.Max, Scale = sensor.Scale, Offset = sensor.Offset,
        };
        if (sensor.MaxAgeSeconds is { } age) message.MaxAgeS = age;
        return message;
    }

    private static SensorDescription FromWire(V1.SensorDescription sensor) =>
        new(sensor.Name, sensor.Unit, sensor.Min, sensor.Max, sensor.Scale, sensor.Offset, sensor.HasMaxAgeS ? sensor.MaxAgeS : null);

    private static V1.ReflexRule ToWire(ReflexRule rule)
    {
        V1.ReflexRule message = new()
        {
            Name = rule.Name, Sensor = rule.Sensor, Action = EnumMap<ReflexAction, V1.ReflexAction>.ToWire(rule.Action), SpeedShare = rule.SpeedShare,
        };
        if (rule.Above is { } above) message.Above = above;
        if (rule.Below is { } below) message.Below = below;
        return message;
    }

    private static ReflexRule FromWire(V1.ReflexRule rule) => new(
        rule.Name,
        rule.Sensor,
        EnumMap<ReflexAction, V1.ReflexAction>.FromWire(rule.Action),
        rule.HasAbove ? rule.Above : null,
        rule.HasBelow ? rule.Below : null,
        rule.SpeedShare);
}
