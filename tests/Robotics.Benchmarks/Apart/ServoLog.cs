using System.Globalization;
using System.Text.Json.Nodes;
using Robotics.Host.Configuration;

namespace Robotics.Benchmarks.Apart;

/// <summary>What the brainstem's servo log says of a moment: since when the arm was held, and whether it moved again.</summary>
internal sealed class ServoLog(string folder)
{
    private const string Category = "Robotics.Servo";

    /// <summary>
    /// Real time from a loss until the arm was held; zero when it was held already, null when it was not. A pause between commands that were on their way when the
    /// loss came is no hold for it: until the lease is void, nobody can know of the loss.
    /// </summary>
    public TimeSpan? HeldAfter(DateTimeOffset loss)
    {
        List<Line> lines = Read();
        Line? onItsWay = lines.LastOrDefault(l => l.Moves && l.At > loss && l.At <= loss + RealTime.LeaseLifetime);
        DateTimeOffset from = onItsWay?.At ?? loss;
        if (lines.LastOrDefault(l => l.At <= from) is { Moves: false }) return TimeSpan.Zero;
        return lines.FirstOrDefault(l => l.At > from && !l.Moves) is { At: var held } && held > loss ? held - loss : null;
    }

    /// <summary>How often the arm began to move again, after it was held for the loss, by what was commanded under a lease of before. A lease that was granted since is a commander who has looked anew.</summary>
    public int OldMovesAfter(DateTimeOffset loss)
    {
        if (HeldAfter(loss) is not { } held) return 0;
        List<Line> lines = Read();
        long old = lines.Where(l => l.At <= loss + held).Max(l => l.Epoch) ?? 0;
        return lines.Count(l => l.Moves && l.At > loss + held && l.Epoch <= old);
    }

    private List<Line> Read()
    {
        List<Line> lines = [];
        foreach (string file in Directory.EnumerateFiles(folder, "brainstem-*.jsonl"))
        {
            // Written to meanwhile: its last line may be half of one.
            using StreamReader reader = new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (reader.ReadLine() is { } line)
            {
                if (line.Contains(Category, StringComparison.Ordinal) && line.EndsWith('}')) lines.Add(Of(JsonNode.Parse(line)!));
            }
        }

        return [.. lines.OrderBy(l => l.At)];
    }

    private static Line Of(JsonNode line)
    {
        DateTimeOffset written = DateTimeOffset.Parse((string)line["Timestamp"]!, CultureInfo.InvariantCulture);
        double ago = line["Properties"]?["AgoMs"] is { } ms ? (double)ms : 0;
        return new(written - TimeSpan.FromMilliseconds(ago), ((string)line["MessageTemplate"]!).StartsWith("Moves", StringComparison.Ordinal), (long?)line["Properties"]?["Epoch"]);
    }

    /// <summary>From <paramref name="At"/> on the arm moves, or is held.</summary>
    private sealed record Line(DateTimeOffset At, bool Moves, long? Epoch);
}
