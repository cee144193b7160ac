using Robotics.Brainstem;
using Robotics.Cortex.TaskLoop;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Thalamus;
using Robotics.Verifier;

namespace Robotics.Host.Composition;

/// <summary>The parts of a brain by name: what runs in one process and what runs in many is made here.</summary>
internal static class BrainParts
{
    /// <summary>The verifier that asks a vision-language model where monitors cannot decide.</summary>
    public const string ModelVerifierName = "model";

    private static readonly ImmutableArray<string> Parts = ["memory", "recovery", "verifier"];
    private static readonly ImmutableArray<string> Verifiers = [ModelVerifierName, "monitors"];

    /// <exception cref="RoboticsException">UnknownName: an option names something that is not known.</exception>
    public static BrainOptions Checked(this BrainOptions options)
    {
        foreach (string part in options.Without) Known("part", part, Parts);
        Known("perception", options.Perception, [.. PerceptionCatalog.Names]);
        Known("planner", options.Planner, Planners.Names);
        Known("verifier", options.Verifier, Verifiers);
        ExecutorFactory.Check(options);
        return options;
    }

    /// <summary>A simulated body behind the safety filter. It owns the driver and, unless its firmware takes pose actions, a model.</summary>
    public static SimulatedServoBody Body(ISimulatedDriver driver, ServoBodyOptions? options = null)
    {
        BodyDescription body = driver.Describe();
        return new(driver, body.CommandType == CommandType.OscPoseAction ? null : Model(body), options);
    }

    public static MujocoRobotModel Model(BodyDescription body) => new(RobotCatalog.Load(body.RobotName), body.Joints);

    public static IPerception Perception(BrainOptions options, IBody body) => PerceptionCatalog.Create(options.Perception, body);

    public static IVerifier Verifier() => new TemporalVerifier();

    /// <remarks>What a skill failed at it fails at again; a learnt policy may well do it when it is called once more, so that more calls are allowed.</remarks>
    public static TaskLoopOptions Loop(BrainOptions options) => (ExecutorFactory.IsLearnt(options) ? new TaskLoopOptions { MaxPlans = 12, MaxRecoveries = 30 } : new TaskLoopOptions()) with
    {
        Verifier = !options.Without.Contains("verifier"),
        Recovery = !options.Without.Contains("recovery"),
        Memory = !options.Without.Contains("memory"),
    };

    private static void Known(string kind, string name, ImmutableArray<string> known)
    {
        if (!known.Contains(name)) throw RoboticsException.Unknown(kind, name, known);
    }
}
