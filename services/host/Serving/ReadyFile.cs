using System.Text.Json;

namespace Robotics.Host.Serving;

/// <summary>Says that a server answers.</summary>
internal static class ReadyFile
{
    /// <summary>Prints a line, and writes one JSON object with the address into the file, all at once.</summary>
    public static async Task AnnounceAsync(string what, string address, string? readyFile, CancellationToken ct)
    {
        Console.WriteLine($"serving {what} on {address}");
        if (readyFile is null) return;
        await File.WriteAllTextAsync(readyFile + ".part", JsonSerializer.Serialize(new { address }, RecordJson.Compact) + "\n", ct);
        File.Move(readyFile + ".part", readyFile, overwrite: true);
    }

    /// <summary>Returns when cancelled.</summary>
    public static async Task UntilCancelledAsync(CancellationToken ct)
    {
        TaskCompletionSource ended = new();
        await using CancellationTokenRegistration end = ct.Register(ended.SetResult);
        await ended.Task;
    }
}
