using Robotics.Sim.Libero.Language;

namespace Robotics.Host.Evaluation;

/// <summary>How one instruction was understood.</summary>
/// <param name="Row">The instruction.</param>
/// <param name="Score">By the task's own goal.</param>
/// <param name="Confidence">The brain's belief, [0, 1].</param>
internal sealed record LanguageResult(LanguageRow Row, GroundingScore Score, double Confidence)
{
    /// <summary>What the task's goal lacks at the start, in the words of its file.</summary>
    public required string Wanted { get; init; }

    /// <summary>The goal in the same words; when it asked, what it hesitated between.</summary>
    public required string Understood { get; init; }

    /// <summary>The steps, as sentences; null when there is no plan.</summary>
    public string? Plan { get; init; }

    /// <summary>What a language model had to do with it.</summary>
    public ImmutableArray<Consultation> Consultations { get; init; } = [];

    /// <summary>What was not understood, or why there is no plan, or how each phrase was read.</summary>
    public string Remark { get; init; } = "";
}
