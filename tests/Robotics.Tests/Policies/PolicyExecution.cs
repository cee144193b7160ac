using Robotics.Cerebellum;
using Robotics.Cerebellum.Policies.Execution;
using Robotics.Cerebellum.Routing;
using Robotics.Tests.Cerebellum;

namespace Robotics.Tests.Policies;

public sealed class PolicyExecution
{
    private static readonly CommandLease Lease = new("test", 1);

    private static Subgoal Pick(SkillVerb verb = SkillVerb.PickUp) => new()
    {
        Id = "p1.s1",
        Verb = verb,
        Object = "o",
        Postcondition = [new(PredicateKind.Holding, "o")],
        StepBudget = 200,
        RetryBudget = 1,
        Sentence = "pick up the block",
    };

    private static KinematicWorld World() =>
        new(KinematicWorld.Home, [(Things.Table(), Pose.Identity), (Things.Block("o"), new(new(0.05, 0.1, 0), Rotation.FromYaw(0.4)))]);

    private static ScriptedPolicy Policy(KinematicWorld world, Func<PolicyQuery, int, int, double> value) =>
        new(ScriptedPolicy.Describe() with { Space = world.Description.ActionSpaces.First(s => s.Kind == ActionKind.OscPoseDelta) }, value);

    private static async Task<List<SkillStep>> Run(PolicyExecutor executor, KinematicWorld world, int steps, Subgoal? subgoal = null)
    {
        Observation now = await world.ObserveAsync(ObservationRequest.Proprioception, default);
        SkillSession session = await executor.BeginAsync(subgoal ?? Pick(), new("t", now.Step, now.Time), Lease, TriedEdges.None, default);
        SkillProgress progress = await executor.AdvanceAsync(session, steps, null, default);
        await executor.EndAsync(session, EndReason.Violated, default);
        return [.. progress.Steps];
    }

    [Fact]
    public async Task A_policy_is_asked_once_an_execution_horizon_and_its_rows_are_played_in_order()
    {
        KinematicWorld world = World();
        ScriptedPolicy policy = Policy(world, (_, row, number) => number == 6 ? -1 : number == 2 ? row / 10.0 : 0);
        List<SkillStep> steps = await Run(new(world, world, policy, new(), new CommandHistory()), world, 10);
        Assert.Equal(3, policy.Asked);
        Assert.Equal([0, 0.1, 0.2, 0.3, 0, 0.1, 0.2, 0.3, 0, 0.1], steps.Select(s => Math.Round(s.Applied.Commanded[2], 9)));
    }

    [Theory]
    [InlineData(SkillVerb.PickUp, -1)]
    [InlineData(SkillVerb.Place, 1)]
    public async Task A_try_at_what_has_just_failed_begins_by_rising_aside_and_opens_only_a_hand_that_is_to_pick_up(SkillVerb verb, double gripper)
    {
        KinematicWorld world = World();
        CommandHistory history = new() { Gripper = 1 };
        PolicyExecutor executor = new(world, world, Policy(world, (_, _, number) => number == 6 ? 1 : 0), new(), history);
        List<SkillStep> first = await Run(executor, world, 3, Pick(verb)), again = await Run(executor, world, 30, Pick(verb)), other = await Run(executor, world, 3, Pick(verb) with { Sentence = "another" });
        Assert.All(first.Concat(other), s => Assert.Equal("policy", s.Phase));
        List<SkillStep> rising = [.. again.TakeWhile(s => s.Phase == "retreat")];
        Assert.InRange(rising.Count, 3, 26);
        Assert.All(rising, s => Assert.Equal(gripper, s.Applied.Commanded[6]));
        Assert.True(rising[^1].Applied.Commanded[2] > 0 && rising.Count < again.Count);
    }

