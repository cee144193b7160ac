using Robotics.Robots;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Libero;

namespace Robotics.Tests.Libero;

public sealed class LiberoSuiteTests
{
    private const int SmallKitchen = 18;

    [Fact]
    public void An_episode_begins_settled_and_says_everything_that_decides_its_number()
    {
        using IEpisode episode = Suite("libero_90").Open(new EpisodeRequest(SmallKitchen, 2, 0) { Mode = "exact", Workaround = false });
        EpisodeTask task = episode.Task;
        Assert.Equal("put the frying pan on the stove", task.Instruction);
        Assert.Equal((400, 10, 0), (task.StepLimit, task.SettleSteps, task.RestSteps));
        Assert.Equal(["false", "exact", "3", "0", "false"], new[] { "flip", "mode", "resets", "seed", "workaround" }.Select(name => task.Settings[name]));
        Assert.False(episode.SucceededSoFar);
        BodyState state = new(7);
        episode.Driver.Read(ref state);
        Assert.Equal(TimeSpan.Zero, state.Time);
        Assert.InRange(state.GripperWidth, 0.07, 0.081);
    }

    [Fact]
    public void The_arm_follows_its_actions_and_tracks_follow_the_things()
    {
        using IEpisode episode = Suite("libero_90").Open(new EpisodeRequest(SmallKitchen, 0, 0));
        BodyState before = new(7), after = new(7);
        episode.Driver.Read(ref before);
        for (int step = 0; step < 10; step++) Play(episode.Driver, [0, 0, 0.5, 0, 0, 0, -1]);
        episode.Driver.Read(ref after);
        Assert.Equal(TimeSpan.FromMilliseconds(500), after.Time);
        Assert.InRange(after.TcpInWorld.Position.Z - before.TcpInWorld.Position.Z, 0.05, 0.25);
        BodyDescription body = episode.Driver.Describe();
        ImmutableArray<Track> tracks = ((IBodySensors)episode.Driver).ReadTracks();
        Assert.Equal(body.Objects.Select(o => o.Id), tracks.Select(t => t.Id));
        Assert.Equal(body.Objects.Select(o => o.Articulations.Length), tracks.Select(t => t.ArticulationPositions.Length));
    }

    [Fact]
    public void A_saved_episode_goes_on_bit_for_bit_in_a_fork()
    {
        using IEpisode episode = Suite("libero_90").Open(new EpisodeRequest(SmallKitchen, 0, 0));
        double[] action = [0.3, 0.2, -0.4, 0, 0, 0.1, 1];
        Play(episode.Driver, action);
        ISimulatedDriver fork = episode.Driver.Fork();
        using IDisposable owned = (IDisposable)fork;
        Play(episode.Driver, action);
        Play(fork, action);
        Assert.Equal(episode.Driver.Save().Bytes.ToArray(), fork.Save().Bytes.ToArray());
        using IEpisode other = Suite("libero_90").Open(new EpisodeRequest(SmallKitchen, 1, 0));
        RoboticsException refused = Assert.Throws<RoboticsException>(() => other.Driver.Restore(fork.Save()));
        Assert.Equal(ErrorCode.InvalidArgument, refused.Code);
    }

    [Fact]
    public void Inits_and_tasks_out_of_range_are_refused()
    {
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => Suite("libero_90").Open(new EpisodeRequest(SmallKitchen, 50, 0))).Code);
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => Suite("libero_90").Open(new EpisodeRequest(90, 0, 0))).Code);
    }

    [Fact]
    public void A_task_whose_file_is_missing_is_named_with_the_file()
    {
        LiberoSuite suite = new("libero_90", RobotCatalog.Load("panda"), () => new LiberoFiles(Path.Combine(Path.GetTempPath(), "no-libero")));
        RoboticsException missing = Assert.Throws<RoboticsException>(() => suite.Open(new EpisodeRequest(40, 0, 0)));
        Assert.Equal(ErrorCode.MissingDependency, missing.Code);
        Assert.Contains("libero_90/40", missing.Message, StringComparison.Ordinal);
        Assert.Contains(".bddl", missing.Message, StringComparison.Ordinal);
    }

    private static LiberoSuite Suite(string name)
    {
        LiberoFiles files = LiberoData.Files;
        return new LiberoSuite(name, RobotCatalog.Load("panda"), () => files);
    }

    private static void Play(ISimulatedDriver driver, double[] action)
    {
        driver.Write(new ServoCommand(CommandType.OscPoseAction, action, action[^1]));
        Assert.Equal(StepResult.Ok, driver.WaitNextPeriod());
    }
}
