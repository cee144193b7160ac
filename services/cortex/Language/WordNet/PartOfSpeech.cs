namespace Robotics.Cortex.Language.WordNet;

/// <summary>The four word classes of WordNet's files.</summary>
internal enum PartOfSpeech
{
    Noun,
    Verb,
    Adjective,
    Adverb,
}
