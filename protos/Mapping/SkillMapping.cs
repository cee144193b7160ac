namespace Robotics.Protos.Mapping;

/// <summary>What skills and tasks came to: words of the domain to messages of the wire, and back. Scenes go through the stream's writer and reader.</summary>
internal static class SkillMapping
{
    /// <summary>Without the first steps, so many, which were told ahead.</summary>
    public static V1.SkillProgress ToWire(this SkillProgress progress, int told, SceneWriter scenes)
    {
        V1.SkillProgress message = new() { Outcome = progress.Outcome?.ToWire() };
        foreach (SkillStep step in progress.Steps.AsSpan()[told..]) message.Steps.Add(step.ToWire(scenes));
        return message;
    }

    /// <summary>After the steps that were told ahead.</summary>
    public static SkillProgress FromWire(this V1.SkillProgress progress, IEnumerable<SkillStep> told, SceneReader scenes) =>
        new([.. told, .. progress.Steps.Select(s => s.FromWire(scenes))], progress.Outcome?.FromWire());

    public static V1.SkillStep ToWire(this SkillStep step, SceneWriter scenes) =>
        new() { Applied = step.Applied.ToWire(), Scene = scenes.ToWire(step.Scene), Phase = step.Phase };

    public static SkillStep FromWire(this V1.SkillStep? step, SceneReader scenes) =>
        new(step.Present().Applied.FromWire(), scenes.FromWire(step!.Scene), step.Phase);

    public static V1.SkillOutcome ToWire(this SkillOutcome outcome) =>
        new() { Finished = outcome.Finished, Cause = outcome.Cause.ToWire(), Text = outcome.Text, Choice = outcome.Choice };

    public static SkillOutcome FromWire(this V1.SkillOutcome? outcome) =>
        new(outcome.Present().Finished, outcome!.Cause.FromWire(), outcome.Text, outcome.Choice);

    public static V1.TaskOutcome ToWire(this TaskOutcome outcome) => new()
    {
        Claimed = outcome.Claimed,
        Cause = outcome.Cause.ToWire(),
        Text = outcome.Text,
        Steps = outcome.Steps,
        Recoveries = outcome.Recoveries,
        Question = outcome.Question?.ToWire(),
    };

    public static TaskOutcome FromWire(this V1.TaskOutcome? outcome) => new()
    {
        Claimed = outcome.Present().Claimed,
        Cause = outcome!.Cause.FromWire(),
        Text = outcome.Text,
        Steps = outcome.Steps,
        Recoveries = outcome.Recoveries,
        Question = outcome.Question?.FromWire(),
    };
}
