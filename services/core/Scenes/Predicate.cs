namespace Robotics.Core.Scenes;

/// <summary>One statement about a scene, e.g. On(o3, o5/cook_region).</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Subject">Of what, an <see cref="EntityId"/>; empty for HandEmpty.</param>
/// <param name="Target">In relation to what; null where the kind takes none.</param>
public sealed record Predicate(PredicateKind Kind, string Subject, string? Target = null)
{
    public static Predicate HandEmpty { get; } = new(PredicateKind.HandEmpty, "");

    public override string ToString() =>
        Target is null ? (Subject.Length == 0 ? $"{Kind}" : $"{Kind}({Subject})") : $"{Kind}({Subject}, {Target})";
}
