using Robotics.Brainstem.Reflexes;

namespace Robotics.Brainstem.Safety;

/// <summary>The rules of one body, in the order in which they act.</summary>
internal sealed record SafetyRules
{
    /// <summary>Refuse whole chunks.</summary>
    public required ImmutableArray<IChunkRule> Chunks { get; init; }

    /// <summary>Clip the numbers of a row.</summary>
    public required ImmutableArray<IRowRule> Rows { get; init; }

    /// <summary>Clip the pose that a row asks for.</summary>
    public ImmutableArray<IGoalRule> Goals { get; init; } = [];

    /// <summary>Limit the motion of one servo period.</summary>
    public ImmutableArray<IJointRule> Joints { get; init; } = [];

    /// <summary>Judge the way on which the arm would still come to rest.</summary>
    public ImmutableArray<IPathRule> Paths { get; init; } = [];

    /// <summary>What the collision rules look around with; null where there is no model.</summary>
    public CollisionOutlook? Outlook { get; init; }

    /// <summary>How far the joints carry the parts of the arm; null where there is no model.</summary>
    public ArmLevers? Levers { get; init; }

    /// <summary>Count what may not be clipped.</summary>
    public ImmutableArray<IStateRule> States { get; init; } = [];

    /// <summary>
    /// A body whose firmware has the controller is filtered by the environment's own clips, order and staleness only, or its results would not be
    /// the environment's: breaches of the limits are counted. Every other body is held to its limits.
    /// </summary>
    public static SafetyRules For(BodyDescription body, SafetyLimits limits, IRobotModel? model, Drives drives)
    {
        ImmutableArray<IChunkRule> chunks =
        [
            new SpaceRule(body.ActionSpaces),
            new LengthRule(limits.MaxHorizon),
            new FiniteRule(),
            new QuaternionRule(),
            new EpochRule(),
            new SequenceRule(),
            new FirstStepRule(),
            new AgeRule(limits.MaxCommandAge),
        ];
        return model is null || body.CommandType == CommandType.OscPoseAction ? Counting(body, limits, chunks) : Limiting(body, limits, chunks, model, drives);
    }

    private static SafetyRules Counting(BodyDescription body, SafetyLimits limits, ImmutableArray<IChunkRule> chunks) => new()
    {
        Chunks = chunks,
        Rows = [new ActionRangeRule()],
        States =
        [
            new JointPositionBreach(limits.Joints),
            new JointVelocityBreach(limits.Joints),
            new JointTorqueBreach(limits.Joints),
            new TcpSpeedBreach(limits.MaxTcpSpeed, limits.MaxTcpTurnRate),
            new WorkspaceBreach(limits.Workspace),
            new ForbiddenBoxBreach(limits.Cell.ForbiddenBoxes, body.BaseInWorld),
            new SpeedZoneBreach(limits.Cell.SpeedZones, body.BaseInWorld),
        ],
    };

    private static SafetyRules Limiting(
        BodyDescription body, SafetyLimits limits, ImmutableArray<IChunkRule> chunks, IRobotModel model, Drives drives)
    {
        double periodSeconds = body.ServoPeriod.TotalSeconds;
        Box walls = limits.Workspace.Grown(limits.WorkspaceMargin);
        ArmLevers levers = new(model, body);
        CollisionOutlook outlook = new(new ArmClearance(model, body, limits.Cell), levers, body.Joints.Length);
        TcpOutlook tcp = new(body.Joints.Length);
        return new()
        {
            Chunks = chunks,
            Rows = [new ActionRangeRule(), new JointTargetRule(limits.Joints)],
            Goals = [new WorkspaceGoalRule(limits.Workspace)],
            Joints =
            [
                .. limits.Cell.LeastManipulability > 0 ? [new SingularityRule(limits.Joints, limits.Cell.LeastManipulability)] : ImmutableArray<IJointRule>.Empty,
                .. limits.Cell.Sensors.IsEmpty ? ImmutableArray<IJointRule>.Empty : [new DrivenSpeedRule(limits, drives)],
                new TcpSpeedRule(limits.MaxTcpSpeed, limits.MaxTcpTurnRate),
                .. limits.Cell.SpeedZones.IsEmpty ? ImmutableArray<IJointRule>.Empty : [new SpeedZoneRule(limits.Cell.SpeedZones)],
                new WorkspaceWallRule(walls, limits.TcpBraking, periodSeconds),
                new JointVelocityRule(limits.Joints),
                new JointAccelerationRule(limits.Joints, periodSeconds),
                new JointPositionRule(limits.Joints, periodSeconds),
            ],
            Paths =
            [
                new JointPositionPathRule(limits.Joints),
                new JointTorquePathRule(limits.Joints),
                new TcpSpeedPathRule(limits.MaxTcpSpeed, limits.MaxTcpTurnRate, tcp),
                new WorkspacePathRule(walls, tcp),
                new SpeedZonePathRule(limits.Cell.SpeedZones, tcp),
                new CollisionRule("forbidden_box", CollisionKind.Forbidden, outlook),
                new CollisionRule("self_collision", CollisionKind.Self, outlook),
                new CollisionRule("scene_collision", CollisionKind.Scene, outlook),
            ],
            Outlook = outlook,
            Levers = levers,
        };
    }
}
