namespace Robotics.Protos.Mapping;

/// <summary>Descriptions of bodies: words of the domain to messages of the wire, and back.</summary>
internal static class BodyMapping
{
    public static V1.BodyDescription ToWire(this BodyDescription body)
    {
        V1.BodyDescription message = new()
        {
            RobotName = body.RobotName,
            Gripper = body.Gripper.ToWire(),
            BaseInWorld = body.BaseInWorld.ToWire(),
            TcpInFlange = body.TcpInFlange.ToWire(),
            CommandType = EnumMap<CommandType, V1.CommandType>.ToWire(body.CommandType),
            ControlPeriodNs = body.ControlPeriod.ToNanoseconds(),
            ServoPeriodNs = body.ServoPeriod.ToNanoseconds(),
            Workspace = body.Workspace.ToWire(),
            TcpLimits = body.TcpLimits.ToWire(),
            Viewpoint = body.Viewpoint.ToWire(),
            Privileged = body.Privileged,
            Safety = body.Safety.ToWire(),
        };
        message.Joints.AddRange(body.Joints.Select(ToWire));
        message.HomePositionRad.AddRange(body.HomePositions);
        message.Cameras.AddRange(body.Cameras.Select(ToWire));
        message.ActionSpaces.AddRange(body.ActionSpaces.Select(ActionMapping.ToWire));
        message.Objects.AddRange(body.Objects.Select(ObjectMapping.ToWire));
        message.Places.AddRange(body.Places.Select(ObjectMapping.ToWire));
        return message;
    }

    public static BodyDescription FromWire(this V1.BodyDescription? message)
    {
        V1.BodyDescription body = message.Present("a.body");
        return new()
        {
            RobotName = body.RobotName,
            Joints = [.. body.Joints.Select(FromWire)],
            Gripper = FromWire(body.Gripper.Present()),
            BaseInWorld = body.BaseInWorld.FromWire(),
            TcpInFlange = body.TcpInFlange.FromWire(),
            HomePositions = [.. body.HomePositionRad],
            Cameras = [.. body.Cameras.Select(FromWire)],
            ActionSpaces = [.. body.ActionSpaces.Select(s => s.FromWire())],
            CommandType = EnumMap<CommandType, V1.CommandType>.FromWire(body.CommandType),
            ControlPeriod = body.ControlPeriodNs.ToTime(),
            ServoPeriod = body.ServoPeriodNs.ToTime(),
            Workspace = body.Workspace.FromWire(),
            TcpLimits = FromWire(body.TcpLimits.Present()),
            Objects = [.. body.Objects.Select(o => o.FromWire())],
            Places = [.. body.Places.Select(p => p.FromWire())],
            Viewpoint = body.Viewpoint.FromWire(),
            Privileged = body.Privileged,
            Safety = body.Safety.FromWire(),
        };
    }

    private static V1.JointDescription ToWire(this JointDescription joint) => new V1.JointDescription
    {
        Name = joint.Name,
        MinPositionRad = joint.MinPosition,
        MaxPositionRad = joint.MaxPosition,
        MaxVelocityRadS = joint.MaxVelocity,
        MaxAccelerationRadS2 = joint.MaxAcceleration,
        MaxJerkRadS3 = joint.MaxJerk,
        MaxEffortNm = joint.MaxEffort,
    }.WithArmature(joint.Armature);

    private static JointDescription FromWire(V1.JointDescription joint) => new(
        joint.Name, joint.MinPositionRad, joint.MaxPositionRad, joint.MaxVelocityRadS, joint.MaxAccelerationRadS2, joint.MaxJerkRadS3, joint.MaxEffortNm)
    {
        Armature = joint.HasArmatureKgM2 ? joint.ArmatureKgM2 : null,
    };

    private static V1.JointDescription WithArmature(this V1.JointDescription joint, double? armature)
    {
        if (armature is { } inertia) joint.ArmatureKgM2 = inertia;
        return joint;
    }

    private static V1.GripperDescription ToWire(this GripperDescription gripper) => new()
    {
        MaxWidthM = gripper.MaxWidth,
        PadWidthM = gripper.PadWidth,
        PadDepthM = gripper.PadDepth,
        TipBeyondTcpM = gripper.TipBeyondTcp,
        FingerThicknessM = gripper.FingerThickness,
        FingerLengthM = gripper.FingerLength,
        MaxForceN = gripper.MaxForce,
        CommandIsDirection = gripper.CommandIsDirection,
    };

    private static GripperDescription FromWire(V1.GripperDescription gripper) => new(
        gripper.MaxWidthM, gripper.PadWidthM, gripper.PadDepthM, gripper.TipBeyondTcpM, gripper.FingerThicknessM, gripper.FingerLengthM, gripper.MaxForceN)
        { CommandIsDirection = gripper.CommandIsDirection };

    private static V1.CameraDescription ToWire(this CameraDescription camera) => new()
    {
        Name = camera.Name,
        WidthPx = camera.Width,
        HeightPx = camera.Height,
        VerticalFovRad = camera.VerticalFovRad,
        OnHand = camera.OnHand,
    };

    private static CameraDescription FromWire(V1.CameraDescription camera) =>
        new(camera.Name, camera.WidthPx, camera.HeightPx, camera.VerticalFovRad, camera.OnHand);

    private static V1.TcpLimits ToWire(this TcpLimits limits) => new()
    {
        MaxSpeedMS = limits.MaxSpeed,
        MaxTurnRateRadS = limits.MaxTurnRate,
        MaxAccelerationMS2 = limits.MaxAcceleration,
        MaxJerkMS3 = limits.MaxJerk,
        MaxTurnAccelerationRadS2 = limits.MaxTurnAcceleration,
        MaxTurnJerkRadS3 = limits.MaxTurnJerk,
    };

    private static TcpLimits FromWire(V1.TcpLimits limits) => new(
        limits.MaxSpeedMS, limits.MaxTurnRateRadS, limits.MaxAccelerationMS2, limits.MaxJerkMS3, limits.MaxTurnAccelerationRadS2, limits.MaxTurnJerkRadS3);
}
