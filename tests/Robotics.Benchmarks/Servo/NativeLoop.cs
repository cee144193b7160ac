using System.Diagnostics;
using System.Runtime.InteropServices;
using Robotics.Brainstem.RealTime;

namespace Robotics.Benchmarks.Servo;

/// <summary>The bare <c>clock_nanosleep</c> loop, compiled here with the system's C compiler.</summary>
internal sealed class NativeLoop : IDisposable
{
    private const string Compiler = "cc", CompilerPackage = "gcc";

    private readonly string _folder = Directory.CreateTempSubdirectory("servo-bench").FullName;
    private readonly string _program;

    /// <exception cref="RoboticsException">MissingDependency: there is no C compiler.</exception>
    public NativeLoop()
    {
        _program = Path.Combine(_folder, "sleep");
        string source = _program + ".c";
        using (Stream text = typeof(NativeLoop).Assembly.GetManifestResourceStream("sleep.c")!)
        using (FileStream file = File.Create(source)) text.CopyTo(file);
        try
        {
            using Process compiler = Process.Start(Compiler, ["-O2", "-o", _program, source]);
            compiler.WaitForExit();
            if (compiler.ExitCode != 0) throw new RoboticsException(ErrorCode.MissingDependency, $"{Compiler} could not compile the bare loop (status {compiler.ExitCode}).");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new RoboticsException(ErrorCode.MissingDependency, $"The bare loop needs a C compiler, {Compiler}: install {CompilerPackage}.", e);
        }
    }

    /// <summary>Adds the lateness of so many wake-ups.</summary>
    public void Run(TimeSpan period, int count, Latencies into)
    {
        ProcessStartInfo start = new(_program, [FormattableString.Invariant($"{period.Ticks * 100}"), FormattableString.Invariant($"{count}")]) { RedirectStandardOutput = true };
        using Process loop = Process.Start(start)!;
        using MemoryStream bytes = new();
        loop.StandardOutput.BaseStream.CopyTo(bytes);
        loop.WaitForExit();
        foreach (long late in MemoryMarshal.Cast<byte, long>(bytes.ToArray())) into.Add(late);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
