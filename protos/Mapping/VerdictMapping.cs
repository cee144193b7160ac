namespace Robotics.Protos.Mapping;

/// <summary>Verdicts: words of the domain to messages of the wire, and back.</summary>
internal static class VerdictMapping
{
    public static V1.Verdict ToWire(this Verdict verdict)
    {
        V1.Verdict message = new()
        {
            Kind = EnumMap<VerdictKind, V1.VerdictKind>.ToWire(verdict.Kind),
            Cause = verdict.Cause.ToWire(),
            Text = verdict.Text,
            At = verdict.At.ToWire(),
            Timing = verdict.Timing is { } alarm ? ToWire(alarm) : null,
            Consultation = verdict.Consultation?.ToWire(),
        };
        message.Evidence.AddRange(verdict.Evidence.Select(ToWire));
        return message;
    }

    public static Verdict FromWire(this V1.Verdict? message)
    {
        V1.Verdict verdict = message.Present("a.verdict");
        return new()
        {
            Kind = EnumMap<VerdictKind, V1.VerdictKind>.FromWire(verdict.Kind),
            Cause = verdict.Cause.FromWire(),
            Text = verdict.Text,
            At = verdict.At.FromWire(),
            Evidence = [.. verdict.Evidence.Select(FromWire)],
            Timing = verdict.Timing is { } alarm ? FromWire(alarm) : null,
            Consultation = verdict.Consultation?.FromWire(),
        };
    }

    private static V1.Evidence ToWire(Evidence evidence) =>
        new() { Step = evidence.Step, TimeNs = evidence.Time.ToNanoseconds(), What = evidence.What, Value = evidence.Value, Frame = evidence.Frame };

    private static Evidence FromWire(V1.Evidence evidence) => new(evidence.Step, evidence.TimeNs.ToTime(), evidence.What, evidence.Value, evidence.Frame);

    private static V1.TimingAlarm ToWire(TimingAlarm alarm) => new()
    {
        Kind = EnumMap<TimingKind, V1.TimingKind>.ToWire(alarm.Kind),
        Probability = alarm.Probability,
        Steps = alarm.Steps,
        Expected = alarm.Expected.ToWire(),
        Event = alarm.Event,
    };

    private static TimingAlarm FromWire(V1.TimingAlarm alarm) =>
        new(EnumMap<TimingKind, V1.TimingKind>.FromWire(alarm.Kind), alarm.Probability, alarm.Steps, alarm.Expected.FromWire()) { Event = alarm.Event };
}
