using Robotics.Thalamus;

namespace Robotics.Tests.Thalamus;

/// <summary>What the hand holds, and where things are when they are seen late, not at all, or badly.</summary>
public sealed class TruthPerceptionTests
{
    private static readonly Vec3 Rise = new(0, 0, 0.01);

    [Fact]
    public async Task A_block_between_the_pads_that_goes_with_the_hand_is_held()
    {
        Watcher watcher = await Watcher.Begin();
        await watcher.Grasp();
        Assert.Equal("a", watcher.Scene.Robot.Holding);
        Assert.Equal("seen", watcher.Scene.Get("a").HeldBy);
    }

    [Fact]
    public async Task A_block_that_the_hand_leaves_behind_is_not_held()
    {
        Watcher watcher = await Watcher.Begin();
        await watcher.Grasp();
        await watcher.Do(b => b.Hand += Rise, 4);
        Assert.Null(watcher.Scene.Robot.Holding);
    }

    [Fact]
    public async Task A_block_that_creeps_in_the_closed_hand_is_still_held()
    {
        Watcher watcher = await Watcher.Begin();
        await watcher.Grasp();
        await watcher.Do(b => (b.Hand, b.Block) = (b.Hand + Rise, b.Block + (Rise * 0.9)), 6);
        Assert.Equal("a", watcher.Scene.Robot.Holding);
    }

    [Theory]
    [InlineData(0.04, 0.006, "a")]
    [InlineData(0.04, 0.014, null)]
    [InlineData(0.05, 0.006, null)]
    public async Task Fingers_that_a_block_has_pushed_aside_hold_it_if_it_fills_them(double width, double aside, string? held)
    {
        Watcher watcher = await Watcher.Begin();
        await watcher.Do(b => (b.Hand, b.Width) = (b.Block + new Vec3(0, aside, 0), width), 6);
        Assert.Equal(held, watcher.Scene.Robot.Holding);
    }

    [Fact]
    public async Task An_opening_hand_lets_go_at_once()
    {
        Watcher watcher = await Watcher.Begin();
        await watcher.Grasp();
        await watcher.Do(b => b.Width += 0.004, 1);
        Assert.Null(watcher.Scene.Robot.Holding);
    }

    [Fact]
    public async Task An_open_hand_around_a_block_holds_nothing()
    {
        Watcher watcher = await Watcher.Begin();
        await watcher.Do(b => b.Hand = b.Block, 10);
        Assert.Null(watcher.Scene.Robot.Holding);
    }

    [Fact]
    public async Task A_block_that_nearly_shut_fingers_push_ahead_of_them_is_not_held()
    {
        Watcher watcher = await Watcher.Begin(b => (b.Width, b.Hand) = (0.001, new Vec3(-0.032, 0, 0.02)));
        await watcher.Do(b => (b.Hand, b.Block) = (b.Hand + new Vec3(0.01, 0, 0), b.Block + new Vec3(0.01, 0, 0)), 10);
        Assert.Null(watcher.Scene.Robot.Holding);
    }

    [Fact]
    public async Task A_hand_that_closes_further_has_lost_what_late_tracks_still_show_in_it()
    {
        Watcher watcher = await Watcher.Begin(b => b.Late = 4);
        await watcher.Grasp(12);
        Assert.Equal("a", watcher.Scene.Robot.Holding);
        await watcher.Do(b => (b.Width, b.Block) = (b.Width - 0.004, b.Block - (4 * Rise)), 1);
        Assert.Null(watcher.Scene.Robot.Holding);
    }

    [Fact]
    public async Task What_is_held_is_where_the_hand_has_carried_it_since_it_was_seen()
    {
        Watcher watcher = await Watcher.Begin(b => b.Late = 4);
        await watcher.Grasp();
        await watcher.Do(b => (b.Hand, b.Block) = (b.Hand + Rise, b.Block + Rise), 10);
        Assert.Equal("a", watcher.Scene.Robot.Holding);
        Assert.True((watcher.Scene.Get("a").Pose.Position - watcher.Body.Block).Norm < 1e-9);
        Assert.Equal(TimeSpan.FromSeconds(0.2), watcher.Scene.At.Time - watcher.Scene.Get("a").LastSeen);
    }

