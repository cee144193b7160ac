namespace Robotics.Protos.Access;

/// <summary>Who may call, by the name in the certificate.</summary>
internal static class Caller
{
    /// <summary>The person at the command line or console, and what runs on a person's behalf: demonstrations, evaluations, recorders.</summary>
    public const string Operator = "operator";

    /// <summary>A process of the same user on the same machine, over a socket or port without certificates.</summary>
    public const string Local = "local";

    public const string Cortex = "cortex", Cerebellum = "cerebellum", Thalamus = "thalamus";
}
