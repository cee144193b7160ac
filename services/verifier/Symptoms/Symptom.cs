namespace Robotics.Verifier.Symptoms;

/// <summary>A sign that a subgoal has gone wrong.</summary>
/// <param name="Cause">What it is a sign of.</param>
/// <param name="Scenes">Scenes in a row that must show it.</param>
/// <param name="Shows">Whether the last scene shows it.</param>
/// <param name="Text">In words for an operator, once it is believed.</param>
internal sealed record Symptom(Cause Cause, int Scenes, Func<Observed, bool> Shows, Func<Observed, string> Text)
{
    /// <summary>Whether only scenes with a new measurement of the subject count.</summary>
    public bool NeedsSight { get; init; } = true;
}