    [Theory]
    [InlineData(-2.85, 1, 1)]
    [InlineData(-2.85, 2, -1)]
    [InlineData(2, 1, 0)]
    [InlineData(2.85, 1, -1)]
    public async Task An_arm_at_the_end_of_a_joint_turns_the_hand_away_from_it_when_it_begins_anew_and_then_the_other_way(double position, int failures, int way)
    {
        BodyDescription body = Tabletop.Tabletop.Panda.Body;
        Observation now = (await World().ObserveAsync(ObservationRequest.Proprioception, default)) with { JointPositions = body.HomePositions.SetItem(6, position) };
        double turn = FreshStart.Unwinding(body.Joints, now, failures);
        Assert.Equal(way, Math.Sign(turn));
        double[] command = new double[7];
        FreshStart fresh = new(SkillVerb.PickUp, KinematicWorld.Home, turn, new RandomStream(1, 0, "test"));
        Assert.True(fresh.Next(ActionSpace.OscPoseDelta("tcp"), 10, -1, now, command));
        Assert.True(command[2] > 0);

        // The hand points down: its own axis is the world's, upside down.
        Assert.Equal(-way, Math.Round(command[5]));
    }

    [Fact]
    public async Task What_the_policy_has_failed_to_place_twice_is_let_go_of_and_then_the_policy_is_called_again()
    {
        KinematicWorld world = World();
        ScriptedPolicy policy = Policy(world, (_, _, number) => number == 6 ? 1 : 0);
        PolicyExecutor executor = new(world, world, policy, new(), new CommandHistory() { Gripper = 1 });
        for (int i = 0; i < 2; i++) await Run(executor, world, 30, Pick(SkillVerb.Place));
        int asked = policy.Asked;
        double from = (await world.ObserveAsync(ObservationRequest.Proprioception, default)).TcpInWorld.Position.Z;
        List<SkillStep> left = await Run(executor, world, 60, Pick(SkillVerb.Place));
        Assert.Equal(asked, policy.Asked);
        Assert.All(left, s => Assert.Equal(-1, s.Applied.Commanded[6]));
        Assert.InRange(left[^1].Scene.Robot.TcpInWorld.Position.Z - from, 0.08, 0.13);
        Assert.True(left.Count < 60);
        await Run(executor, world, 60, Pick(SkillVerb.Place));
        Assert.True(policy.Asked > asked);
    }

    [Fact]
    public async Task A_hand_that_has_let_go_and_lingers_leaves_by_itself()
    {
        KinematicWorld world = World();
        CommandHistory history = new() { Gripper = 1 };
        PolicyExecutor executor = new(world, world, Policy(world, (q, _, number) => number == 6 ? (q.Now.Step < 10 ? 1 : -1) : 0), new(), history);
        List<SkillStep> steps = await Run(executor, world, 200, Pick(SkillVerb.Place));
        Assert.InRange(steps.Count, 40, 80);
        Assert.Equal(["policy", "release"], steps.Select(s => s.Phase).Distinct());
        Assert.True(steps[^1].Scene.Robot.TcpInWorld.Position.Z > steps[0].Scene.Robot.TcpInWorld.Position.Z + 0.05);
    }

    [Fact]
    public async Task Latency_holds_the_arm_at_first_and_freezes_rows_later()
    {
        KinematicWorld world = World();
        ScriptedPolicy policy = Policy(world, (_, row, number) => number == 6 ? -1 : number == 2 ? (row + 1) / 10.0 : 0);
        PolicyExecutionOptions options = new() { LatencySteps = 2, Blending = Blending.RealTime };
        List<SkillStep> steps = await Run(new(world, world, policy, options, new CommandHistory()), world, 12);
        Assert.Equal(["hold", "hold", "policy"], steps.Take(3).Select(s => s.Phase));
        Assert.Equal(0.3, steps[2].Applied.Commanded[2], 9);
        Assert.Equal(0, policy.Frozen[0]);
        Assert.All(policy.Frozen.Skip(1), f => Assert.Equal(2, f));
    }

    [Fact]
    public async Task An_answer_that_is_not_finite_ends_the_try_and_names_the_row()
    {
        KinematicWorld world = World();
        ScriptedPolicy policy = Policy(world, (_, row, _) => row == 3 ? double.NaN : 0);
        PolicyExecutor executor = new(world, world, policy, new(), new CommandHistory());
        SkillSession session = await executor.BeginAsync(Pick(), new("t", 0, TimeSpan.Zero), Lease, TriedEdges.None, default);
        SkillProgress progress = await executor.AdvanceAsync(session, 10, null, default);
        Assert.Empty(progress.Steps);
        Assert.Contains("row 3", progress.Outcome!.Text, StringComparison.Ordinal);
        await executor.EndAsync(session, EndReason.Finished, default);
    }

