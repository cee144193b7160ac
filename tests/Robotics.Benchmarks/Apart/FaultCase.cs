namespace Robotics.Benchmarks.Apart;

/// <summary>Something that goes wrong during a task.</summary>
/// <param name="Cell">In which cell.</param>
/// <param name="Region">Whom it happens to; "all" for the traffic between all.</param>
/// <param name="Fault">What.</param>
internal sealed record FaultCase(CellOptions Cell, string Region, string Fault)
{
    /// <summary>Done before the task begins.</summary>
    public Action<Cell>? Before { get; init; }

    /// <summary>Done during the task.</summary>
    public Func<Cell, Task> DoAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>Done after the task, so that the cell is whole again.</summary>
    public Action<Cell>? After { get; init; }

    /// <summary>Whether the cell is like that from the start.</summary>
    public bool FromTheStart { get; init; }

    /// <summary>Whether it takes the commander of the arm away: then the arm must be held, and must not move again before somebody has acquired the lease anew.</summary>
    public bool TakesCommander { get; init; }

    public override string ToString() => $"{Cell.Pace}/{Region}/{Fault}";
}
