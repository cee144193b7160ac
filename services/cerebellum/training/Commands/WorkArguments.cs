using System.CommandLine;

namespace Robotics.Training.Commands;

/// <summary>The options that all stages share.</summary>
internal sealed class WorkArguments
{
    private readonly Option<string[]> _data = new("--data") { Description = "Folders of demonstrations.", Required = true, AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _out = new("--out") { Description = "Folder of checkpoints.", Required = true };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything that is drawn.", DefaultValueFactory = _ => 0 };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads.", DefaultValueFactory = _ => 1 };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _data, _out, _seed, _threads }) command.Add(option);
    }

    public Work Open(ParseResult parsed) =>
        new(parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_out), parsed.GetValue(_seed), parsed.GetValue(_threads));
}
