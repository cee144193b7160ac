namespace Robotics.Protos.Mapping;

/// <summary>Geometry, times and steps: words of the domain to messages of the wire, and back. Doubles stay doubles.</summary>
internal static class GeometryMapping
{
    public static long ToNanoseconds(this TimeSpan time) => checked(time.Ticks * TimeSpan.NanosecondsPerTick);

    /// <summary>Whole ticks of 100 ns; what is finer is cut off.</summary>
    public static TimeSpan ToTime(this long nanoseconds) => new(nanoseconds / TimeSpan.NanosecondsPerTick);

    public static V1.Vec3 ToWire(this Vec3 v) => new() { X = v.X, Y = v.Y, Z = v.Z };

    public static Vec3 FromWire(this V1.Vec3? v) => v is null ? Vec3.Zero : new(v.X, v.Y, v.Z);

    public static V1.Pose ToWire(this Pose pose) => new()
    {
        XM = pose.Position.X,
        YM = pose.Position.Y,
        ZM = pose.Position.Z,
        Qx = pose.Rotation.X,
        Qy = pose.Rotation.Y,
        Qz = pose.Rotation.Z,
        Qw = pose.Rotation.W,
    };

    public static Pose FromWire(this V1.Pose? message)
    {
        V1.Pose pose = message.Present("a.pose");
        return new(new(pose.XM, pose.YM, pose.ZM), new(pose.Qx, pose.Qy, pose.Qz, pose.Qw));
    }

    public static V1.Twist ToWire(this Twist twist) => new() { LinearMS = twist.Linear.ToWire(), AngularRadS = twist.Angular.ToWire() };

    public static Twist FromWire(this V1.Twist? twist) => twist is null ? Twist.Zero : new(twist.LinearMS.FromWire(), twist.AngularRadS.FromWire());

    public static V1.Box ToWire(this Box box) => new() { MinM = box.Min.ToWire(), MaxM = box.Max.ToWire() };

    public static Box FromWire(this V1.Box? box) => new(box.Present().MinM.FromWire(), box!.MaxM.FromWire());

    public static V1.TaskStep ToWire(this TaskStep at) => new() { TaskId = at.TaskId ?? "", Step = at.Step, TimeNs = at.Time.ToNanoseconds() };

    public static TaskStep FromWire(this V1.TaskStep? at) => new(at.Present().TaskId, at!.Step, at.TimeNs.ToTime());

    public static V1.Cause ToWire(this Cause cause) => EnumMap<Cause, V1.Cause>.ToWire(cause);

    public static Cause FromWire(this V1.Cause cause) => EnumMap<Cause, V1.Cause>.FromWire(cause);
}
