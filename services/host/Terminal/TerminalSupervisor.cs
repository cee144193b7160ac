using Spectre.Console;

namespace Robotics.Host.Terminal;

/// <summary>The person at the terminal, who answers a task's questions. Nobody is there when the input is not a terminal.</summary>
internal sealed class TerminalSupervisor : ITaskSupervisor
{
    /// <summary>Null when nobody can be asked.</summary>
    public static TerminalSupervisor? ForThisTerminal() =>
        Console.IsInputRedirected || Console.IsOutputRedirected ? null : new TerminalSupervisor();

    public ValueTask WaitWhilePausedAsync(CancellationToken ct) => ValueTask.CompletedTask;

    public async ValueTask<string?> AskAsync(Question question, CancellationToken ct)
    {
        TextPrompt<string> prompt = new TextPrompt<string>($"  [yellow]?[/] {Markup.Escape(question.Text)}").AllowEmpty();
        string answer = await prompt.ShowAsync(AnsiConsole.Console, ct);
        return string.IsNullOrWhiteSpace(answer) ? null : answer;
    }
}
