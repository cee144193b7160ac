using System.Diagnostics;

namespace Robotics.Benchmarks.Apart;

/// <summary>A file system of 4 MB of its own over a folder, which can be filled to the last byte. Needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    /// <exception cref="RoboticsException">Unsupported: this user may not mount.</exception>
    public SmallDisk(string folder)
    {
        _folder = folder;
        if (Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder) != 0) throw new RoboticsException(ErrorCode.Unsupported, "A full disk is tried on a small tmpfs, which only root may mount.");
    }

    private string Ballast => Path.Combine(_folder, "ballast");

    public void Fill()
    {
        byte[] block = new byte[4096];
        using FileStream file = new(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose() => Run("umount", "-l", _folder);

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
