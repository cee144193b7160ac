namespace Robotics.Core.Memory;

/// <summary>How much work a consolidation may do: a count, so that it replays.</summary>
/// <param name="MaxEvents">Events to consider, oldest first.</param>
public sealed record ConsolidationBudget(int MaxEvents);
