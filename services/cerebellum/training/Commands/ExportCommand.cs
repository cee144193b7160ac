using System.CommandLine;
using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Policies.Onnx.Writing;
using Robotics.Training.Export;
using Robotics.Training.Graphs;
using Robotics.Training.Networks;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train export</c>: what was learnt, as an ONNX policy.</summary>
internal static class ExportCommand
{
    private const double MostDifference = 1e-3;

    public static Command Create()
    {
        WorkArguments work = new();
        Option<string> to = new("--to") { Description = "The policy's folder.", Required = true };
        Command command = new("export", "Write what was learnt as an ONNX policy.") { to };
        work.AddTo(command);
        command.SetAction(parsed =>
        {
            using Work opened = work.Open(parsed);
            foreach (string stage in (string[])["vision", "control"])
            {
                string file = Path.Combine(opened.Folder, $"{stage}.parameters");
                if (!File.Exists(file)) throw new RoboticsException(ErrorCode.MissingDependency, $"{file} does not exist: train {stage} first.");
                opened.Parameters.Load(file);
            }

            Export(opened, parsed.GetRequiredValue(to));
            return 0;
        });
        return command;
    }

    /// <summary>Writes the model into a policy's folder, once it computes what was learnt.</summary>
    /// <exception cref="RoboticsException">Internal: it does not.</exception>
    public static void Export(Work opened, string folder)
    {
        Directory.CreateDirectory(folder);
        byte[] model = Write(opened.Network, opened.Parameters);
        double difference = ModelCheck.Difference(model, opened.Practice, opened.Network, opened.Parameters);
        if (!(difference < MostDifference))
            throw new RoboticsException(ErrorCode.Internal, FormattableString.Invariant($"The model that was written differs from what was learnt by {difference}; allowed: below {MostDifference}."));
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), model);
        string about = Path.Combine(folder, "policy.json");
        if (!File.Exists(about)) File.Copy(Path.Combine(PolicyCatalog.Shipped, "tabletop", "policy.json"), about);
        Console.Error.WriteLine($"{folder}/model.onnx: {model.Length / 1024} KiB, {opened.Parameters.Count} parameters, largest difference from libtorch {difference:E1}");
    }

    /// <summary>The network as a model with one input a picture, the state and the sentence.</summary>
    public static byte[] Write(TabletopNetwork network, ParameterSet parameters)
    {
        OnnxModelWriter model = new("tabletop");
        foreach (PolicyPicture picture in network.Cameras.Select(c => c.Picture)) model.Input(picture.Name, OnnxElement.Float, 1, 3, picture.Height, picture.Width);
        model.Input("state", OnnxElement.Float, 1, TabletopNetwork.StateLength);
        model.Input("sentence", OnnxElement.Int64, 1, TabletopNetwork.Tokens.Count);
        OnnxGraph graph = new(model, parameters);
        graph.Output(network.Act(graph, [.. network.Cameras.Select(c => c.Picture.Name)], "state", "sentence"), "actions");
        model.Output("actions", OnnxElement.Float, 1, TabletopNetwork.Horizon, ControlNetwork.Dimension);
        return model.ToArray();
    }
}
