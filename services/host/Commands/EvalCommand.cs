using System.CommandLine;
using Robotics.Sim.Scenes;

namespace Robotics.Host.Commands;

/// <summary><c>robotics eval</c>: many episodes, and a success rate that can be trusted.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        Command command = new("eval", "Evaluate: many episodes, resumable, with results.jsonl and summary.json.")
        {
            EvalLiberoCommand.Create(), EvalLanguageCommand.Create(), EvalCompareCommand.Create(),
        };
        foreach (string scene in SceneCatalog.Names) command.Add(EvalSceneCommand.Create(scene));
        return command;
    }
}
