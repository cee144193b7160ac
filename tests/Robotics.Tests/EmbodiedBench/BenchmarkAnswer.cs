using System.Text.Json;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>A reply as the harness parses it.</summary>
internal sealed record BenchmarkAnswer(ImmutableArray<(int Id, string Name)> Plan, string Reason)
{
    public static BenchmarkAnswer Parse(string reply)
    {
        JsonElement root = JsonDocument.Parse(reply).RootElement;
        Assert.False(string.IsNullOrEmpty(root.GetProperty("language_plan").GetString()) && root.GetProperty("executable_plan").GetArrayLength() > 0);
        return new([.. root.GetProperty("executable_plan").EnumerateArray().Select(a => (a.GetProperty("action_id").GetInt32(), a.GetProperty("action_name").GetString()!))],
            root.GetProperty("reasoning_and_reflection").GetString()!);
    }

    /// <summary>The gripper actions of an EB-Manipulation reply.</summary>
    public static ImmutableArray<int[]> Gripper(string reply) =>
        [.. JsonDocument.Parse(reply).RootElement.GetProperty("executable_plan").EnumerateArray().Select(a => JsonSerializer.Deserialize<int[]>(a.GetProperty("action").GetString()!)!)];
}
