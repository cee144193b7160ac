using Robotics.Host.Composition;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Host.Regions;

/// <summary>Opens the episode that an order names.</summary>
internal static class EpisodeOpening
{
    /// <param name="order">Which.</param>
    /// <param name="ownModel">Whether it gets a model of its own, which faults may change.</param>
    /// <exception cref="RoboticsException">UnknownName, InvalidArgument: the scene, suite, task or initial state. MissingDependency: a file of the task is absent.</exception>
    public static IEpisode Open(EpisodeOrder order, bool ownModel)
    {
        if (order.Task is not { } task)
        {
            SceneSuite scene = Suites.Scene(order.Suite);
            return scene.OpenScene(order.Instruction ?? scene.Instructions[0], order.Seed, ownModel);
        }

        EnvironmentOptions options = new() { Mode = order.Mode, Render = order.Render, Flip = order.Flip, Workaround = order.Workaround };
        ISuite suite = Suites.Get(order.Suite);
        if (task < 0 || task >= suite.Tasks.Length) throw RoboticsException.Invalid($"The task of {suite.Name}", task, $"0 to {suite.Tasks.Length - 1}");
        IEpisode episode = suite.Open(options.In(new EpisodeRequest(task, order.Init, order.Seed)) with { OwnModel = ownModel });
        return order.Instruction is { } instruction ? new RewordedEpisode(episode, instruction) : episode;
    }
}
