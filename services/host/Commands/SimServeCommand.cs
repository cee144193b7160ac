using System.CommandLine;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Host.Composition;
using Robotics.Host.Ros2;
using Robotics.Host.Serving;
using Robotics.Host.Simulation;
using Robotics.Host.Terminal;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Commands;

/// <summary><c>robotics sim serve</c>: simulated environments over gRPC, for programs in any language.</summary>
internal static class SimServeCommand
{
    public static Command Create(RosArguments ros)
    {
        Option<string?> libero = new("--libero") { Description = "The episode of a reset that names none: SUITE/TASK[#INIT]." };
        Option<string> scene = new("--scene") { Description = "The same, an embedded scene's first task.", DefaultValueFactory = _ => "tabletop" };
        Option<long> seed = new("--seed") { Description = "Seed of that episode." };
        Option<string> address = new("--address")
        {
            Description = "Where to answer: a loopback address with a port (0: a free one), or unix:/path.",
            DefaultValueFactory = _ => "127.0.0.1:0",
        };
        Option<string?> ready = new("--ready-file") { Description = "Written when the server answers: one JSON object with its address." };
        Command command = new("serve", "Serve simulated environments over gRPC (protos/robotics/v1/sim.proto).") { libero, scene, seed, address, ready };
        RosServeOptions ros2 = new();
        ros2.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            (ISuite suite, EpisodeRequest standard) = parsed.GetValue(libero) is { } named
                ? EpisodeArguments.Parse(named, parsed.GetValue(seed))
                : (Suites.Get(parsed.GetRequiredValue(scene)), new EpisodeRequest(0, 0, parsed.GetValue(seed)));
            if (ros2.Chosen(parsed))
            {
                using IEpisode episode = suite.Open(standard);
                return await RosServe.RunAsync(episode, ros2, parsed, ros, parsed.GetValue(ready), ct);
            }

            await using EnvironmentSessions sessions = new(suite.Name, standard);
            await using ServiceHost server = await SimHost.StartAsync(sessions, parsed.GetRequiredValue(address), ct);
            await ReadyFile.AnnounceAsync("robotics.v1.SimService", server.Address, parsed.GetValue(ready), ct);
            await ReadyFile.UntilCancelledAsync(ct);
            return ExitCode.Interrupted;
        });
        return command;
    }
}
