namespace Robotics.Protos.Mapping;

/// <summary>Instructions, goals and what they were taken to mean: words of the domain to messages of the wire, and back.</summary>
internal static class GoalMapping
{
    public static V1.Predicate ToWire(this Predicate predicate)
    {
        V1.Predicate message = new() { Kind = EnumMap<PredicateKind, V1.PredicateKind>.ToWire(predicate.Kind), Subject = predicate.Subject };
        if (predicate.Target is { } target) message.Target = target;
        return message;
    }

    public static Predicate FromWire(this V1.Predicate predicate) =>
        new(EnumMap<PredicateKind, V1.PredicateKind>.FromWire(predicate.Kind), predicate.Subject, predicate.HasTarget ? predicate.Target : null);

    public static V1.Instruction ToWire(this Instruction instruction)
    {
        V1.Instruction message = new() { Text = instruction.Text };
        message.Answers.AddRange(instruction.Answers);
        return message;
    }

    public static Instruction FromWire(this V1.Instruction? instruction) => new(instruction.Present().Text) { Answers = [.. instruction!.Answers] };

    public static V1.Goal ToWire(this Goal goal)
    {
        V1.Goal message = new();
        foreach (ImmutableArray<Predicate> stage in goal.Stages)
        {
            V1.Conjunction conjunction = new();
            conjunction.Literals.AddRange(stage.Select(ToWire));
            message.Stages.Add(conjunction);
        }

        message.Hold.AddRange(goal.Hold.Select(ToWire));
        message.DoNotTouch.AddRange(goal.DoNotTouch);
        return message;
    }

    public static Goal FromWire(this V1.Goal? goal) => new()
    {
        Stages = [.. goal.Present().Stages.Select(s => s.Literals.Select(FromWire).ToImmutableArray())],
        Hold = [.. goal!.Hold.Select(FromWire)],
        DoNotTouch = [.. goal.DoNotTouch],
    };

    public static V1.Question ToWire(this Question question)
    {
        V1.Question message = new() { Text = question.Text };
        message.Candidates.AddRange(question.Candidates);
        return message;
    }

    public static Question FromWire(this V1.Question question) => new(question.Text, [.. question.Candidates]);

    public static V1.Grounding ToWire(this Grounding grounding)
    {
        V1.Grounding message = new()
        {
            Goal = grounding.Goal?.ToWire(),
            Question = grounding.Question?.ToWire(),
            Confidence = grounding.Confidence,
            Consultation = grounding.Consultation?.ToWire(),
        };
        if (grounding.NotUnderstood is { } text) message.NotUnderstood = text;
        message.Alternatives.AddRange(grounding.Alternatives.Select(ToWire));
        message.Explanation.AddRange(grounding.Explanation);
        return message;
    }

    public static Grounding FromWire(this V1.Grounding? grounding) => new()
    {
        Goal = grounding.Present().Goal?.FromWire(),
        Question = grounding!.Question?.FromWire(),
        NotUnderstood = grounding.HasNotUnderstood ? grounding.NotUnderstood : null,
        Confidence = grounding.Confidence,
        Alternatives = [.. grounding.Alternatives.Select(FromWire)],
        Explanation = [.. grounding.Explanation],
        Consultation = grounding.Consultation?.FromWire(),
    };
}
