namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Which faults an episode has, and their sizes. All of it is part of the episode's record.</summary>
public sealed record FaultOptions
{
    /// <summary>The name that stands for a random subset in each episode, together.</summary>
    public const string Mixed = "all";

    public static FaultOptions None { get; } = new();

    /// <summary>Names of <see cref="FaultCatalog"/>, or <see cref="Mixed"/>.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary><c>nudge</c>: how far the object is moved while the hand comes near, metres: from, to.</summary>
    public FaultRange NudgeMetres { get; init; } = new(0.05, 0.10);

    /// <summary><c>knock</c>: how far from the hand the object comes to stand, metres: from, to.</summary>
    public FaultRange KnockMetres { get; init; } = new(0.08, 0.14);

    /// <summary><c>slip</c>: what is left of the friction of fingers and object.</summary>
    public double SlipFriction { get; init; } = 0.002;

    /// <summary><c>slip</c>: how long.</summary>
    public double SlipSeconds { get; init; } = 1;

    /// <summary><c>stick</c>: more dry friction of each drawer and door, N or N·m, until it was moved by <see cref="StickFree"/>.</summary>
    public double StickForce { get; init; } = 15;

    /// <summary><c>stick</c>: more dry friction of each knob or hinge, N·m.</summary>
    public double StickTorque { get; init; } = 0.3;

    /// <summary><c>stick</c>: m or rad that it has to be moved to come loose.</summary>
    public double StickFree { get; init; } = 0.02;

    /// <summary><c>distractor</c>: the gap that is left between it and what the hand comes for, metres.</summary>
    public double DistractorGap { get; init; } = 0.02;

    /// <summary><c>pose-noise</c>: root mean square length of the error, metres; independent from step to step.</summary>
    public double NoiseMetres { get; init; } = 0.01;

    /// <summary><c>pose-noise</c>: root mean square angle, degrees.</summary>
    public double NoiseDegrees { get; init; } = 5;

    /// <summary><c>late</c>: age of the tracks, seconds.</summary>
    public double LateSeconds { get; init; } = 0.2;

    /// <summary><c>frozen</c>: how long the tracks stand still, seconds.</summary>
    public double FrozenSeconds { get; init; } = 1;

    /// <summary><c>drop-actions</c>: share of control steps whose command is lost.</summary>
    public double DroppedShare { get; init; } = 0.1;

    /// <summary><c>slow-gripper</c>: share of the gripper's speed that is left.</summary>
    public double GripperSpeed { get; init; } = 0.25;

    /// <summary>Whether any fault is asked for.</summary>
    public bool Any => !Names.IsDefaultOrEmpty;

    /// <exception cref="RoboticsException">UnknownName: a fault. InvalidArgument: a size outside its range.</exception>
    public FaultOptions Checked()
    {
        foreach (string name in Names)
        {
            if (name != Mixed && !FaultCatalog.Names.Contains(name)) throw RoboticsException.Unknown("fault", name, FaultCatalog.Names.Append(Mixed));
        }

        Range(nameof(SlipFriction), SlipFriction, 0, 1);
        Range(nameof(DroppedShare), DroppedShare, 0, 1);
        Range(nameof(GripperSpeed), GripperSpeed, 0.01, 1);
        foreach ((string name, double value) in (ReadOnlySpan<(string, double)>)
            [
                (nameof(NudgeMetres), NudgeMetres.From), (nameof(KnockMetres), KnockMetres.From), (nameof(SlipSeconds), SlipSeconds),
                (nameof(StickForce), StickForce), (nameof(StickTorque), StickTorque), (nameof(StickFree), StickFree), (nameof(DistractorGap), DistractorGap),
                (nameof(NoiseMetres), NoiseMetres), (nameof(NoiseDegrees), NoiseDegrees), (nameof(LateSeconds), LateSeconds), (nameof(FrozenSeconds), FrozenSeconds),
            ])
        {
            Range(name, value, 0, 100);
        }

        Range(nameof(NudgeMetres), NudgeMetres.To, NudgeMetres.From, 1);
        Range(nameof(KnockMetres), KnockMetres.To, KnockMetres.From, 1);
        return this;
    }

    private static void Range(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most)) throw RoboticsException.Invalid(name, value, FormattableString.Invariant($"{least} to {most}"));
    }
}
