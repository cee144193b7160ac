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

    /// <summary>Count what may not be clipped.</summary>
    public ImmutableArray<IStateRule> States { get; init; } = [];

    /// <summary>
    /// A body whose firmware has the controller is filtered by the environment's own clips, order and staleness only, or its results would not be
    /// the environment's: breaches of the limits are counted. Every other body is held to its limits.
    /// </summary>
    public static SafetyRules For(BodyDescription body, SafetyLimits limits)
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
        double periodSeconds = body.ServoPeriod.TotalSeconds;
        return body.CommandType == CommandType.OscPoseAction
            ? new()
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
                ],
            }
            : new()
            {
                Chunks = chunks,
                Rows = [new ActionRangeRule(), new JointTargetRule(limits.Joints)],
                Goals = [new WorkspaceGoalRule(limits.Workspace)],
                Joints =
                [
                    new TcpSpeedRule(limits.MaxTcpSpeed, limits.MaxTcpTurnRate),
                    new WorkspaceWallRule(limits.Workspace.Grown(limits.WorkspaceMargin), limits.TcpBraking, periodSeconds),
                    new JointVelocityRule(limits.Joints),
                    new JointPositionRule(limits.Joints, periodSeconds),
                ],
            };
    }
}
