using Microsoft.ML.OnnxRuntime;
using Robotics.Sim.Demonstrations;
using Robotics.Training.Data;
using Robotics.Training.Graphs;
using Robotics.Training.Networks;
using static TorchSharp.torch;

namespace Robotics.Training.Export;

/// <summary>Whether the model that was written computes what was learnt.</summary>
internal static class ModelCheck
{
    private const int Samples = 50;

    /// <summary>The largest difference between libtorch and ONNX Runtime over recorded samples.</summary>
    public static double Difference(byte[] model, Practice practice, TabletopNetwork network, ParameterSet parameters)
    {
        using InferenceSession session = new(model);
        using IDisposable still = no_grad();
        ImmutableArray<SampleId> ids = Practice.Pictured(practice, practice.Check);
        double worst = 0;
        for (int i = 0; i < Math.Min(Samples, ids.Length); i++)
        {
            using IDisposable scope = NewDisposeScope();
            SampleId id = ids[i * ids.Length / Math.Min(Samples, ids.Length)];
            SightBatch batch = SightBatch.Of(practice, [id], network.Cameras);
            DemonstrationData set = practice[id];
            long[] words = new long[TabletopNetwork.Tokens.Count];
            TabletopNetwork.Tokens.Write(set.Subgoals[set.SubgoalOf(id.Sample)].Sentence, words);
            float[] learnt = ParameterSet.Values(network.Act(new TorchGraph(parameters, 1), batch.Pictures, batch.State, tensor(words, [1, words.Length])));
            float[] written = Run(session, network, batch, words);
            for (int k = 0; k < learnt.Length; k++) worst = Math.Max(worst, Math.Abs(learnt[k] - written[k]));
        }

        return worst;
    }

    private static float[] Run(InferenceSession session, TabletopNetwork network, SightBatch batch, long[] words)
    {
        SortedDictionary<string, OrtValue> inputs = new(StringComparer.Ordinal)
        {
            ["state"] = Value(batch.State),
            ["sentence"] = OrtValue.CreateTensorValueFromMemory(words, [1, words.Length]),
        };
        for (int c = 0; c < network.Cameras.Length; c++) inputs[network.Cameras[c].Picture.Name] = Value(batch.Pictures[c]);
        using RunOptions run = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, inputs, ["actions"]);
        float[] answer = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        foreach (OrtValue input in inputs.Values) input.Dispose();
        return answer;
    }

    private static OrtValue Value(Tensor tensor) => OrtValue.CreateTensorValueFromMemory(ParameterSet.Values(tensor), tensor.shape);
}
