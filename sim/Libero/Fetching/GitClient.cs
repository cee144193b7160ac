using System.ComponentModel;
using System.Diagnostics;

namespace Robotics.Sim.Libero.Fetching;

/// <summary>The git program, at work in one folder.</summary>
internal sealed class GitClient(string folder)
{
    /// <summary>Runs git and returns what it printed, without the end of the line.</summary>
    /// <exception cref="RoboticsException">MissingDependency: there is no git. Unavailable: it failed; the message has its words.</exception>
    public async Task<string> RunAsync(CancellationToken ct, params string[] arguments)
    {
        ProcessStartInfo start = new("git") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);

        // Nobody is asked for a password: a repository that wants one is not the public one.
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        using Process process = Start(start);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(ct), error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode == 0) return (await output).TrimEnd();
            throw new RoboticsException(ErrorCode.Unavailable, $"git {string.Join(' ', arguments)} failed: {(await error).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new RoboticsException(ErrorCode.MissingDependency, $"git is missing (Debian: apt-get install git): {e.Message}", e);
        }
    }
}
