using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Cortex.EmbodiedBench.Manipulation;
using Robotics.Cortex.EmbodiedBench.Prompts;

namespace Robotics.Cortex.EmbodiedBench;

/// <summary>A plan as the JSON object that the harness parses.</summary>
internal static class BenchmarkReply
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(BenchmarkPrompt prompt, BenchmarkPlan plan) => Write(prompt, plan.Reason, plan.Actions.Select(a => a.Name),
        plan.Actions.Select(a => new JsonObject { ["action_id"] = a.Id, ["action_name"] = a.Name }));

    public static string Of(BenchmarkPrompt prompt, ImmutableArray<GripperPose> poses, string reason) =>
        Write(prompt, reason, poses.Select(p => p.ToString()), poses.Select(p => new JsonObject { ["action"] = p.ToString() }));

    private static string Write(BenchmarkPrompt prompt, string reason, IEnumerable<string> steps, IEnumerable<JsonObject> actions)
    {
        JsonObject reply = [];
        if (prompt.Visual) reply["visual_state_description"] = "The picture was not used: the plan rests on the names of the actions, the instruction and the feedback.";
        reply["reasoning_and_reflection"] = reason;
        reply["language_plan"] = string.Join(" ", steps.Select((step, i) => $"{i + 1}. {step}"));
        reply["executable_plan"] = new JsonArray([.. actions]);
        return reply.ToJsonString(Plain);
    }
}
