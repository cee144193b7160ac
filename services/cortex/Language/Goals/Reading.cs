using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>One way to understand the clauses read so far.</summary>
internal sealed record Reading
{
    public static Reading Empty { get; } = new();

    /// <summary>Log-odds, comparable between the readings of an instruction.</summary>
    public double Score { get; init; }

    public ImmutableArray<Mention> Mentions { get; init; } = [];

    public ImmutableArray<GroundedLiteral> Literals { get; init; } = [];

    /// <summary>Objects that must not be moved.</summary>
    public ImmutableArray<string> Forbidden { get; init; } = [];

    /// <summary>How each phrase was read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>How well the worst phrase fits what it was taken for, [0, 1].</summary>
    public double Fit { get; init; } = 1;

    /// <summary>How many clauses were taken in.</summary>
    public int Clauses { get; init; }

    /// <summary>The number of stages begun by "then".</summary>
    public int Stage { get; init; }

    /// <summary>The destination of the last placement, for one that names none.</summary>
    public Target? LastTarget { get; init; }

    public Reading With(double score, double fit, params IEnumerable<string> notes) =>
        this with { Score = Score + score, Fit = Math.Min(Fit, fit), Notes = Notes.AddRange(notes) };
}
