using System.CommandLine;
using Robotics.Cerebellum.Policies.Onnx.Writing;
using Robotics.Training.Graphs;
using Robotics.Training.Networks;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train export</c>: what was learnt, as an ONNX policy.</summary>
internal static class ExportCommand
{
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

            string folder = parsed.GetRequiredValue(to);
            Directory.CreateDirectory(folder);
            byte[] model = Write(opened.Network, opened.Parameters);
            File.WriteAllBytes(Path.Combine(folder, "model.onnx"), model);
            Console.Error.WriteLine($"{folder}/model.onnx: {model.Length / 1024} KiB, {opened.Parameters.Count} parameters");
            return 0;
        });
        return command;
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
