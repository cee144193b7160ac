namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>A thing as an instruction speaks of it: always the same one, whichever it is. Compared by identity.</summary>
internal sealed class Mention(string text, ImmutableArray<Choice> choices)
{
    /// <summary>As said.</summary>
    public string Text => text;

    /// <summary>What it may be, the likeliest first; not empty.</summary>
    public ImmutableArray<Choice> Choices => choices;

    /// <summary>Where it is said to be; null when nothing is said.</summary>
    public Mention? From { get; set; }
}
