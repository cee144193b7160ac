using Robotics.Cortex.EmbodiedBench.Prompts;

namespace Robotics.Cortex.EmbodiedBench;

/// <summary>Numbered actions to carry out next, and why.</summary>
/// <param name="Actions">In order; empty when there is nothing left to try.</param>
/// <param name="Reason">In words.</param>
internal sealed record BenchmarkPlan(ImmutableArray<BenchmarkAction> Actions, string Reason);
