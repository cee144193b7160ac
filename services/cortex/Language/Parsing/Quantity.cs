namespace Robotics.Cortex.Language.Parsing;

/// <summary>How many things a phrase means.</summary>
internal enum Quantity
{
    One,

    /// <summary>Both, two, three …: exactly <see cref="NounPhrase.Count"/>.</summary>
    Exactly,

    /// <summary>All, each, every, or a bare plural.</summary>
    All,
}
