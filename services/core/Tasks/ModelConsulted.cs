namespace Robotics.Core.Tasks;

/// <summary>A language model was consulted, or deliberately not; comes before the event that the answer led to.</summary>
public sealed record ModelConsulted(TaskStep At, Consultation Consultation) : TaskEvent(At);
