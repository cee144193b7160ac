namespace Robotics.Cortex.Planning.Problem;

/// <summary>Predicates of a scene as atoms of the operator file, and back.</summary>
internal static class Atoms
{
    private static readonly (PredicateKind Kind, string Name)[] Relations =
    [
        (PredicateKind.On, "on"), (PredicateKind.In, "in"), (PredicateKind.Under, "under"), (PredicateKind.NextTo, "next-to"),
        (PredicateKind.LeftOf, "left-of"), (PredicateKind.RightOf, "right-of"), (PredicateKind.InFrontOf, "in-front-of"), (PredicateKind.Behind, "behind"),
    ];

    private static readonly (PredicateKind Kind, string Name)[] Properties =
    [
        (PredicateKind.Open, "open"), (PredicateKind.Close, "close"), (PredicateKind.TurnOn, "turn-on"), (PredicateKind.TurnOff, "turn-off"),
        (PredicateKind.Holding, "holding"),
    ];

    /// <summary>The atom; null for a kind that the operators do not speak of.</summary>
    public static string? Of(Predicate predicate)
    {
        if (predicate.Kind == PredicateKind.HandEmpty) return "hand-empty";
        foreach ((PredicateKind kind, string name) in Relations)
        {
            if (kind == predicate.Kind) return $"is {predicate.Subject} {name} {predicate.Target}";
        }

        foreach ((PredicateKind kind, string name) in Properties)
        {
            if (kind == predicate.Kind) return $"{name} {predicate.Subject}";
        }

        return null;
    }

    /// <summary>The relation that an operator file calls <paramref name="name"/>.</summary>
    public static PredicateKind Relation(string name) => Relations.First(r => r.Name == name).Kind;
}
