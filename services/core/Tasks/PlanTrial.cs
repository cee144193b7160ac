namespace Robotics.Core.Tasks;

/// <summary>A plan that is carried out once and as it is, to see what comes of it: nothing is grounded and nothing planned.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Number">Its number within the task, 1 for the first.</param>
/// <param name="Tried">Choices that are not taken again.</param>
/// <param name="Recalled">What the task recalled.</param>
public sealed record PlanTrial(Plan Plan, int Number, TriedEdges Tried, Recollections Recalled);
