namespace Robotics.Sim.Libero.Bddl;

/// <summary>A predicate with one or two arguments: <c>on plate_1 main_table_plate_region</c>. All lower case.</summary>
/// <param name="Name">on, in, open, close, turnon or turnoff.</param>
/// <param name="Subject">An instance; for open and close possibly a region.</param>
/// <param name="Place">The instance or region that carries or holds the subject; null for predicates of one argument.</param>
public sealed record BddlPredicate(string Name, string Subject, string? Place = null)
{
    /// <summary>The predicates that goals and initial states are made of, with their number of arguments.</summary>
    public static ImmutableDictionary<string, int> Arity { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["on"] = 2, ["in"] = 2, ["open"] = 1, ["close"] = 1, ["turnon"] = 1, ["turnoff"] = 1,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public override string ToString() => Place is null ? $"{Name} {Subject}" : $"{Name} {Subject} {Place}";
}
