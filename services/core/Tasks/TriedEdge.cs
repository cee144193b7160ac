namespace Robotics.Core.Tasks;

/// <summary>A choice that failed: from this abstract state, this step, done this way.</summary>
/// <param name="State">Digest of the predicates that held when the step began.</param>
/// <param name="Step">Verb, object and target, as <see cref="Subgoal.Step"/> writes them.</param>
/// <param name="Choice">How it was done (the grasp, the way), or <see cref="AnyChoice"/>.</param>
public readonly record struct TriedEdge(string State, string Step, string Choice)
{
    /// <summary>The choice that stands for all: no way of doing the step is left, and the planner looks for another step. Executors pass over it.</summary>
    public const string AnyChoice = "*";
}
