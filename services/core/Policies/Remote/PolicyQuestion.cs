namespace Robotics.Core.Policies.Remote;

/// <summary>One question to a policy's server.</summary>
public sealed record PolicyQuestion
{
    /// <summary>Bytes: rows, columns, three channels.</summary>
    public required ImmutableArray<PolicyArray> Pictures { get; init; }

    /// <summary>float32, one axis each, as they are measured: servers normalise.</summary>
    public required ImmutableArray<PolicyArray> States { get; init; }

    /// <summary>What the server calls the instruction.</summary>
    public required string InstructionName { get; init; }

    /// <summary>The subgoal's sentence.</summary>
    public required string Instruction { get; init; }

    /// <summary>The arrays that the answer must have, in order.</summary>
    public required ImmutableArray<string> Answers { get; init; }

    /// <summary>The rows of the last chunk from now on, in the body's numbers; for protocols that know of it.</summary>
    public ReadOnlyMemory<double> Previous { get; init; }

    /// <summary>How many rows of <see cref="Previous"/> are played whatever the answer is.</summary>
    public int Frozen { get; init; }
}
