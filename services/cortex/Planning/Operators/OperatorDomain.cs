namespace Robotics.Cortex.Planning.Operators;

/// <summary>The content of an operator file: types, constants, predicates and operators.</summary>
internal sealed record OperatorDomain
{
    public required string Name { get; init; }

    /// <summary>Each type with the type above it; the topmost are under <c>object</c>. In the file's order.</summary>
    public required ImmutableArray<TypedName> Types { get; init; }

    public required ImmutableArray<TypedName> Constants { get; init; }

    public required ImmutableArray<PredicateSchema> Predicates { get; init; }

    public required ImmutableArray<OperatorSchema> Operators { get; init; }

    /// <summary>The file, for the PDDL export.</summary>
    public required Expression Source { get; init; }

    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: with the line, and what was expected.</exception>
    public static OperatorDomain Load(string? path) => Parse(OperatorText.Load(path));

    /// <exception cref="RoboticsException">MalformedFile: with the line, and what was expected.</exception>
    public static OperatorDomain Parse(OperatorText text) => new OperatorReader(text).Read();

    /// <summary>Whether <paramref name="type"/> is <paramref name="wanted"/> or below it.</summary>
    public bool IsA(string type, string wanted)
    {
        for (string? at = type; at is not null; at = Above(at))
        {
            if (at == wanted) return true;
        }

        return false;
    }

    public PredicateSchema Predicate(string name) => Predicates.First(p => p.Name == name);

    private string? Above(string type)
    {
        foreach (TypedName known in Types)
        {
            if (known.Name == type) return known.Type;
        }

        return null;
    }
}
