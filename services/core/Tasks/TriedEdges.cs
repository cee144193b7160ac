namespace Robotics.Core.Tasks;

/// <summary>The cognitive graph of what failed in a task: the same failed choice is never taken twice. Immutable.</summary>
public sealed record TriedEdges(ImmutableArray<TriedEdge> Edges)
{
    public static TriedEdges None { get; } = new(ImmutableArray<TriedEdge>.Empty);

    public bool Contains(TriedEdge edge) => Edges.Contains(edge);

    public TriedEdges With(TriedEdge edge) => Contains(edge) ? this : new(Edges.Add(edge));
}
