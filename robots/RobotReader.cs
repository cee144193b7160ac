using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Robots;

/// <summary>robot.json and model.xml → <see cref="RobotDefinition"/>.</summary>
internal static class RobotReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters =
        {
            new NamedEnumConverter<CommandType>(),
            new NamedEnumConverter<ActionKind>(),
            new NamedEnumConverter<ActionFrame>(),
            new NamedEnumConverter<RotationForm>(),
            new NamedEnumConverter<RosCommandKind>(),
            new NamedEnumConverter<ReflexAction>(),
        },
    };

    /// <exception cref="RoboticsException">MalformedFile: names the file, the value and what is allowed.</exception>
    public static RobotDefinition Read(string folder, string json, string modelXml)
    {
        RobotFile file = Parse(folder, json);
        RobotRules rules = new($"robots/{folder}/robot.json");
        rules.Check(folder, file);
        ModelNames.Check(folder, file, modelXml);
        return new RobotDefinition
        {
            Body = Describe(file),
            ModelXml = modelXml,
            BaseBody = file.BaseBody,
            TcpSite = file.TcpSite,
            FingerJoints = file.Gripper.FingerJoints,
            GripperActuator = file.Gripper.Actuator,
            GripperSpeed = file.Gripper.MaxSpeed,
            Ros2 = file.Ros2 ?? new RosInterface(),
        };
    }

    private static RobotFile Parse(string folder, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<RobotFile>(json, Options)
                ?? throw new RoboticsException(ErrorCode.MalformedFile, $"robots/{folder}/robot.json is null; allowed: a robot's description.");
        }
        catch (JsonException e)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"robots/{folder}/robot.json: {e.Message}", e);
        }
    }

    private static BodyDescription Describe(RobotFile file) => new()
    {
        RobotName = file.Name,
        Joints = file.Joints,
        Gripper = Describe(file.Gripper),
        BaseInWorld = Pose.Identity,
        TcpInFlange = new Pose(Vector(file.TcpInFlange.Position), Rotation(file.TcpInFlange.QuaternionXyzw)),
        HomePositions = file.HomePositions,
        Cameras = file.Cameras,
        ActionSpaces = [.. file.ActionSpaces.Select(space => Describe(space, file))],
        CommandType = file.CommandType,
        ControlPeriod = TimeSpan.FromSeconds(file.ControlPeriodSeconds),
        ServoPeriod = TimeSpan.FromSeconds(file.ServoPeriodSeconds),
        Workspace = new Box(Vector(file.WorkspaceInBase.Min), Vector(file.WorkspaceInBase.Max)),
        TcpLimits = file.TcpLimits,
        Safety = file.Safety is { } safety ? Describe(safety) : new SafetyDescription(),
    };

    private static SafetyDescription Describe(RobotFile.SafetyEntry safety)
    {
        SafetyDescription usual = new();
        return new()
        {
            ForbiddenBoxes = [.. (safety.ForbiddenBoxes ?? []).Select(b => new ForbiddenBox(b.Name, Region(b)))],
            SpeedZones = [.. (safety.SpeedZones ?? []).Select(z => new SpeedZone(z.Name, Region(z), z.MaxSpeed ?? 0))],
            Clearance = safety.Clearance ?? usual.Clearance,
            ContactDepth = safety.ContactDepth ?? usual.ContactDepth,
            LeastManipulability = safety.LeastManipulability ?? usual.LeastManipulability,
            MaxContactForce = safety.MaxContactForce,
            Sensors = safety.Sensors ?? [],
            Reflexes = safety.Reflexes ?? [],
            Drives = safety.Drives ?? [],
        };
    }

    private static Box Region(RobotFile.PlaceEntry place) => new(Vector(place.Min), Vector(place.Max));

    private static GripperDescription Describe(RobotFile.GripperEntry gripper) => new(
        gripper.MaxWidth, gripper.PadWidth, gripper.PadDepth, gripper.TipBeyondTcp, gripper.FingerThickness, gripper.FingerLength, gripper.MaxForce);

    private static ActionSpace Describe(RobotFile.ActionSpaceEntry space, RobotFile file)
    {
        bool ofJoints = space.Kind is ActionKind.JointPosition or ActionKind.JointVelocity;
        RotationForm form = space.RotationForm ?? RotationForm.AxisAngle;
        int numbers = ofJoints ? file.Joints.Length : form == RotationForm.AxisAngle ? 6 : 7;
        return new ActionSpace
        {
            Kind = space.Kind,
            Frame = space.Frame,
            TcpSite = file.TcpSite,
            Scale = space.Scale ?? [.. Enumerable.Repeat(1.0, numbers)],
            RotationForm = form,
            Period = TimeSpan.FromSeconds(space.PeriodSeconds),
            JointNames = ofJoints ? [.. file.Joints.Select(j => j.Name)] : [],
        };
    }

    private static Vec3 Vector(ImmutableArray<double> v) => new(v[0], v[1], v[2]);

    private static Rotation Rotation(ImmutableArray<double> q) => new Rotation(q[0], q[1], q[2], q[3]).Normalized();
}
