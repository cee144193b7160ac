namespace Robotics.Cortex.Language.Reference;

/// <summary>One thing that a phrase may mean.</summary>
/// <param name="Referent">The thing.</param>
/// <param name="Score">Log-odds, comparable between the candidates of a phrase.</param>
/// <param name="Match">The words' part of it.</param>
internal readonly record struct Candidate(Referent Referent, double Score, PhraseMatch Match)
{
    private const double LeastHead = 0.35;
    private const double LeastCoverage = 0.35;

    /// <summary>Whether the words alone make it believable that the phrase means it.</summary>
    public bool IsPlausible => Match.Head >= LeastHead || Match.Coverage >= LeastCoverage;
}
