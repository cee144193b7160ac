namespace Robotics.Core.Scenes;

/// <summary>Whether a predicate holds in a scene.</summary>
public enum Truth
{
    /// <summary>The scene does not say: a thing is not seen, or the margin is within the uncertainty.</summary>
    Unknown,
    False,
    True,
}
