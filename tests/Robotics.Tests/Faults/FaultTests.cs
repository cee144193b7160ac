using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Faults;
using Robotics.Tests.Tabletop;

namespace Robotics.Tests.Faults;

/// <summary>Faults on the tabletop, with a scripted hand that comes for the red block, grasps it and lifts it.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> EveryFault => [.. FaultCatalog.Names, FaultOptions.Mixed];

    [Theory]
    [MemberData(nameof(EveryFault))]
    public void A_fault_goes_on_bit_for_bit_in_a_fork_and_after_a_restore(string fault)
    {
        using Try one = new(fault);
        Vec3 up = one.Block.Position + new Vec3(0, 0, 0.12);
        if (fault is "late" or "frozen" or "pose-noise" or "drop-actions" or "slow-gripper" or "stick") one.Hand.Wait(0.3);
        else one.Approach();
        one.Hand.Gripper = 1;
        one.Hand.Wait(0.3);
        SimulatedState middle = one.Driver.Save();
        Pose goal = one.Hand.Goal!.Value;
        using Try forked = new(one.Episode, one.Driver.Fork());
        List<string> seen = [];
        foreach (Try each in new[] { one, forked, forked })
        {
            if (seen.Count == 2) each.Driver.Restore(middle);
            each.Hand.Goal = goal;
            each.Lift(up);
            seen.Add(Seen(each));
        }

        Assert.Single(seen.Distinct());
    }

    [Fact]
    public void Equal_seeds_and_episodes_give_equal_faults()
    {
        using Try one = new(FaultOptions.Mixed), again = new(FaultOptions.Mixed);
        one.Approach();
        again.Approach();

        Assert.Equal(Seen(one), Seen(again));
    }

    [Fact]
    public void The_same_episode_of_two_suites_has_different_faults()
    {
        using Try one = new("pose-noise"), other = new("pose-noise", "another");
        Assert.NotEqual(Seen(one), Seen(other));
    }

    [Fact]
    public void A_nudge_moves_the_block_by_five_to_ten_centimetres_before_it_is_touched()
    {
        using Try one = new("nudge");
        Vec3 before = one.Block.Position;
        one.Approach();
        Assert.InRange((one.Block.Position - before).HorizontalNorm, 0.045, 0.105);
        Assert.Equal("nudge", Assert.Single(one.Fired).Fault);
    }

    [Fact]
    public void A_knock_puts_the_carried_block_down_beside_the_hand()
    {
        using Try one = new("knock");
        double table = one.Block.Position.Z;
        one.PickUp();
        Assert.Equal(table, one.Block.Position.Z, 0.002);
        Assert.Equal("knock", Assert.Single(one.Fired).Fault);
    }

    [Fact]
    public void A_slip_lets_the_carried_block_fall()
    {
        using Try one = new("slip");
        double table = one.Block.Position.Z;
        one.PickUp();
        Assert.Equal(table, one.Block.Position.Z, 0.03);
        Assert.Equal("slip", Assert.Single(one.Fired).Fault);
    }

    [Fact]
    public void A_distractor_comes_near_the_block()
    {
        using Try one = new("distractor");
        ImmutableArray<Track> before = one.Tracks;
        one.Approach();
        int moved = Assert.Single(Enumerable.Range(0, before.Length), i => (before[i].Pose.Position - one.Tracks[i].Pose.Position).Norm > 0.03);
        Assert.NotEqual("red block", one.Driver.Describe().Objects[moved].Names[0]);
        Assert.Equal("distractor", Assert.Single(one.Fired).Fault);
    }

    [Fact]
    public void Pose_noise_has_its_size_and_spares_what_is_fixed()
    {
        using Try one = new("pose-noise");
        double squares = 0;
        int n = 0;
        for (int step = 0; step < 200; step++)
        {
            one.Hand.Wait(0.05);
            for (int i = 0; i < one.Tracks.Length; i++)
            {
                double off = (one.Tracks[i].Pose.Position - one.Truth[i].Pose.Position).Norm;
                if (one.Driver.Describe().Objects[i].Mobility == Mobility.Fixed) Assert.Equal(0, off);
                else (squares, n) = (squares + (off * off), n + 1);
            }
        }

        Assert.Equal(0.01, Math.Sqrt(squares / n), 5e-4);
    }

    [Theory]
    [InlineData("late", 4)]
    [InlineData("frozen", 20)]
    public void Tracks_are_as_old_as_they_say(string fault, int steps)
    {
        using Try one = new(fault);
        long oldest = 0;
        for (int step = 1; step <= 90; step++)
        {
            one.Hand.Wait(0.05);
            oldest = Math.Max(oldest, (long)((one.Hand.State.Time - one.Tracks[0].Time) / TimeSpan.FromMilliseconds(50)));
        }

        Assert.Equal(steps, oldest);
    }

    [Fact]
    public void A_slow_gripper_takes_four_times_as_long()
    {
        using Try one = new("slow-gripper");
        one.Hand.Gripper = 1;
        one.Hand.Wait(0.45);
        Assert.InRange(one.Hand.State.GripperWidth, 0.04, 0.07);
    }

    [Fact]
    public void Of_all_faults_each_episode_draws_some()
    {
        using IEpisode episode = Open();
        int[] counts = [.. Enumerable.Range(0, 20).Select(number =>
        {
            int count = 0;
            ISimulatedDriver? driver = FaultCatalog.Around(episode.Driver, Options(FaultOptions.Mixed), 0, "tabletop", number);
            for (string model = driver.Save().Model; model.Contains('+', StringComparison.Ordinal); model = model[..model.LastIndexOf('+')]) count++;
            return count;
        })];
        Assert.All(counts, c => Assert.InRange(c, 1, FaultCatalog.Names.Length));
        Assert.True(counts.Distinct().Count() > 2);
    }

    [Fact]
    public void Friction_is_not_changed_in_a_model_that_others_use()
    {
        using IEpisode episode = Tabletop.Tabletop.Open();
        RoboticsException refused = Assert.Throws<RoboticsException>(() => FaultCatalog.Around(episode.Driver, Options("slip"), 0, "tabletop", 0));
        Assert.Equal(ErrorCode.Unsupported, refused.Code);
    }

    [Fact]
    public void An_unknown_fault_is_refused_with_the_known_ones()
    {
        RoboticsException refused = Assert.Throws<RoboticsException>(() => Options("earthquake").Checked());
        Assert.Contains("nudge", refused.Message, StringComparison.Ordinal);
    }

    private static FaultOptions Options(string fault) => new() { Names = [fault] };

    private static IEpisode Open() => Tabletop.Tabletop.Suite.Open(new EpisodeRequest(0, 0, 0) { OwnModel = true });

    private static string Seen(Try one) => string.Join('\n', one.Tracks.Select(t => $"{t}")) + string.Join('\n', one.Fired.Select(f => $"{f}"));

    private sealed class Try : IDisposable
    {
        private readonly IDisposable _owned;

        public Try(string fault, string suite = "tabletop")
        {
            Episode = Open();
            Driver = FaultCatalog.Around(Episode.Driver, Options(fault), 7, suite, 3);
            Hand = new ScriptedHand(Driver);
            _owned = Episode;
        }

        public Try(IEpisode episode, ISimulatedDriver driver) => 
            (Episode, Driver, Hand, _owned) = (episode, driver, new ScriptedHand(driver), (IDisposable)driver);

        public IEpisode Episode { get; }

        public ISimulatedDriver Driver { get; }

        public ScriptedHand Hand { get; }

        public ImmutableArray<FaultFired> Fired => FaultCatalog.FiredBy(Driver);

        /// <summary>As the sensors have it.</summary>
        public ImmutableArray<Track> Tracks => ((IBodySensors)Driver).ReadTracks();

        public ImmutableArray<Track> Truth => ((IBodySensors)Episode.Driver).ReadTracks();

        public Pose Block => Tabletop.Tabletop.PoseOf(Episode, "red block");

        public void Approach()
        {
            Pose block = Block;
            double heading = Math.IEEERemainder(block.Rotation.Yaw, Math.PI / 2);
            Hand.MoveTo(ScriptedHand.FromAbove(block.Position + new Vec3(0, 0, 0.12), heading), 0.1);
            Hand.MoveTo(ScriptedHand.FromAbove(block.Position, heading), 0.1);
        }

        public void Lift(Vec3 to)
        {
            Hand.Gripper = 1;
            Hand.MoveTo(Hand.State.TcpInWorld with { Position = to }, 0.6);
        }

        public void PickUp()
        {
            Vec3 up = Block.Position + new Vec3(0, 0, 0.15);
            Approach();
            Hand.Grip(1);
            Lift(up);
        }

        public void Dispose()
        {
            Hand.Dispose();
            _owned.Dispose();
        }
    }
}
