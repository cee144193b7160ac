namespace Robotics.Tests.Verifier;

/// <summary>Each kind of verdict and each cause, on scripted scenes.</summary>
public sealed class VerdictTests
{
    private static readonly Vec3 Up = new(0, 0, 0.1);

    [Fact]
    public async Task A_block_that_is_held_and_lifted_is_picked_up()
    {
        Verdict verdict = await Table().Reach("a").Grasp("a").Carry(Up).Judge(Script.PickUp("a"));

        Assert.Equal(VerdictKind.Satisfied, verdict.Kind);
        Assert.Contains("lifted by 10 cm", verdict.Text, StringComparison.Ordinal);
        Assert.Contains(verdict.Evidence, e => e is { What: "Holding(a)", Value: 1 });
        Assert.Contains(verdict.Evidence, e => e.What == "rise m" && Math.Abs(e.Value - 0.1) < 1e-9);
    }

    [Fact]
    public async Task A_block_that_is_held_but_not_lifted_is_not_picked_up_yet() =>
        Assert.Equal(VerdictKind.Inconclusive, (await Table().Reach("a").Grasp("a").Wait(5).Judge(Script.PickUp("a"))).Kind);

    [Fact]
    public async Task One_scene_without_the_grasp_does_not_undo_it()
    {
        Script script = Table().Reach("a").Grasp("a").Carry(Up).Do(s => s.Holding = null).Do(s => s.Holding = "a");
        Assert.Equal(VerdictKind.Satisfied, (await script.Judge(Script.PickUp("a"))).Kind);
    }

    [Fact]
    public async Task What_the_last_scene_contradicts_is_not_claimed()
    {
        Script script = Table().Reach("a").Grasp("a").Carry(Up).Do(s => s.Holding = null);
        Assert.Equal(VerdictKind.Inconclusive, (await script.Judge(Script.PickUp("a"))).Kind);
    }

    [Fact]
    public async Task A_block_that_was_set_down_and_let_go_of_is_placed()
    {
        Verdict verdict = await Carried().Carry(new(0.2, 0, -0.1)).Do(s => (s.Holding, s.Width) = (null, 0.06)).Do(s => s.Hand += Up / 10, 8).Judge(OnTable);

        Assert.Equal(VerdictKind.Satisfied, verdict.Kind);
        Assert.Equal("placed, at rest and released", verdict.Text);
    }

    [Fact]
    public async Task A_block_that_still_rolls_is_not_placed_yet()
    {
        Script script = Carried().Carry(new(0.2, 0, -0.1)).Do(s => (s.Holding, s.Width) = (null, 0.06))
            .Do(s => s.Move("a", new(0.003, 0, 0)), 8);
        Assert.Equal(VerdictKind.Inconclusive, (await script.Judge(OnTable)).Kind);
    }

    [Fact]
    public async Task A_drawer_beyond_its_threshold_is_open()
    {
        Script script = new Script(Some.Table(), Some.Drawer("cabinet", 0)).Wait(5).Do(s => s.Set("cabinet", 0.15), 6);
        Assert.Equal(VerdictKind.Satisfied, (await script.Judge(Script.Open("cabinet:drawer"))).Kind);
    }

    [Fact]
    public async Task Nothing_seen_anew_satisfies_nothing()
    {
        Script script = Table().Reach("a").Grasp("a").Do(s => s.Sees = false).Carry(Up);
        Assert.Equal(VerdictKind.Inconclusive, (await script.Judge(Script.PickUp("a"))).Kind);
    }

    [Fact]
    public Task A_block_that_was_not_seen_while_it_was_lifted_is_picked_up_all_the_same() => Satisfied(
        Unseen().Do(s => (s.Sees, s.Holding) = (true, null)).Wait(2).Do(s => s.Holding = "a", 8), Script.PickUp("a"));

    [Fact]
    public Task A_block_that_is_taken_anew_has_not_slipped_since_the_first_time() => Satisfied(
        Table().Reach("a").Grasp("a").Carry(Up / 4).Do(s => (s.Holding, s.Width) = (null, 0.08)).Do(s => s.Move("a", -Up / 4)).Wait(3)
            .Do(s => s.Hand += new Vec3(0.03, 0, -0.025)).Grasp("a").Carry(Up).Wait(3),
        Script.PickUp("a"));

    [Fact]
    public Task What_the_last_scene_contradicts_is_no_failure_either() =>
        Open(Carried().Wait(3).Do(s => s.Holding = null, 6).Do(s => s.Holding = "a"), OnTable);

    [Fact]
    public Task A_gripper_that_closes_on_nothing_has_missed() =>
        Violated(Cause.Missed, Table().Reach("a").Do(s => s.Width = 0, 9), Script.PickUp("a"));

