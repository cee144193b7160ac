namespace Robotics.Protos.Mapping;

/// <summary>The parts of a brain: words of the domain to messages of the wire, and back. The memory's folder stays where the memory is.</summary>
internal static class BrainMapping
{
    public static V1.BrainOptions ToWire(this BrainOptions options)
    {
        V1.BrainOptions message = new()
        {
            Perception = options.Perception,
            Planner = options.Planner,
            Executor = options.Executor,
            Rehearsal = options.Rehearsal,
            Verifier = options.Verifier,
            Blending = options.Blending,
            ChargeLatency = options.ChargeLatency,
        };
        message.Without.AddRange(options.Without);
        return message;
    }

    public static BrainOptions FromWire(this V1.BrainOptions? options) => new()
    {
        Perception = options.Present().Perception,
        Planner = options!.Planner,
        Executor = options.Executor,
        Without = [.. options.Without],
        Rehearsal = options.Rehearsal,
        Verifier = options.Verifier,
        Blending = options.Blending,
        ChargeLatency = options.ChargeLatency,
    };
}
