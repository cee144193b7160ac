using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Logging;
using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Serving;
using Robotics.Host.Composition;
using Robotics.Host.PolicyServing;
using Robotics.Host.Serving;
using Robotics.Host.Terminal;
using Robotics.Sim.Scenes;

namespace Robotics.Host.Commands;

/// <summary><c>robotics serve policy NAME</c>: a policy for evaluators that speak openpi's protocol.</summary>
internal static class ServePolicyCommand
{
    private const int MostBytes = 64 << 20;

    public static Command Create()
    {
        Argument<string> name = new("name") { Description = "A shipped policy, or a folder with a policy.json (with a slash in it)." };
        Option<string> scene = new("--scene") { Description = "Embedded scene whose robot it commands.", DefaultValueFactory = _ => "tabletop" };
        Option<string> host = new("--host") { Description = "The IP address of this machine to answer on. Questions are not authenticated: beyond loopback, only in a network that is trusted.", DefaultValueFactory = _ => "127.0.0.1" };
        Option<int> port = new("--port") { Description = "The port; 0: a free one.", DefaultValueFactory = _ => 8000 };
        Option<string?> ready = new("--ready-file") { Description = "Written when the server answers: one JSON object with its address." };
        Command command = new("policy", "Answer with a policy as an openpi websocket server: observations in, action chunks out.") { name, scene, host, port, ready };
        command.SetAction(async (parsed, ct) =>
        {
            if (!IPAddress.TryParse(parsed.GetRequiredValue(host), out IPAddress? address)) throw RoboticsException.Invalid("--host", parsed.GetValue(host), "an IP address of this machine, e.g. 127.0.0.1");
            if (parsed.GetValue(port) is < 0 or > IPEndPoint.MaxPort) throw RoboticsException.Invalid("--port", parsed.GetValue(port), $"0 to {IPEndPoint.MaxPort}");
            using ILoggerFactory logging = HostLogging.Create(null);
            BodyDescription body = BodyOf(parsed.GetRequiredValue(scene));
            PolicyFile file = PolicyCatalog.Describe(parsed.GetRequiredValue(name));
            await using IPolicy policy = PolicyCatalog.Create(parsed.GetRequiredValue(name), body, logging, PolicyProtocols.All);
            await using PolicyHost server = await PolicyHost.StartAsync(() => new OpenPiAnswers(policy, file, body), new IPEndPoint(address, parsed.GetValue(port)), MostBytes, ct);
            await ReadyFile.AnnounceAsync($"policy {policy.Description.Name} (openpi websocket, GET /healthz)", server.Address, parsed.GetValue(ready), ct);
            await ReadyFile.UntilCancelledAsync(ct);
            return ExitCode.Interrupted;
        });
        return command;
    }

    private static BodyDescription BodyOf(string scene)
    {
        using var episode = Suites.Scene(scene).Open(new SceneTask("look", "look", static _ => false), 0);
        return episode.Driver.Describe();
    }
}
