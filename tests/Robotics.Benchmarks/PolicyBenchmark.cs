using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Policies.Onnx;
using Robotics.Host.Composition;
using Robotics.Sim.Scenes;

namespace Robotics.Benchmarks;

/// <summary>
/// What our executor of ONNX policies adds to the bare ONNX Runtime call: a whole question (pictures cut out, made smaller and turned into numbers, state, answer
/// decoded) beside nothing but the same session's run on the same bound buffers with the same threads, in turn and each first as often as the other, so that both
/// see the same machine. The shipped policy on pictures of the tabletop.
/// </summary>
internal static class PolicyBenchmark
{
    private const int WarmUp = 50, Rounds = 400;
    private const string Name = "tabletop", Sentence = "pick up the red block";

    public static SortedDictionary<string, object> Run()
    {
        using var episode = Suites.Scene(Name).Open(new SceneTask("look", "look", static _ => false), 0);
        BodyDescription body = episode.Driver.Describe();
        OnnxPolicy policy = (OnnxPolicy)PolicyCatalog.Create(Name, body, NullLoggerFactory.Instance);
        IBodySensors sensors = (IBodySensors)episode.Driver;
        PolicyQuery query = new()
        {
            Now = new StateVector([], body).Read([]).Now with { Frames = [.. policy.Description.Pictures.Select(p => sensors.Capture(p.Request))] },
            Instruction = Sentence,
            Gripper = -1,
        };
        double[] rows = new double[policy.Description.Horizon * policy.Description.Space.Dimension];
        PolicySession session = Done(policy.BeginAsync(new PolicyStart("bench", Sentence, 0), default));
        Sample whole = new(), bare = new();
        long allocated = 0;
        for (int i = 0; i < WarmUp + Rounds; i++)
        {
            (Sample w, Sample b) = i < WarmUp ? (new(), new()) : (whole, bare);
            if (i % 2 == 0) b.Time(Bare);
            w.Time(Whole);
            if (i % 2 == 1) b.Time(Bare);
            if (i < WarmUp) allocated = 0;
        }

        return new(StringComparer.Ordinal)
        {
            ["inference"] = whole.Summary(), ["onnxRuntimeAlone"] = bare.Summary(), ["overheadPercentP50"] = Overhead(whole, bare), ["bytesAllocated"] = allocated,
        };

        bool Whole()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            ValueTask asked = policy.InferAsync(session, query, rows, default);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            return asked.IsCompletedSuccessfully;
        }

        bool Bare()
        {
            policy.Compute(query);
            return true;
        }
    }

    private static T Done<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    private static double Overhead(Sample whole, Sample bare) => Math.Round(100 * ((whole.Median / bare.Median) - 1), 2);
}
