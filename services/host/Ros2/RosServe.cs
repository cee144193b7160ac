using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Serving;
using Robotics.Host.Composition;
using Robotics.Host.Terminal;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Ros2;

/// <summary><c>robotics sim serve --ros2</c>: a simulated arm as a ROS 2 robot, until interrupted.</summary>
internal static class RosServe
{
    public static async Task<int> RunAsync(IEpisode episode, RosServeOptions options, ParseResult parsed, RosArguments arguments, string? readyFile, CancellationToken ct)
    {
        using ILoggerFactory logging = HostLogging.Create(null);
        BodyDescription body = episode.Driver.Describe();
        if (options.CatalogFolder(parsed) is { } folder) ObjectCatalog.Save(folder, body.Objects);
        RobotDefinition robot = RobotCatalog.Load(body.RobotName);
        using RosRobotServer server = new(episode.Driver, new RosServerOptions
        {
            Robot = robot,
            Model = new MujocoRobotModel(robot),
            Log = logging.CreateLogger<RosRobotServer>(),
            Arguments = arguments,
            Speed = options.Speed(parsed),
            Detections = options.Detections(parsed),
            Compress = Jpeg.Compress,
        });
        Console.WriteLine($"serving {body.RobotName} as the ROS 2 node {server.Name}");
        if (readyFile is not null)
        {
            await File.WriteAllTextAsync(readyFile + ".part", JsonSerializer.Serialize(new { node = server.Name }, RecordJson.Compact) + "\n", ct);
            File.Move(readyFile + ".part", readyFile, overwrite: true);
        }

        await server.RunAsync(ct);
        return ExitCode.Interrupted;
    }
}
