namespace Robotics.Protos.Episodes;

/// <summary>An episode at its initial state, and the body that drives in it.</summary>
public sealed record OpenedEpisode
{
    public required string Suite { get; init; }

    public required string Name { get; init; }

    public required int Index { get; init; }

    public required int Init { get; init; }

    public required string Instruction { get; init; }

    /// <summary>Control steps.</summary>
    public required int StepLimit { get; init; }

    public required int SettleSteps { get; init; }

    public required int RestSteps { get; init; }

    /// <summary>Whether the environment has a goal check for the instruction.</summary>
    public required bool Judged { get; init; }

    public required string FilmCamera { get; init; }

    /// <summary>Everything else that decides a number, in ordinal order of name.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    public required BodyDescription Body { get; init; }
}
