namespace Robotics.Core.Tasks;

/// <summary>The desired state of the world.</summary>
public sealed record Goal
{
    /// <summary>Conjunctions to reach one after the other ("then"); most goals have one. A literal of an earlier stage stays required.</summary>
    public required ImmutableArray<ImmutableArray<Predicate>> Stages { get; init; }

    /// <summary>What must be true all the time.</summary>
    public ImmutableArray<Predicate> Hold { get; init; } = [];

    /// <summary>Objects that must not be moved.</summary>
    public ImmutableArray<string> DoNotTouch { get; init; } = [];

    public IEnumerable<Predicate> Literals => Stages.SelectMany(s => s);

    public override string ToString() => string.Join(" then ", Stages.Select(s => string.Join(" and ", s)));
}