    [Fact]
    public Task A_gripper_that_has_been_shut_from_the_start_has_not_missed() =>
        Open(new Script(Some.Table(), Some.Block("a", 0, 0)) { Width = 0 }.Wait(20), Script.PickUp("a"));

    [Fact]
    public Task A_hand_that_rises_without_the_block_has_missed() =>
        Violated(Cause.Missed, Table().Reach("a").Do(s => s.Width = 0.02, 3).Carry(Up), Script.PickUp("a"));

    [Fact]
    public Task A_block_that_falls_while_it_is_lifted_is_dropped() =>
        Violated(Cause.Dropped, Table().Reach("a").Grasp("a").Carry(Up / 3).Do(s => (s.Holding, s.Width) = (null, 0.01)).Do(s => s.Move("a", -Up / 20), 6), Script.PickUp("a"));

    [Fact]
    public Task A_block_that_is_knocked_out_of_the_hand_on_its_way_is_dropped() =>
        Violated(Cause.Dropped, Carried().Carry(new(0.1, 0, 0)).Do(s => s.Holding = null).Do(s => s.Move("a", new(0.02, 0, -0.015)), 6), OnTable);

    [Fact]
    public Task A_block_that_goes_on_with_the_hand_in_the_air_is_not_dropped() =>
        Open(Carried().Carry(new(0.1, 0, 0)).Do(s => s.Holding = null).Do(s => { s.Hand += Up / 10; s.Move("a", Up / 10); }, 10), OnTable);

    [Fact]
    public Task A_block_that_falls_into_its_place_is_placed() => Satisfied(
        Carried().Do(s => s.Holding = null).Do(s => s.Move("a", -Up / 5), 5).Do(s => (s.Hand, s.Width) = (s.Hand + (Up / 10), 0), 8), OnTable);

    [Fact]
    public Task A_block_that_moves_in_the_closed_hand_slips() =>
        Violated(Cause.Slipped, Table().Reach("a").Grasp("a").Do(s => s.Hand += Up / 10, 6), Script.PickUp("a"));

    [Fact]
    public Task Another_block_in_the_hand_is_the_wrong_one() =>
        Violated(Cause.WrongObject, Table().Reach("b").Grasp("b").Carry(Up), Script.PickUp("a"));

    [Fact]
    public Task A_block_that_moves_while_the_hand_is_away_was_moved_by_somebody() =>
        Violated(Cause.MovedByOther, Table().Wait(3).Do(s => s.Move("a", new(0.03, 0, 0)), 2).Wait(2), Script.PickUp("a"));

    [Fact]
    public Task A_block_that_still_falls_when_it_begins_was_not_moved_by_somebody() => Open(
        new Script(Some.Table(), Some.Block("a", 0, 0, 0.1)).Wait(1).Do(s => s.Move("a", -Up / 4), 4).Wait(8), Script.PickUp("a"));

    [Fact]
    public Task A_place_that_moves_while_the_block_is_carried_was_moved_by_somebody() =>
        Violated(
            Cause.MovedByOther,
            Carried(Some.Block("b", 0.3, 0.3)).Wait(2).Do(s => s.Move("b", new(0, 0.03, 0)), 2).Wait(2),
            Script.Place("a", PredicateKind.On, "b"));

    [Fact]
    public Task Pushing_another_block_away_is_a_collision() =>
        Violated(Cause.Collision, Table().Reach("b").Do(s => s.Sweep("b", new(0.02, 0, 0)), 3).Wait(4), Script.PickUp("a"));

    [Fact]
    public Task Pushing_another_block_away_with_what_the_hand_is_at_is_a_collision()
    {
        SceneObject rod = Some.Box("a", new(0.3, 0.04, 0.04), new(0.15, 0, 0.02));
        Script script = new Script(Some.Table(), rod, Some.Block("b", 0.33, 0)) { Hand = new(0, 0, 0.02) }.Wait(2);
        return Violated(Cause.Collision, script.Do(s => { s.Sweep("a", new(0.01, 0, 0)); s.Move("b", new(0.01, 0, 0)); }, 8), Script.PickUp("a"));
    }

    [Fact]
    public Task Another_block_that_somebody_puts_beside_the_hand_is_no_collision() =>
        Open(Table().Reach("a").Do(s => s.Move("b", new(-0.25, 0, 0))).Wait(4), Script.PickUp("a"));

    [Fact]
    public Task Another_block_that_leaps_a_little_beside_the_hand_was_not_pushed() =>
        Open(Table().Reach("b").Do(s => { s.Hand += Up * 0.15; s.Move("b", new(0.035, 0, 0)); }).Do(s => s.Hand += Up * 0.15, 5), Script.PickUp("a"));

