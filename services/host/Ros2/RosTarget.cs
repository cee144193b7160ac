using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Host.Ros2;

/// <summary>A robot to be found over ROS 2.</summary>
/// <param name="Robot">Its folder under robots/.</param>
/// <param name="Arguments">What followed <c>--ros-args</c>.</param>
/// <param name="Silence">How long it may be silent before it counts as lost.</param>
/// <param name="Catalog">Folder of object classes.</param>
internal sealed record RosTarget(string Robot, RosArguments Arguments, TimeSpan Silence, string Catalog)
{
    /// <summary>How to connect to it.</summary>
    /// <exception cref="RoboticsException">UnknownName: no such robot. MalformedFile, MissingDependency: its folder, or the catalog's.</exception>
    public RosRobotOptions Options(ILoggerFactory logging, ObjectSource objectsFrom)
    {
        RobotDefinition robot = RobotCatalog.Load(Robot);
        return new()
        {
            Robot = robot,
            Model = new MujocoRobotModel(robot),
            Catalog = ObjectCatalog.Load(Catalog),
            Log = logging.CreateLogger<RosRobot>(),
            Arguments = Arguments,
            ObjectsFrom = objectsFrom,
            Silence = Silence,
            Decompress = Jpeg.Decompress,
        };
    }
}
