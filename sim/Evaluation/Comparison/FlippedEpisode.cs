using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Comparison;

/// <summary>An episode that succeeded in one evaluation and failed in the other.</summary>
/// <param name="Episode">Which one.</param>
/// <param name="TaskName">Its task.</param>
/// <param name="Gained">True when B succeeded.</param>
/// <param name="Cause">Why the failed one failed, as in a summary's causes.</param>
/// <param name="Text">The same in words.</param>
public sealed record FlippedEpisode(EpisodeKey Episode, string TaskName, bool Gained, string Cause, string Text);
