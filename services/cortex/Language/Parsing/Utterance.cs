namespace Robotics.Cortex.Language.Parsing;

/// <summary>An instruction as words.</summary>
/// <param name="Words">Lower case, contractions and compounds taken apart.</param>
/// <param name="Breaks">Whether a sentence or clause mark, or a capital at a word that can begin one, stands before the word.</param>
internal sealed record Utterance(string[] Words, bool[] Breaks)
{
    public int Length => Words.Length;

    public string this[int index] => Words[index];

    /// <summary>The word at <paramref name="index"/>; empty outside of the text.</summary>
    public string At(int index) => index >= 0 && index < Words.Length ? Words[index] : "";

    public bool IsBreak(int index) => index <= 0 || index >= Words.Length || Breaks[index];

    public string Text(int start, int end) => string.Join(' ', Words[start..end]);
}