    [Fact]
    public async Task A_late_policy_in_real_time_has_the_arm_held_and_then_the_try_ended()
    {
        KinematicWorld world = World();
        using SemaphoreSlim never = new(0);
        ScriptedPolicy policy = Policy(world, (_, _, _) =>
        {
            never.Wait();
            return 0;
        });
        PolicyExecutionOptions options = new() { WaitsForAnswers = false, MostHeldSteps = 5 };
        PolicyExecutor executor = new(world, world, policy, options, new CommandHistory());
        SkillSession session = await executor.BeginAsync(Pick(), new("t", 0, TimeSpan.Zero), Lease, TriedEdges.None, default);
        SkillProgress progress = await executor.AdvanceAsync(session, 50, null, default);
        Assert.Equal(Cause.Unavailable, progress.Outcome!.Cause);
        Assert.All(progress.Steps, s => Assert.Equal("hold", s.Phase));
        Assert.Equal(5, progress.Steps.Length);
        never.Release(1000);
        await executor.EndAsync(session, EndReason.Finished, default);
    }

    [Fact]
    public async Task Looking_and_letting_go_need_no_policy()
    {
        KinematicWorld world = World();
        ScriptedPolicy policy = Policy(world, (_, _, _) => throw new InvalidOperationException("asked"));
        PolicyExecutor executor = new(world, world, policy, new(), new CommandHistory());
        List<SkillStep> released = await Run(executor, world, 60, Pick(SkillVerb.Release));
        Assert.All(released, s => Assert.Equal(-1, s.Applied.Commanded[6]));
        Assert.True(released[^1].Scene.Robot.TcpInWorld.Position.Z > released[0].Scene.Robot.TcpInWorld.Position.Z + 0.08);
        List<SkillStep> looked = await Run(executor, world, 5, Pick(SkillVerb.Look));
        Assert.All(looked, s => Assert.Equal([0, 0, 0, 0, 0, 0], s.Applied.Commanded.Take(6)));
        Assert.Equal(0, policy.Asked);
    }

    [Fact]
    public void A_policy_for_actions_that_the_body_does_not_take_is_refused()
    {
        KinematicWorld world = World();
        ScriptedPolicy policy = new(ScriptedPolicy.Describe() with { Space = ScriptedPolicy.Space with { Period = TimeSpan.FromMilliseconds(20) } }, (_, _, _) => 0);
        RoboticsException e = Assert.Throws<RoboticsException>(() => new PolicyExecutor(world, world, policy, new(), new CommandHistory()));
        Assert.Equal(ErrorCode.Unsupported, e.Code);
    }

    [Fact]
    public async Task A_route_falls_back_to_the_next_executor_after_a_failure_of_the_same_step()
    {
        KinematicWorld world = World();
        CommandHistory history = new();
        PolicyExecutor first = new(world, world, Policy(world, (_, _, _) => 0), new(), history), second = new(world, world, Policy(world, (_, _, _) => 0), new(), history);
        RoutedExecutor routed = new(
            ExecutorRoutes.Parse("pick_up=a|b,*=b"), ImmutableSortedDictionary.CreateRange<string, ISkillExecutor>(StringComparer.Ordinal, [new("a", first), new("b", second)]));
        TaskStep at = new("t", 0, TimeSpan.Zero);
        SkillSession one = await routed.BeginAsync(Pick(), at, Lease, TriedEdges.None, default);
        Assert.StartsWith("a/", one.Id, StringComparison.Ordinal);
        await routed.AdvanceAsync(one, 3, null, default);
        await routed.EndAsync(one, EndReason.Violated, default);
        SkillSession two = await routed.BeginAsync(Pick(), at, Lease, TriedEdges.None, default);
        Assert.StartsWith("b/", two.Id, StringComparison.Ordinal);
        Assert.NotEmpty((await routed.AdvanceAsync(two, 3, null, default)).Steps);
        SkillSession other = await routed.BeginAsync(Pick() with { Object = "p" }, at, Lease, TriedEdges.None, default);
        Assert.StartsWith("a/", other.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pick_up=skills", "*=executor")]
    [InlineData("hold=skills,*=skills", "verb")]
    [InlineData("*=skills,*=policy:x", "twice")]
    public void Routes_that_say_too_little_are_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<RoboticsException>(() => ExecutorRoutes.Parse(text)).Message, StringComparison.Ordinal);
}
