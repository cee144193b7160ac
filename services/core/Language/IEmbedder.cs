namespace Robotics.Core.Language;

/// <summary>Turns text into a vector whose direction is its meaning.</summary>
/// <remarks>Thread-safe. The same text gives the same vector.</remarks>
public interface IEmbedder
{
    /// <summary>The vector of a text, of unit length; a zero vector for a text without a word that is known.</summary>
    /// <exception cref="RoboticsException">Internal: the model failed.</exception>
    float[] Embed(string text);
}
