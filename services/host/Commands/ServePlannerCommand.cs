using System.CommandLine;
using System.Net;
using Robotics.Cortex.EmbodiedBench;
using Robotics.Cortex.Language;
using Robotics.Host.Planner;
using Robotics.Host.Serving;
using Robotics.Host.Terminal;

namespace Robotics.Host.Commands;

/// <summary><c>robotics serve planner</c>: the model under test of EmbodiedBench, without a model.</summary>
internal static class ServePlannerCommand
{
    private const int BytesPerMegabyte = 1 << 20;

    public static Command Create()
    {
        Option<int> port = new("--port") { Description = "The port; 0: a free one." };
        Option<string> host = new("--host") { Description = "The address of this machine to answer on. Requests are not authenticated: beyond loopback, only in a network that is trusted.", DefaultValueFactory = _ => "127.0.0.1" };
        Option<int> limit = new("--max-request-mb") { Description = "Larger requests are refused, 1 to 1024.", DefaultValueFactory = _ => 64 };
        Option<string?> ready = new("--ready-file") { Description = "Written when the server answers: one JSON object with its address." };
        Command command = new("planner", "Answer EmbodiedBench as its model: POST /v1/chat/completions (OpenAI) and POST /process (multipart).") { port, host, limit, ready };
        command.SetAction(async (parsed, ct) =>
        {
            EmbodiedBenchPlanner planner = new(new GroundingOptions());
            IPEndPoint at = new(Address(parsed.GetRequiredValue(host)), Between("--port", parsed.GetValue(port), 0, IPEndPoint.MaxPort));
            long bytes = (long)Between("--max-request-mb", parsed.GetValue(limit), 1, 1024) * BytesPerMegabyte;
            await using PlannerHost server = await PlannerHost.StartAsync(planner, at, bytes, ct);
            await ReadyFile.AnnounceAsync("the planner (POST /v1/chat/completions, POST /process)", server.Address, parsed.GetValue(ready), ct);
            await ReadyFile.UntilCancelledAsync(ct);
            return ExitCode.Interrupted;
        });
        return command;
    }

    private static IPAddress Address(string host)
    {
        if (host == "localhost") return IPAddress.Loopback;
        return IPAddress.TryParse(host, out IPAddress? address) ? address : throw RoboticsException.Invalid("--host", $"'{host}'", "an IP address of this machine, e.g. 127.0.0.1");
    }

    private static int Between(string option, int value, int least, int most) =>
        value >= least && value <= most ? value : throw RoboticsException.Invalid(option, value, $"{least} to {most}");
}