    [Fact]
    public Task A_block_that_leans_in_a_drawer_goes_along_with_it()
    {
        Script script = new Script(Some.Table(), Some.Drawer("cabinet", 0.16), Some.Block("b", 0.23, 0, 0.06)) { Hand = new(0.29, 0, 0.05) }.Wait(2);
        return Open(script.Do(s => { s.Sweep("b", new(-0.01, 0, 0)); s.Set("cabinet", s.Hand.X - 0.13); }, 8), Close);
    }

    [Fact]
    public Task A_block_in_the_carried_tray_is_not_bumped_into()
    {
        Script script = new Script(Some.Table(), Some.Tray("tray", new(0.15, 0.15, 0.05), Vec3.Zero), Some.Block("b", 0, 0, 0.004)).Wait(2);
        script.Grasp("tray").Do(
            s =>
            {
                s.Move("tray", Up / 20);
                s.Move("b", Up / 20);
                s.Hand += Up / 20;
            },
            20);
        return Satisfied(script, Script.PickUp("tray"));
    }

    [Fact]
    public Task A_drawer_that_does_not_follow_the_hand_is_blocked() => Violated(
        Cause.Blocked,
        new Script(Some.Table(), Some.Drawer("cabinet", 0)).Do(s => s.Hand = new(0.12, 0, 0.05), 32),
        Script.Open("cabinet:drawer"));

    [Fact]
    public Task A_drawer_that_does_not_follow_in_several_goes_is_blocked() => Violated(
        Cause.Blocked,
        Push(Push(new Script(Some.Table(), Some.Drawer("cabinet", 0)), 14).Do(s => s.Hand += Up / 5, 6), 14),
        Script.Open("cabinet:drawer"));

    [Fact]
    public Task Fingers_that_close_slowly_on_a_handle_do_not_press_in_vain() => Open(
        Push(new Script(Some.Table(), Some.Drawer("cabinet", 0)), 3).Do(s => s.Width -= 0.0025, 30), Script.Open("cabinet:drawer"));

    [Fact]
    public Task A_hand_that_has_been_away_from_a_drawer_and_is_back_has_not_stood_at_it() => Open(
        Push(Push(new Script(Some.Table(), Some.Drawer("cabinet", 0)), 6).Do(s => s.Hand += Up / 5, 22), 6),
        Script.Open("cabinet:drawer"));

    [Fact]
    public Task A_hand_that_stands_still_for_two_seconds_makes_no_progress() => Violated(Cause.NoProgress, Table().Wait(42), Script.PickUp("a"));

    [Fact]
    public Task A_hand_that_waits_for_a_sight_of_its_object_is_not_stuck() =>
        Open(Table().Wait(10).Do(s => s.Sees = false, 20).Do(s => s.Sees = true, 5), Script.PickUp("a"));

    [Fact]
    public Task A_hand_that_wanders_for_four_seconds_makes_no_progress()
    {
        int step = 0;
        return Violated(
            Cause.NoProgress,
            Table().Do(s => s.Hand = new(0.1 * Math.Cos(0.1 * step++), 0.1 * Math.Sin(0.1 * step), 0.4), 125),
            Script.PickUp("a"));
    }

    [Fact]
    public Task A_block_that_was_let_go_of_and_rocks_need_not_come_nearer()
    {
        int step = 0;
        Script script = Carried(Some.Block("b", 0.3, 0.3)).Carry(new(0.1, 0, -0.1)).Do(s => (s.Holding, s.Width) = (null, 0.06));
        return Open(
            script.Do(
                s =>
                {
                    s.Hand = new(0.1 * Math.Cos(0.1 * step++), 0.1 * Math.Sin(0.1 * step), 0.4);
                    s.Move("a", new(step % 2 == 0 ? 0.002 : -0.002, 0, 0));
                },
                125),
            Script.Place("a", PredicateKind.On, "b"));
    }

    [Fact]
    public Task A_block_let_go_of_beside_its_place_is_misplaced() => Violated(
        Cause.Misplaced,
        Carried(Some.Block("b", 0.3, 0.3)).Carry(new(0.1, 0, -0.1)).Do(s => (s.Holding, s.Width) = (null, 0.06)).Do(s => s.Hand += Up / 8, 10),
        Script.Place("a", PredicateKind.On, "b"));

    [Fact]
    public Task A_block_that_hangs_on_a_finger_is_not_misplaced_yet() => Open(
        Carried(Some.Block("b", 0.3, 0.3)).Do(s => (s.Holding, s.Width) = (null, 0.06)).Wait(10), Script.Place("a", PredicateKind.On, "b"));

    [Fact]
    public Task Placing_with_an_empty_hand_has_lost_its_precondition() => Violated(Cause.PreconditionLost, Table().Wait(5), OnTable);

