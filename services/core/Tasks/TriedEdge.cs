namespace Robotics.Core.Tasks;

/// <summary>A choice that failed: from this abstract state, this step, done this way.</summary>
/// <param name="State">Digest of the predicates that held, from <see cref="TriedEdges"/>.</param>
/// <param name="Step">Verb, object and target.</param>
/// <param name="Choice">How it was done: the grasp, the recovery.</param>
public readonly record struct TriedEdge(string State, string Step, string Choice);
