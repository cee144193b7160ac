namespace Robotics.Sim.Libero.Bddl;

/// <summary>A node of an s-expression: a word, or a list of nodes, with the line it starts on (1-based).</summary>
internal sealed record Form(int Line, string? Word, ImmutableArray<Form> Items)
{
    public bool IsList => Word is null;

    /// <summary>How the node is called in an error message.</summary>
    public string Shown => Word is { } word ? $"'{word}'" : Items is [{ Word: { } head }, ..] ? $"the list '({head} …)'" : "a list";

    /// <summary>The first word of a list, or null.</summary>
    public string? Head => IsList && Items.Length > 0 ? Items[0].Word : null;

    /// <summary>What follows the first word of a list.</summary>
    public ReadOnlySpan<Form> Arguments => Items.AsSpan()[1..];
}
