namespace Robotics.Host.Regions;

/// <summary>The body with its description as of now: another episode may have another.</summary>
/// <param name="CurrentAsync">Gives it at the start of a task.</param>
internal sealed record BodySource(Func<CancellationToken, ValueTask<IBody>> CurrentAsync);
