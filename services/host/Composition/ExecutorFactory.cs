using Microsoft.Extensions.Logging;
using Robotics.Cerebellum;
using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Policies.Execution;
using Robotics.Cerebellum.Routing;
using Robotics.Cerebellum.Skills;

namespace Robotics.Host.Composition;

/// <summary>Makes executors by name: skills, a policy, or routes over several. Policies are loaded once and kept from episode to episode.</summary>
internal sealed class ExecutorFactory(ILoggerFactory logging, TimeProvider clock) : IAsyncDisposable
{
    private const string Skills = "skills", Policy = "policy:";

    private static readonly ImmutableSortedDictionary<string, Blending> Blendings = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("switch", Blending.Switch), KeyValuePair.Create("overlap", Blending.Overlap),
            KeyValuePair.Create("ensemble", Blending.Ensemble), KeyValuePair.Create("real_time", Blending.RealTime),
        ]);

    private readonly SortedDictionary<string, IPolicy> _policies = new(StringComparer.Ordinal);

    /// <summary>Refuses executors and blendings that are not known, before anything is opened.</summary>
    /// <exception cref="RoboticsException">UnknownName, InvalidArgument: names what is known.</exception>
    public static void Check(BrainOptions options)
    {
        ImmutableArray<string> names = ExecutorRoutes.AreRoutes(options.Executor) ? [.. ExecutorRoutes.Parse(options.Executor).Executors] : [options.Executor];
        foreach (string name in names)
        {
            if (name.StartsWith(Policy, StringComparison.Ordinal)) PolicyCatalog.Describe(name[Policy.Length..]);
            else if (name != Skills) throw RoboticsException.Unknown("executor", name, [Skills, "policy:NAME", "routes: VERB=EXECUTOR|EXECUTOR,*=EXECUTOR"]);
        }

        if (!Blendings.ContainsKey(options.Blending)) throw RoboticsException.Unknown("blending", options.Blending, Blendings.Keys);
    }

    /// <summary>Whether a policy carries out subgoals, all or some.</summary>
    public static bool IsLearnt(BrainOptions options) => options.Executor.Contains(Policy, StringComparison.Ordinal);

    /// <param name="body">To command.</param>
    /// <param name="perception">For the scenes after each step.</param>
    /// <param name="options">Names the executor.</param>
    /// <param name="model">The arm's model, for the skills.</param>
    /// <exception cref="RoboticsException">UnknownName: no such executor, policy or blending; and what loading a policy throws.</exception>
    public ISkillExecutor Create(IBody body, IPerception perception, BrainOptions options, Func<IRobotModel?> model)
    {
        Check(options);
        CommandHistory history = new();
        if (!ExecutorRoutes.AreRoutes(options.Executor)) return One(options.Executor);
        ExecutorRoutes routes = ExecutorRoutes.Parse(options.Executor);
        return new RoutedExecutor(routes, routes.Executors.ToImmutableSortedDictionary(n => n, One, StringComparer.Ordinal));

        ISkillExecutor One(string name)
        {
            if (name == Skills) return new SkillExecutor(body, perception, model, history);
            PolicyExecutionOptions execution = new() { Blending = Blendings[options.Blending] };
            return new PolicyExecutor(body, perception, Load(name[Policy.Length..], body.Description), execution, history) { Clock = options.ChargeLatency ? clock : null };
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IPolicy policy in _policies.Values) await policy.DisposeAsync();
    }

    private IPolicy Load(string name, BodyDescription body)
    {
        string key = $"{body.RobotName} {name}";
        if (!_policies.TryGetValue(key, out IPolicy? policy)) _policies[key] = policy = PolicyCatalog.Create(name, body, logging, PolicyProtocols.All);
        return policy;
    }
}
