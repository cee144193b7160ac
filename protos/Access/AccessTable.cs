namespace Robotics.Protos.Access;

/// <summary>Who may call what. What is not listed nobody may call.</summary>
internal static class AccessTable
{
    private static readonly AccessRule Everybody = new([]);
    private static readonly AccessRule Observers = new([Caller.Thalamus, Caller.Cerebellum, Caller.Cortex, Caller.Operator]);
    private static readonly AccessRule CortexOnly = new([Caller.Cortex]);
    private static readonly AccessRule CortexCommands = new([Caller.Cortex], Command: true);
    private static readonly AccessRule OperatorCommands = new([Caller.Operator], Token: true, Command: true);

    private static readonly SortedDictionary<string, AccessRule> Rules = new(StringComparer.Ordinal)
    {
        ["/robotics.v1.BrainstemService/DescribeBody"] = Observers,
        ["/robotics.v1.BrainstemService/Observe"] = Observers,
        ["/robotics.v1.BrainstemService/Execute"] = new([Caller.Cerebellum], Command: true),
        ["/robotics.v1.BrainstemService/Stop"] = new([], Command: true),
        ["/robotics.v1.BrainstemService/ResetStop"] = OperatorCommands,
        ["/robotics.v1.BrainstemService/AcquireLease"] = CortexCommands,
        ["/robotics.v1.BrainstemService/ReleaseLease"] = CortexCommands,
        ["/robotics.v1.BrainstemService/RevokeLease"] = OperatorCommands,
        ["/robotics.v1.EpisodeService/OpenEpisode"] = OperatorCommands,
        ["/robotics.v1.EpisodeService/JudgeEpisode"] = OperatorCommands,
        ["/robotics.v1.ThalamusService/BeginPerception"] = CortexOnly,
        ["/robotics.v1.ThalamusService/Perceive"] = new([Caller.Cortex, Caller.Cerebellum]),
        ["/robotics.v1.CerebellumService/BeginSkill"] = CortexCommands,
        ["/robotics.v1.CerebellumService/Advance"] = CortexCommands,
        ["/robotics.v1.CerebellumService/EndSkill"] = CortexCommands,
        ["/robotics.v1.VerifierService/BeginMonitor"] = CortexOnly,
        ["/robotics.v1.VerifierService/Judge"] = CortexOnly,
        ["/robotics.v1.VerifierService/EndMonitor"] = CortexOnly,
        ["/robotics.v1.HippocampusService/Append"] = CortexOnly,
        ["/robotics.v1.HippocampusService/Recall"] = new([Caller.Cortex, Caller.Operator]),
        ["/robotics.v1.HippocampusService/TakeSnapshot"] = new([Caller.Cortex, Caller.Operator]),
        ["/robotics.v1.HippocampusService/Consolidate"] = new([Caller.Cortex, Caller.Operator]),
        ["/robotics.v1.CortexService/Ground"] = new([Caller.Operator]),
        ["/robotics.v1.CortexService/MakePlan"] = new([Caller.Operator]),
        ["/robotics.v1.CortexService/RunTask"] = OperatorCommands,
        ["/robotics.v1.PolicyService/DescribePolicy"] = new([Caller.Cerebellum, Caller.Operator]),
        ["/robotics.v1.PolicyService/BeginPolicy"] = new([Caller.Cerebellum, Caller.Operator]),
        ["/robotics.v1.PolicyService/Infer"] = new([Caller.Cerebellum, Caller.Operator]),
        ["/robotics.v1.SimService/ListSuites"] = new([Caller.Operator]),
        ["/robotics.v1.SimService/Reset"] = new([Caller.Operator]),
        ["/robotics.v1.SimService/Step"] = new([Caller.Operator]),
        ["/robotics.v1.SimService/Observe"] = new([Caller.Operator]),
        ["/robotics.v1.SimService/StepStream"] = new([Caller.Operator]),
        ["/robotics.v1.SimService/Close"] = new([Caller.Operator]),
        ["/grpc.health.v1.Health/Check"] = Everybody,
        ["/grpc.health.v1.Health/Watch"] = Everybody,
        ["/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"] = new([Caller.Operator]),
        ["/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"] = new([Caller.Operator]),
    };

    /// <summary>The full names of the calls that somebody may make.</summary>
    public static IEnumerable<string> Calls => Rules.Keys;

    /// <summary>Null when nobody may make the call.</summary>
    public static AccessRule? Of(string call) => Rules.GetValueOrDefault(call);
}
