namespace Robotics.Core.Tasks;

/// <summary>One control step of a skill: what was commanded, and the scene after it.</summary>
/// <param name="Applied">As it was really commanded, after the safety filter.</param>
/// <param name="Scene">The scene after the step.</param>
/// <param name="Phase">What the skill was doing: "approach", "close", "lift" …</param>
public sealed record SkillStep(AppliedStep Applied, SceneGraph Scene, string Phase);
