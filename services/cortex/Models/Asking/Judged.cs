namespace Robotics.Cortex.Models.Asking;

/// <summary>What was made of a model's answer.</summary>
/// <param name="Answer">Null when it could not be read.</param>
/// <param name="Proposed">It, in the words of the scene graph; null when it could not be read.</param>
/// <param name="Objections">Why it cannot be taken, each in words that the model can act on; none when it can.</param>
internal readonly record struct Judged<T>(T? Answer, string? Proposed, ImmutableArray<string> Objections)
    where T : class
{
    public static Judged<T> Unreadable(string why) => new(null, null, [why]);
}