    [Fact]
    public async Task A_condition_that_must_hold_and_ends_is_a_precondition_lost()
    {
        Script script = new Script(Some.Table(), Some.Drawer("cabinet", 0.15), Some.Block("a", 0.3, 0.3)).Wait(3).Do(s => s.Set("cabinet", 0.1), 5);
        Subgoal subgoal = Script.PickUp("a") with { Hold = [new(PredicateKind.Open, "cabinet:drawer")] };

        Assert.Equal(Cause.PreconditionLost, (await script.Judge(subgoal)).Cause);
    }

    [Fact]
    public async Task Verdicts_come_within_half_a_second()
    {
        Assert.InRange(await Table().Reach("a").Do(s => s.Width = 0, 9).FirstStep(Script.PickUp("a"), VerdictKind.Violated), 10, 20);
        Assert.InRange(await Table().Reach("a").Grasp("a").Carry(Up).FirstStep(Script.PickUp("a"), VerdictKind.Satisfied), 13, 23);
    }

    [Fact]
    public async Task Motion_within_the_error_of_the_poses_is_nobodys()
    {
        Script script = Table().Do(s => s.Blur("a", 0.005)).Wait(3).Do(s => s.Move("a", new(0.017, 0, 0)), 2).Wait(3);
        Assert.Equal(VerdictKind.Inconclusive, (await script.Judge(Script.PickUp("a"))).Kind);
    }

    [Fact]
    public async Task What_takes_longer_than_ever_is_late_and_then_missing()
    {
        DurationModel expected = new(20, 5, 20);
        Assert.Null((await Table().Wait(34).Judge(Script.PickUp("a"), expected)).Timing);
        TimingAlarm late = (await Table().Wait(40).Judge(Script.PickUp("a"), expected)).Timing!;
        Assert.Equal((TimingKind.Late, "Holding(a)"), (late.Kind, late.Event));

        // Student's law with 19 degrees of freedom at (41 - 20) / (5 √(1 + 1/20)).
        Assert.Equal(3.057e-4, late.Probability, 5e-6);
        Assert.Equal(TimingKind.Missing, (await Table().Wait(75).Judge(Script.PickUp("a"), expected)).Timing!.Kind);
    }

    [Fact]
    public async Task What_is_done_sooner_than_ever_is_early()
    {
        TimingAlarm? alarm = (await Table().Reach("a").Grasp("a").Carry(Up).Judge(Script.PickUp("a"), new(100, 10, 20))).Timing;
        Assert.Equal(TimingKind.Early, alarm!.Kind);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_less_experience_the_more_it_takes_to_raise_an_alarm(int samples) =>
        Assert.Null((await Table().Wait(55).Judge(Script.PickUp("a"), new(20, 5, samples))).Timing);

    /// <summary>The hand has closed on block a and lifted it, and all that while there was no sight of it.</summary>
    private static Script Unseen()
    {
        Script script = Table().Reach("a").Do(s => (s.Sees, s.Width) = (false, 0.04), 4).Do(s => s.Hand += Up / 10, 10);
        script.Move("a", Up);
        return script;
    }

    /// <summary>The hand is at the drawer for so many scenes, and it stays.</summary>
    private static Script Push(Script script, int scenes) => script.Do(s => s.Hand = new(0.12, 0, 0.05), scenes);

    private static Subgoal Close => Script.Open("cabinet:drawer") with { Verb = SkillVerb.Close, Postcondition = [new(PredicateKind.Close, "cabinet:drawer")] };

    private static Subgoal OnTable => Script.Place("a", PredicateKind.On, "table");

    private static Script Table() => new Script(Some.Table(), Some.Block("a", 0, 0), Some.Block("b", 0.3, 0)).Wait(1);

    /// <summary>Block a in the hand, 10 cm above the table.</summary>
    private static Script Carried(params ReadOnlySpan<SceneObject> more) =>
        new Script([Some.Table(), Some.Block("a", 0, 0, 0.1), .. more]) { Hand = new(0, 0, 0.12), Holding = "a", Width = 0.04 }.Wait(2);

    private static async Task Violated(Cause cause, Script script, Subgoal subgoal)
    {
        Verdict verdict = await script.Judge(subgoal);
        Assert.Equal((VerdictKind.Violated, cause), (verdict.Kind, verdict.Cause));
        Assert.NotEmpty(verdict.Evidence);
    }

    private static async Task Open(Script script, Subgoal subgoal) => Assert.Equal(VerdictKind.Inconclusive, (await script.Judge(subgoal)).Kind);

    private static async Task Satisfied(Script script, Subgoal subgoal) => Assert.Equal(VerdictKind.Satisfied, (await script.Judge(subgoal)).Kind);
}
