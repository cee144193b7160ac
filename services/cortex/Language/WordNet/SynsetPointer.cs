namespace Robotics.Cortex.Language.WordNet;

/// <summary>A relation from one synset to another.</summary>
/// <param name="Symbol">WordNet's symbol: <c>@</c> hypernym, <c>~</c> hyponym, <c>+</c> derivationally related, <c>&amp;</c> similar …</param>
/// <param name="Offset">Where the other one begins in the data file of <paramref name="Pos"/>, bytes.</param>
/// <param name="Pos">The other's word class.</param>
/// <param name="SourceWord">The word that the relation starts from, from 1; 0 for the whole synset.</param>
/// <param name="TargetWord">The word of the other synset, from 1; 0 for the whole synset.</param>
internal readonly record struct SynsetPointer(string Symbol, int Offset, PartOfSpeech Pos, int SourceWord, int TargetWord);
