using System.Diagnostics;
using System.Globalization;
using Robotics.Tests.Repository;

namespace Robotics.Tests.Policies;

/// <summary>A server of this folder, run by Debian's Python: an implementation that knows nothing of ours.</summary>
internal sealed class PythonServer : IDisposable
{
    private readonly Process _process;

    private PythonServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <param name="script">File in this folder, or from it.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<PythonServer> StartAsync(string script, params string[] arguments)
    {
        ProcessStartInfo start = new("/usr/bin/python3", [script, .. arguments])
        {
            WorkingDirectory = Path.Combine(Checkout.Root, "tests/Robotics.Tests/Policies"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{script} printed no port.");
        return new PythonServer(process, int.Parse(line, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