    [Fact]
    public async Task What_is_not_seen_for_half_a_second_is_no_longer_believed_in()
    {
        Watcher watcher = await Watcher.Begin();
        await watcher.Grasp();
        await watcher.Do(b => (b.Frozen, b.Hand, b.Block) = (true, b.Hand + Rise, b.Block + Rise), 9);
        Assert.Equal(1, watcher.Scene.Get("a").Confidence);
        Assert.Equal("a", watcher.Scene.Robot.Holding);
        await watcher.Do(b => (b.Hand, b.Block) = (b.Hand + Rise, b.Block + Rise), 4);
        Assert.True(watcher.Scene.Get("a").Confidence < SceneThresholds.Confidence);
        Assert.True((watcher.Scene.Get("a").Pose.Position - watcher.Body.Block).Norm < 1e-9);
    }

    [Fact]
    public async Task Noise_is_averaged_away_while_a_block_stands()
    {
        Watcher watcher = await Watcher.Begin(b => b.Noise = 0.006);
        await watcher.Do(_ => { }, 40);
        SceneObject block = watcher.Scene.Get("a");
        Assert.True((block.Pose.Position - watcher.Body.Block).Norm < 0.006);
        Assert.InRange(block.Uncertainty.Position, 0.001, 0.002);
    }

    [Fact]
    public async Task A_block_that_was_moved_is_soon_seen_where_it_is()
    {
        Watcher watcher = await Watcher.Begin(b => b.Noise = 0.006);
        await watcher.Do(_ => { }, 40);
        watcher.Body.Block += new Vec3(0.05, 0, 0);
        await watcher.Do(_ => { }, 8);
        Assert.True((watcher.Scene.Get("a").Pose.Position - watcher.Body.Block).Norm < 0.012);
    }

    [Fact]
    public async Task A_block_that_leaps_is_seen_to_leap_once_and_all_the_way()
    {
        Watcher watcher = await Watcher.Begin(b => b.Noise = 0.006);
        await watcher.Do(_ => { }, 40);
        Vec3 before = watcher.Scene.Get("a").Pose.Position;
        watcher.Body.Block += new Vec3(0.08, 0, 0);
        double least = double.PositiveInfinity, furthest = 0;
        for (int i = 0; i < 8; i++)
        {
            await watcher.Do(_ => { }, 1);
            double moved = watcher.Scene.Get("a").Pose.Position.X - before.X;
            if (moved > 0.02) (least, furthest) = (Math.Min(least, moved), Math.Max(furthest, moved));
        }

        Assert.InRange(least, 0.065, 0.095);
        Assert.InRange(furthest, 0.065, 0.095);
    }

    [Fact]
    public async Task A_grasp_is_told_from_a_miss_under_noise()
    {
        Watcher watcher = await Watcher.Begin(b => b.Noise = 0.006);
        await watcher.Do(_ => { }, 20);
        await watcher.Grasp(10);
        await watcher.Do(b => (b.Hand, b.Block) = (b.Hand + Rise, b.Block + Rise), 10);
        Assert.Equal("a", watcher.Scene.Robot.Holding);
        await watcher.Do(b => b.Hand += Rise, 8);
        Assert.Null(watcher.Scene.Robot.Holding);
    }

    private sealed class Watcher
    {
        private readonly IPerception _perception;

        private Watcher(SeenBody body) => (Body, _perception) = (body, PerceptionCatalog.Create("truth", body));

        public SeenBody Body { get; }

        public SceneGraph Scene { get; private set; } = null!;

        public static async Task<Watcher> Begin(Action<SeenBody>? setting = null)
        {
            SeenBody body = new();
            setting?.Invoke(body);
            Watcher watcher = new(body);
            watcher.Scene = await watcher._perception.BeginAsync(new PerceptionContext("t", 0), TestContext.Current.CancellationToken);
            return watcher;
        }

        public async Task Do(Action<SeenBody> what, int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                what(Body);
                Body.Step();
                Scene = await _perception.PerceiveAsync(Scene.At with { Step = Scene.At.Step + 1 }, TestContext.Current.CancellationToken);
            }
        }

        /// <summary>The hand goes to the block, closes on it, and waits.</summary>
        public async Task Grasp(int wait = 6)
        {
            await Do(b => b.Hand = b.Block, 3);
            await Do(b => b.Width = Math.Max(0.04, b.Width - 0.01), 4);
            await Do(_ => { }, wait);
        }
    }
}
