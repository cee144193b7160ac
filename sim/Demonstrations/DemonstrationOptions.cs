namespace Robotics.Sim.Demonstrations;

/// <summary>How demonstrations are recorded.</summary>
public sealed record DemonstrationOptions
{
    /// <summary>Names of <see cref="StateComponent"/>s that are kept, in order.</summary>
    public ImmutableArray<string> State { get; init; } =
        ["tcp_position", "tcp_rotation", "gripper_width", "gripper_command", "tcp_velocity", "joint_positions"];

    /// <summary>The pictures that are kept.</summary>
    public required ImmutableArray<PolicyPicture> Pictures { get; init; }

    /// <summary>Pictures are kept at every so many steps; 0: none.</summary>
    public int PictureEvery { get; init; } = 1;

    /// <summary>Chance that a disturbance begins at a step, [0, 1].</summary>
    public double Disturbance { get; init; } = 0.04;

    /// <summary>Only instructions with one of these texts in them; empty: all that may be practised.</summary>
    public ImmutableArray<string> About { get; init; } = [];

    /// <summary>Who leads the arm for stretches of steps while the demonstrator says what it would do (DAgger: Ross, Gordon, Bagnell 2011); null for nobody.</summary>
    public IPolicy? Learner { get; init; }

    /// <summary>Share of the steps that the learner leads, [0, 1].</summary>
    public double LearnerShare { get; init; } = 0.6;
}
