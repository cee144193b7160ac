using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Policies.Onnx;
using Robotics.Host.Composition;
using Robotics.Sim.Scenes;

namespace Robotics.Benchmarks;

/// <summary>
/// What our executor of ONNX policies adds to the bare ONNX Runtime call: a question with its pictures, state and answer beside the session's run on the same
/// buffers, in turn, so that both see the same machine. The shipped
/// policy on pictures of the tabletop.
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
        for (int i = 0; i < WarmUp + Rounds; i++)
        {
            (Sample w, Sample b) = i < WarmUp ? (new(), new()) : (whole, bare);
            w.Time(() =>
            {
                policy.InferAsync(session, query, rows, default).AsTask().GetAwaiter().GetResult();
                return 0;
            });
            b.Time(() =>
            {
                policy.Compute(query);
                return 0;
            });
        }

        return new(StringComparer.Ordinal) { ["inference"] = whole.Summary(), ["onnxRuntimeAlone"] = bare.Summary(), ["overheadPercentP50"] = Overhead(whole, bare) };
    }

    private static T Done<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    private static double Overhead(Sample whole, Sample bare) => Math.Round(100 * ((whole.Median / bare.Median) - 1), 2);
}
