using Robotics.Robots;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes.Tabletop;

namespace Robotics.Tests.Tabletop;

/// <summary>The tabletop for tests.</summary>
internal static class Tabletop
{
    public static RobotDefinition Panda { get; } = RobotCatalog.Load("panda");

    public static TabletopSuite Suite { get; } = new(Panda);

    public static IEpisode Open(int task = 0, int init = 0, long seed = 0) => Suite.Open(new EpisodeRequest(task, init, seed));

    public static IEpisode Open(string task, int init = 0) => Open(Suite.Tasks.IndexOf(task), init);

    public static Pose PoseOf(IEpisode episode, string name)
    {
        BodyDescription body = episode.Driver.Describe();
        string id = body.Objects.Single(o => o.Names[0] == name).Id;
        return ((IBodySensors)episode.Driver).ReadTracks().Single(t => t.Id == id).Pose;
    }
}
