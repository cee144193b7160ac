using System.Diagnostics;
using System.Globalization;

namespace Robotics.Tests.Ros2;

/// <summary>The program as another process, in the tests' ROS domain.</summary>
internal sealed class RoboticsProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RoboticsProcess(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "robotics.dll"))) start.ArgumentList.Add(argument);
        start.Environment["ROS_DOMAIN_ID"] = RosDomain.Settings.Domain.ToString(CultureInfo.InvariantCulture);
        start.Environment["ROS_LOCALHOST_ONLY"] = "1";
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    public static RoboticsProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async Task<(int Status, string Output)> EndAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        return (_process.ExitCode, await _output + await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
