using Robotics.Cerebellum.Policies.Execution;

namespace Robotics.Tests.Policies;

public sealed class ChunkPlaying
{
    private const int Dimension = 7;

    private static double[] Rows(double value, int horizon = 8) => [.. Enumerable.Repeat(value, horizon * Dimension)];

    private static double Next(ChunkPlayer player, long step)
    {
        double[] command = new double[Dimension];
        player.Next(step, command);
        return command[0];
    }

    [Theory]
    [InlineData(Blending.Switch)]
    [InlineData(Blending.Overlap)]
    [InlineData(Blending.Ensemble)]
    [InlineData(Blending.RealTime)]
    public void Neither_arm_nor_gripper_ever_jumps_whatever_the_policy_answers(Blending blending)
    {
        CommandSlew slew = new(0.3, 0.2, 0.5);
        ChunkPlayer player = new(ScriptedPolicy.Describe(), new() { Blending = blending, Slew = slew, LatencySteps = 2 }, -1);
        RandomStream random = new(1, 0, "jumps");
        double[] last = [0, 0, 0, 0, 0, 0, -1], command = new double[Dimension];
        for (long step = 0; step < 400; step++)
        {
            if (player.AsksAt(step) && random.NextDouble() < 0.7)
                player.Take([.. Enumerable.Range(0, 8 * Dimension).Select(_ => random.NextBetween(-1, 1) > 0 ? 1.0 : -1.0)], step, step + random.NextIndex(3));
            player.Next(step, command);
            for (int i = 0; i < Dimension; i++)
                Assert.InRange(Math.Abs(command[i] - last[i]), 0, (i < 3 ? slew.Translation : i < 6 ? slew.Turn : slew.Grip) + 1e-12);
            command.CopyTo(last, 0);
        }
    }

    [Fact]
    public void Rows_that_were_due_while_the_policy_thought_are_dropped()
    {
        ChunkPlayer player = new(ScriptedPolicy.Describe(), new() { LatencySteps = 3 }, -1);
        double[] rows = new double[8 * Dimension];
        for (int i = 0; i < 8; i++) rows[i * Dimension] = i / 10.0;
        Assert.True(player.Take(rows, from: 10, now: 13));
        Assert.Equal(0.3, Next(player, 13), 12);
        Assert.Equal(0.4, Next(player, 14), 12);
    }

    [Fact]
    public void A_chunk_that_is_stale_altogether_or_older_than_the_newest_is_dropped()
    {
        ChunkPlayer player = new(ScriptedPolicy.Describe(), new(), -1);
        Assert.False(player.Take(Rows(1), from: 0, now: 8));
        Assert.True(player.Take(Rows(0.5), from: 4, now: 5));
        Assert.False(player.Take(Rows(1), from: 3, now: 5));
        Assert.Equal(0.5, Next(player, 5), 12);
    }

    [Fact]
    public void Without_rows_the_arm_is_held_and_the_gripper_stays()
    {
        ChunkPlayer player = new(ScriptedPolicy.Describe(), new(), 1);
        double[] command = new double[Dimension];
        Assert.False(player.Next(0, command));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], command);
        player.Take([.. Enumerable.Range(0, 8).SelectMany(_ => new double[] { 0.5, 0, 0, 0, 0, 0, 0 })], 0, 0);
        for (long step = 0; step < 8; step++) Assert.True(player.Next(step, command));
        Assert.False(player.Next(8, command));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], command);
    }

    [Fact]
    public void The_policy_is_asked_so_early_that_its_answer_is_there_when_it_is_due()
    {
        ChunkPlayer player = new(ScriptedPolicy.Describe(), new() { LatencySteps = 2 }, -1);
        Assert.True(player.AsksAt(0));
        player.Take(Rows(0), from: 0, now: 2);
        Assert.False(player.AsksAt(3));
        Assert.True(player.AsksAt(4));
    }

    [Fact]
    public void An_ensemble_is_the_weighted_mean_of_all_chunks_that_have_a_row()
    {
        ChunkPlayer player = new(ScriptedPolicy.Describe(), new() { Blending = Blending.Ensemble, EnsembleDecay = 0, Slew = new(9, 9, 9) }, -1);
        player.Take(Rows(0), 0, 0);
        player.Take(Rows(0.6), 1, 1);
        player.Take(Rows(0.9), 2, 2);
        Assert.Equal(0.5, Next(player, 2), 12);
    }

    [Fact]
    public void An_overlap_goes_from_the_old_rows_to_the_new_ones_in_equal_parts()
    {
        ChunkPlayer player = new(ScriptedPolicy.Describe(), new() { Blending = Blending.Overlap, Slew = new(9, 9, 9) }, -1);
        player.Take(Rows(0), 0, 0);
        player.Take(Rows(1), 4, 4);
        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1], Enumerable.Range(4, 5).Select(s => Math.Round(Next(player, s), 9)));
    }

    [Fact]
    public void Options_that_do_not_fit_the_policy_are_refused_with_the_values()
    {
        RoboticsException horizon = Assert.Throws<RoboticsException>(() => new PolicyExecutionOptions { ExecutionHorizon = 9 }.Check(ScriptedPolicy.Describe()));
        Assert.Contains("9; allowed: 1 to 8", horizon.Message, StringComparison.Ordinal);
        RoboticsException late = Assert.Throws<RoboticsException>(() => new PolicyExecutionOptions { LatencySteps = 5 }.Check(ScriptedPolicy.Describe()));
        Assert.Contains("5 control steps", late.Message, StringComparison.Ordinal);
        RoboticsException old = Assert.Throws<RoboticsException>(() => new PolicyExecutionOptions().Check(ScriptedPolicy.Describe(30, 20)));
        Assert.Contains("1 s", old.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quaternion_turns_no_further_than_allowed()
    {
        ActionSpace space = new()
        {
            Kind = ActionKind.TcpPose, Frame = ActionFrame.World, TcpSite = "tcp", Scale = [], RotationForm = RotationForm.QuaternionXyzw, Period = TimeSpan.FromMilliseconds(50),
        };
        Rotation turned = Rotation.FromYaw(2);
        double[] last = [0, 0, 0, 0, 0, 0, 1, -1], row = [0, 0, 0, turned.X, turned.Y, turned.Z, turned.W, -1];
        CommandSlew.Of(space).Limit(space, last, row);
        Assert.Equal(0.5, new Rotation(row[3], row[4], row[5], row[6]).AngleTo(Rotation.Identity), 9);
    }
}
