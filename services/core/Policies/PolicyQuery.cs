namespace Robotics.Core.Policies;

/// <summary>One question to a policy.</summary>
public readonly record struct PolicyQuery
{
    /// <summary>What the body senses, with a frame for each picture of the description.</summary>
    public required Observation Now { get; init; }

    /// <summary>The subgoal's sentence.</summary>
    public required string Instruction { get; init; }

    /// <summary>The gripper's command of the last action, −1 open … +1 closed.</summary>
    public required double Gripper { get; init; }

    /// <summary>The rows of the last chunk from now on, in time order; empty when there are none.</summary>
    public ReadOnlyMemory<double> Previous { get; init; }

    /// <summary>How many rows of <see cref="Previous"/> will be played whatever the answer is (real-time chunking: Black, Galliker, Levine 2025).</summary>
    public int Frozen { get; init; }
}
