namespace Robotics.Cortex.Language.Lexicon;

/// <summary>How a verb is inflected, as far as it tells a request from a description.</summary>
internal enum VerbForm
{
    /// <summary>"put": imperative or infinitive. Past and participle too where they look the same.</summary>
    Base,

    /// <summary>"puts".</summary>
    Third,

    /// <summary>"putting".</summary>
    Gerund,

    /// <summary>"placed".</summary>
    Participle,
}
