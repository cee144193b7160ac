using System.CommandLine;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Commands;

/// <summary>The options that choose how a LIBERO environment is computed and seen, the same for every verb that opens one.</summary>
internal sealed class EnvironmentArguments
{
    private readonly Option<string> _mode = new("--mode")
    {
        Description = "LIBERO physics: fast (one constraint solve a substep) or exact (as the original).",
        DefaultValueFactory = _ => "fast",
    };

    private readonly Option<string> _render = new("--render")
    {
        Description = "LIBERO pictures: exact (as the original's) or fast (without reflections and fine details).",
        DefaultValueFactory = _ => "exact",
    };

    private readonly Option<bool> _flip = new("--flip") { Description = "LIBERO pictures mirrored left to right, as published evaluations show them to policies." };
    private readonly Option<bool> _noWorkaround = new("--no-workaround") { Description = "Keep the spurious deep box-box contacts of old engines." };

    public void AddTo(Command command)
    {
        _mode.AcceptOnlyFromAmong("fast", "exact");
        _render.AcceptOnlyFromAmong("exact", "fast");
        foreach (Option option in new Option[] { _mode, _render, _flip, _noWorkaround }) command.Add(option);
    }

    public EnvironmentOptions Options(ParseResult parsed) => new()
    {
        Mode = parsed.GetRequiredValue(_mode),
        Render = parsed.GetRequiredValue(_render),
        Flip = parsed.GetValue(_flip),
        Workaround = !parsed.GetValue(_noWorkaround),
    };
}
