namespace Robotics.Cortex.Language.Parsing;

/// <summary>What a word does in a phrase.</summary>
internal enum WordRole
{
    /// <summary>The noun that says what kind of thing it is.</summary>
    Head,

    /// <summary>An adjective or noun before the head.</summary>
    Modifier,

    /// <summary>What the thing holds, after "of", "with" or "containing": it may name the thing.</summary>
    Content,

    /// <summary>What it is for or made from.</summary>
    Description,
}
