namespace Robotics.Cerebellum.Policies.Files;

/// <summary>What a model takes for a sentence.</summary>
public enum LanguageForm
{
    /// <summary>The sentence itself, as a string tensor.</summary>
    Text,

    /// <summary>A number a word: <see cref="WordTokens"/>.</summary>
    Words,

    /// <summary>A vector that was made before, one for each sentence that the policy knows.</summary>
    Embedding,
}
