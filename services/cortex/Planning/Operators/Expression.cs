namespace Robotics.Cortex.Planning.Operators;

/// <summary>A word, or a list in parentheses, of an operator file.</summary>
/// <param name="Word">The word in lower case; null for a list.</param>
/// <param name="Items">The list's items; empty for a word.</param>
/// <param name="Offset">Where it begins: characters from the start of the file.</param>
internal sealed record Expression(string? Word, ImmutableArray<Expression> Items, int Offset)
{
    /// <summary>The first word of a list, which says what the list is; empty when there is none.</summary>
    public string Head => Items.IsDefaultOrEmpty ? "" : Items[0].Word ?? "";

    public override string ToString() => Word ?? $"({string.Join(' ', Items)})";
}
