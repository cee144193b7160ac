namespace Robotics.Tests.Verifier;

/// <summary>Each cause where it is one, within a second, and where it is none; seen exactly, and with errors of 3 mm from scene to scene.</summary>
public sealed class CauseTests
{
    private const double Noise = 0.003;

    /// <summary>Scenes between two judgements: of the second that a verdict may take, the rest is left for the scenes that it needs.</summary>
    private const int Window = 10, Second = 20;

    private static readonly Vec3 Up = new(0, 0, 0.1);

    private static readonly SortedDictionary<string, (Cause Cause, Func<Script> Happens, Func<Script> Not, Subgoal Subgoal)> Cases = new(StringComparer.Ordinal)
    {
        ["slip"] = (
            Cause.Slipped,
            () => Table().Reach("a").Grasp("a").Do(s => s.Hand += Up / 10, 3).Now().Do(s => s.Hand += Up / 10, 6),
            () => Table().Reach("a").Grasp("a").Do(s => s.Hand += Up / 20).Carry(Up),
            Script.PickUp("a")),
        ["drop"] = (
            Cause.Dropped,
            () => Held().Carry(new(0.1, 0, 0)).Now().Do(s => (s.Holding, s.Width) = (null, 0.03)).Do(s => s.Move("a", -Up / 5), 5).Wait(6),
            () => Held().Carry(new(0.1, 0, -0.1)).Do(s => (s.Holding, s.Width) = (null, 0.06)).Do(s => s.Hand += Up / 10, 10),
            OnTable),
        ["drop while lifting"] = (
            Cause.Dropped,
            () => Table().Reach("a").Grasp("a").Carry(Up / 2).Now().Do(s => (s.Holding, s.Width) = (null, 0.01)).Do(s => s.Move("a", -Up / 10), 5).Wait(6),
            () => Table().Reach("a").Grasp("a").Carry(Up / 4).Do(s => s.Holding = null).Do(s => s.Holding = "a", 3).Carry(Up),
            Script.PickUp("a")),
        ["miss"] = (
            Cause.Missed,
            () => Table().Reach("a").Do(s => s.Width = 0.04).Do(s => s.Width = 0).Now().Wait(12),
            () => Table().Reach("a").Grasp("a").Wait(12),
            Script.PickUp("a")),
        ["miss with something between the fingers"] = (
            Cause.Missed,
            () => Table().Reach("a").Do(s => s.Width = 0.02, 3).Now().Do(s => s.Hand += Up / 10, 12),
            () => Table().Reach("a").Do(s => s.Width = 0.04, 3).Do(s => s.Holding = "a").Carry(Up),
            Script.PickUp("a")),
        ["wrong object"] = (
            Cause.WrongObject,
            () => Table().Reach("b").Now().Grasp("b").Carry(Up / 2),
            () => Table().Do(s => s.Holding = "b", 2).Do(s => s.Holding = null).Reach("a"),
            Script.PickUp("a")),
        ["blocked"] = (
            Cause.Blocked,
            () => Cabinet().Do(s => s.Hand = new(0.12, 0, 0.05), Second).Now().Wait(12),
            () => Cabinet().Do(s => s.Hand = new(0.12, 0, 0.05), 15).Do(s => Pull(s, 0.002), 40),
            Script.Open("cabinet:drawer")),
        ["stuck"] = (
            Cause.NoProgress,
            () => Table().Wait(Second).Now().Wait(12),
            () => Table().Do(s => s.Hand -= Up / 40, 60),
            Script.PickUp("a")),
        ["collision"] = (
            Cause.Collision,
            () => Table().Reach("b").Do(s => s.Sweep("b", new(0.01, 0, 0)), 3).Now().Do(s => s.Sweep("b", new(0.01, 0, 0)), 4).Wait(4),
            () => Table().Reach("b").Do(s => s.Move("b", new(0.08, 0, 0))).Wait(6),
            Script.PickUp("a")),
        ["moved by somebody"] = (
            Cause.MovedByOther,
            () => Table().Wait(3).Do(s => s.Move("a", new(0.06, 0, 0))).Now().Wait(6),
            () => Table().Reach("a").Do(s => s.Sweep("a", new(0.01, 0, 0)), 6).Wait(3),
            Script.PickUp("a")),
        ["precondition lost"] = (
            Cause.PreconditionLost,
            () => Cabinet(0.16).Wait(3).Do(s => s.Set("cabinet", 0.05)).Now().Wait(6),
            () => Cabinet(0.16).Wait(3).Do(s => s.Set("cabinet", 0.05), 2).Do(s => s.Set("cabinet", 0.16), 6),
            Script.PickUp("a") with { Hold = [new(PredicateKind.Open, "cabinet:drawer")] }),
        ["nothing to place"] = (Cause.PreconditionLost, () => Table().Now().Wait(6), () => Held().Wait(6), OnTable),
        ["misplaced"] = (
            Cause.Misplaced,
            () => Held(Some.Block("b", 0.3, 0.3)).Carry(new(0.1, 0, -0.1)).Do(s => (s.Holding, s.Width) = (null, 0.06)).Now().Do(s => s.Hand += Up / 10, 12),
            () => Held(Some.Block("b", 0.2, 0)).Carry(new(0.2, 0, -0.06)).Do(s => (s.Holding, s.Width) = (null, 0.06)).Do(s => s.Hand += Up / 10, 12),
            Script.Place("a", PredicateKind.On, "b")),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Subgoal OnTable => Script.Place("a", PredicateKind.On, "table");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_told_within_a_second(string name)
    {
        (Cause cause, Func<Script> happens, _, Subgoal subgoal) = Cases[name];
        foreach (Script script in Seen(happens))
        {
            (Verdict Verdict, int Step) first = Assert.NotNull(await script.First(subgoal, v => v.Kind == VerdictKind.Violated));
            Assert.Equal(cause, first.Verdict.Cause);
            Assert.True(first.Step <= script.Event + Second - Window, FormattableString.Invariant($"{name}: at {first.Step}, it had come about at {script.Event}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_only_looks_like_it_is_not(string name)
    {
        (_, _, Func<Script> not, Subgoal subgoal) = Cases[name];
        foreach (Script script in Seen(not)) Assert.Null(await script.First(subgoal, v => v.Kind == VerdictKind.Violated));
    }

    /// <summary>Exactly, and with five draws of errors.</summary>
    private static IEnumerable<Script> Seen(Func<Script> script) =>
        Enumerable.Range(0, 5).Select(seed => script().Noisy(Noise, seed)).Prepend(script());

    private static Script Table() => new Script(Some.Table(), Some.Block("a", 0, 0), Some.Block("b", 0.3, 0)).Wait(1);

    private static Script Cabinet(double open = 0) => new Script(Some.Table(), Some.Drawer("cabinet", open), Some.Block("a", 0.4, 0.3)).Wait(1);

    /// <summary>Block a in the hand, 10 cm above the table.</summary>
    private static Script Held(params ReadOnlySpan<SceneObject> more) =>
        new Script([Some.Table(), Some.Block("a", 0, 0, 0.1), .. more]) { Hand = new(0, 0, 0.12), Holding = "a", Width = 0.04 }.Wait(2);

    private static void Pull(Script script, double by)
    {
        script.Hand += new Vec3(by, 0, 0);
        script.Set("cabinet", script.Hand.X - 0.12);
    }
}
