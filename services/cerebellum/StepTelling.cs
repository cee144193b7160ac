namespace Robotics.Cerebellum;

/// <summary>The steps of one call to an executor, each told of while the arm takes the next one: telling costs the arm no time.</summary>
/// <param name="stepped">Who is told; null for nobody.</param>
internal sealed class StepTelling(Action<SkillStep>? stepped)
{
    private readonly ImmutableArray<SkillStep>.Builder _steps = ImmutableArray.CreateBuilder<SkillStep>();
    private int _told;

    public ImmutableArray<SkillStep> All => _steps.ToImmutable();

    public void Add(SkillStep step) => _steps.Add(step);

    /// <summary>Tells what was not told yet while the body plays.</summary>
    public ValueTask<ChunkOutcome> WhileAsync(ValueTask<ChunkOutcome> playing)
    {
        // Played at once, it is all over: nothing is gained by telling.
        if (stepped is not null && !playing.IsCompleted) while (_told < _steps.Count) stepped(_steps[_told++]);
        return playing;
    }
}
