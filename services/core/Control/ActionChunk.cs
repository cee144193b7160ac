namespace Robotics.Core.Control;

/// <summary>Actions for consecutive control steps, from one inference or one step of a skill.</summary>
public sealed record ActionChunk
{
    public required ActionSpace Space { get; init; }

    public required string TaskId { get; init; }

    public required string SubgoalId { get; init; }

    /// <summary>Epoch of the lease it was made under.</summary>
    public required long Epoch { get; init; }

    /// <summary>Grows by one with each chunk of an epoch; a repeated or older number is refused.</summary>
    public required long Sequence { get; init; }

    /// <summary>Body time of the observation that it was computed from; too old is stale.</summary>
    public required TimeSpan ComputedFrom { get; init; }

    /// <summary>Control steps that the body has played when the first row begins: the <see cref="Observation.Step"/> of an observation then.</summary>
    public required long FirstStep { get; init; }

    /// <summary>Rows of <see cref="ActionSpace.Dimension"/> numbers, one a control step.</summary>
    public required ImmutableArray<double> Values { get; init; }

    public int Horizon => Values.Length / Space.Dimension;

    public ReadOnlySpan<double> Row(int index) => Values.AsSpan(index * Space.Dimension, Space.Dimension);
}
