namespace Robotics.Core.Scenes;

/// <summary>What perception is told of a task.</summary>
/// <param name="TaskId">The task; scenes carry it.</param>
/// <param name="Seed">For perceptions that draw.</param>
public sealed record PerceptionContext(string TaskId, long Seed);
