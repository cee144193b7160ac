namespace Robotics.Protos.Episodes;

/// <summary>An episode at its initial state, and the body that drives in it.</summary>
/// <param name="Task">What it is about.</param>
/// <param name="Body">The body.</param>
public sealed record OpenedEpisode(EpisodeTask Task, BodyDescription Body);
