namespace Robotics.Core.Tasks;

/// <summary>Names a running skill.</summary>
public sealed record SkillSession(string Id);
