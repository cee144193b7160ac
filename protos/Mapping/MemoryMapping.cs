namespace Robotics.Protos.Mapping;

/// <summary>Memories: words of the domain to messages of the wire, and back.</summary>
internal static class MemoryMapping
{
    public static V1.MemoryEvent ToWire(this MemoryEvent e)
    {
        V1.MemoryEvent message = new()
        {
            Id = e.Id.Value ?? "",
            Kind = EnumMap<MemoryKind, V1.MemoryKind>.ToWire(e.Kind),
            At = e.At.ToWire(),
            Subject = e.Subject,
            Topic = e.Topic,
            Cause = e.Cause.ToWire(),
            Steps = e.Steps,
            Details = e.Details,
        };
        if (e.Succeeded is { } succeeded) message.Succeeded = succeeded;
        return message;
    }

    public static MemoryEvent FromWire(this V1.MemoryEvent? message)
    {
        V1.MemoryEvent e = message.Present("a.memory_event");
        return new()
        {
            Id = new(e.Id),
            Kind = EnumMap<MemoryKind, V1.MemoryKind>.FromWire(e.Kind),
            At = e.At.FromWire(),
            Subject = e.Subject,
            Topic = e.Topic,
            Succeeded = e.HasSucceeded ? e.Succeeded : null,
            Cause = e.Cause.FromWire(),
            Steps = e.Steps,
            Details = e.Details,
        };
    }

    public static V1.MemorySnapshot ToWire(this MemorySnapshot snapshot) => new() { Name = snapshot.Name, LastSequence = snapshot.LastSequence };

    public static MemorySnapshot FromWire(this V1.MemorySnapshot? snapshot) => new(snapshot.Present().Name, snapshot!.LastSequence);

    public static V1.Cue ToWire(this Cue cue)
    {
        V1.Cue message = new() { Text = cue.Text, Limit = cue.Limit };
        message.Kinds.AddRange(cue.Kinds.Select(EnumMap<MemoryKind, V1.MemoryKind>.ToWire));
        return message;
    }

    public static Cue FromWire(this V1.Cue? cue) =>
        new(cue.Present().Text, cue!.Limit) { Kinds = [.. cue.Kinds.Select(EnumMap<MemoryKind, V1.MemoryKind>.FromWire)] };

    public static V1.Recollections ToWire(this Recollections recollections)
    {
        V1.Recollections message = new() { AsOf = recollections.AsOf.ToWire() };
        message.Items.AddRange(recollections.Items.Select(ToWire));
        message.Topics.AddRange(recollections.Topics.Select(ToWire));
        return message;
    }

    public static Recollections FromWire(this V1.Recollections? recollections) => new()
    {
        AsOf = recollections.Present().AsOf.FromWire(),
        Items = [.. recollections!.Items.Select(FromWire)],
        Topics = [.. recollections.Topics.Select(FromWire)],
    };

    public static V1.DurationModel ToWire(this DurationModel duration) =>
        new() { MeanSteps = duration.MeanSteps, DeviationSteps = duration.DeviationSteps, Samples = duration.Samples };

    public static DurationModel FromWire(this V1.DurationModel? duration) =>
        duration is null ? DurationModel.Unknown : new(duration.MeanSteps, duration.DeviationSteps, duration.Samples);

    private static V1.Recollection ToWire(Recollection item) => new() { Event = item.Event.ToWire(), Sequence = item.Sequence, Score = item.Score };

    private static Recollection FromWire(V1.Recollection item) => new(item.Event.FromWire(), item.Sequence, item.Score);

    private static V1.TopicStatistics ToWire(TopicStatistics topic) =>
        new() { Topic = topic.Topic, Tried = topic.Tried, Succeeded = topic.Succeeded, Duration = topic.Duration.ToWire() };

    private static TopicStatistics FromWire(V1.TopicStatistics topic) => new(topic.Topic, topic.Tried, topic.Succeeded, topic.Duration.FromWire());
}
