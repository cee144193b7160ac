namespace Robotics.Core.Memory;

/// <summary>What experience says of a topic.</summary>
/// <param name="Topic">E.g. <c>pick_up/black_bowl</c>.</param>
/// <param name="Tried">How often.</param>
/// <param name="Succeeded">How often it went well.</param>
/// <param name="Duration">How long the successes took.</param>
public sealed record TopicStatistics(string Topic, int Tried, int Succeeded, DurationModel Duration);
